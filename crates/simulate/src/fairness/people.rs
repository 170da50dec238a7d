//! The people of the model, drawn before anything happens, so that each regime meets the same ones.

use super::calendar::{Calendar, DAILY, OFFICES, STEP, errand};
use super::chance::{About, Chance};
use super::{Options, SPAN};
use besok_core::id::{OfficeId, PersonId};
use besok_core::party::Comer;
use besok_core::waiting::{Entry, State, Wish};
use jiff::civil::{Date, Time, Weekday, time};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use std::collections::BTreeSet;

/// How somebody looks for a time and reads messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// On the web three times a day from 7 to 23; reads messages within four hours.
    Web,
    /// On the web once a day from 7 to 23; reads messages then.
    Daily,
    /// On the web once an evening from 18 to 22; reads messages then.
    Evening,
    /// By phone once a working day from 9 to 16; has to be phoned.
    Phone,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Web, Self::Daily, Self::Evening, Self::Phone];

    /// As it stands in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Daily => "daily",
            Self::Evening => "evening",
            Self::Phone => "phone",
        }
    }
}

/// Who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody who needs a visit.
    Honest(Kind),
    /// A name under which a gang of traders books: they are numbered.
    Alias(usize),
}

/// Somebody of the model.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub who: Who,
    /// When they need a visit.
    pub needs_at: Timestamp,
    pub slots: i64,
    pub wish: Wish,
    /// The date by which they have to book.
    pub book_by: Option<Date>,
    /// Which part of the time until their visit passes before they give it back, if they do.
    pub cancels: Option<f64>,
    /// After how many days of waiting they would buy a time.
    pub buys_after: Option<i64>,
    /// Whether any time at any office does, for one, without a date: these are compared with each other.
    pub is_flexible: bool,
}

impl Person {
    /// Their place in line, if they join now.
    pub fn entry(&self, id: String, now: Timestamp) -> Entry {
        Entry {
            id: id.into(),
            account: self.wish.party[0].person.as_str().into(),
            persons: BTreeSet::new(),
            wish: self.wish.clone(),
            since: now,
            state: State::Waiting,
            invitation: None,
            book_by: self.book_by,
            has: None,
            missed: 0,
            phone_only: self.who == Who::Honest(Kind::Phone),
        }
    }

    /// When they look next after an instant: that many looks a day, at times drawn for each day.
    pub fn next_look(&self, me: usize, (chance, calendar): (Chance, &Calendar), now: Timestamp) -> Timestamp {
        let Who::Honest(kind) = self.who else { return now };
        let (looks, from, to) = match kind {
            Kind::Web => (3, 7, 23),
            Kind::Daily => (1, 7, 23),
            Kind::Evening => (1, 18, 22),
            Kind::Phone => (1, 9, 16),
        };
        let mut day = calendar.day(now);
        loop {
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            let span = (from * 3600, to * 3600);
            let times = (0..looks).map(|nth| {
                let nth = (calendar.at(day, 0).as_second() / 86_400) * 4 + nth;
                calendar.at(day, chance.between(About::Look, me, nth, span))
            });
            let next = times.filter(|time| *time > now).min().filter(|_| !(weekend && kind == Kind::Phone));
            if let Some(next) = next {
                return next;
            }
            day = day.saturating_add(1.day());
        }
    }
}

/// Everybody: those who need a visit in the order in which they do, then the aliases of each gang.
pub(super) fn people(options: &Options, calendar: &Calendar, from: Date) -> Vec<Person> {
    let chance = Chance(options.seed);
    let slots_a_day = options.demand * DAILY as f64 * 5.0 / 7.0;
    let slots_each = 1.0 + (1.0 - DATED) * FAMILIES;
    let count = (slots_a_day / slots_each * SPAN as f64) as usize;
    let honest = (0..count).map(|me| honest(me, chance, calendar, from));
    let begins = calendar.at(from, 0);
    let aliases = (0..options.gangs).flat_map(|gang| (0..options.aliases).map(move |_| gang));
    let aliases = aliases.enumerate().map(|(nth, gang)| Person {
        who: Who::Alias(gang),
        needs_at: begins,
        slots: 1,
        wish: Wish { notice_hours: SELLABLE, ..wish(count + nth, 1, &OFFICES.map(OfficeId::from), from) },
        book_by: None,
        cancels: None,
        buys_after: None,
        is_flexible: false,
    });
    honest.chain(aliases).collect()
}

/// The part of people without a date who are a family of two, received one after the other. With a date one comes alone, so
/// that what could be reached at best is known exactly.
const FAMILIES: f64 = 0.15;
/// The part of people whom the agency has given a date.
const DATED: f64 = 0.2;
/// The part of those who can only come to the small office.
const ONLY_SMALL: f64 = 0.75;
/// In how many days from now such a date is.
const DATES: (i64, i64) = (5, 25);
/// The part of people who give their time back.
const CANCEL: f64 = 0.12;
/// The part of people who would buy a time, and after how many days of waiting.
const BUY: (f64, (i64, i64)) = (0.25, (2, 8));

/// The part of people who can come whenever it is, and how many hours ahead the others want to know.
const SHORT_NOTICE: f64 = 0.35;
const NOTICE: i64 = 48;

/// How many hours ahead a time has to be so that traders can still sell it.
pub(super) const SELLABLE: i64 = 72;

fn honest(me: usize, chance: Chance, calendar: &Calendar, from: Date) -> Person {
    let part = |about: About| chance.part(about, me, 0);
    let day = from.saturating_add(((part(About::Need) * SPAN as f64) as i64).days());
    let needs_at = calendar.at(day, chance.between(About::Need, me, 1, (8 * 3600, 20 * 3600)));
    let kind = match part(About::Kind) {
        part if part < 0.3 => Kind::Web,
        part if part < 0.6 => Kind::Daily,
        part if part < 0.8 => Kind::Evening,
        _ => Kind::Phone,
    };
    let dated = part(About::Date) < DATED;
    let slots = 1 + i64::from(!dated && part(About::Family) < FAMILIES);
    let flexibility = part(About::Flexibility);
    let offices: &[&str] = match () {
        () if dated && part(About::OnlySmall) < ONLY_SMALL => &OFFICES[2..],
        () if flexibility < 0.5 => &OFFICES,
        () if part(About::Office) < 0.67 => &OFFICES[..1],
        () => &OFFICES[1..2],
    };
    let offices: Vec<OfficeId> = offices.iter().map(|office| OfficeId::from(*office)).collect();
    let mut wish = wish(me, slots, &offices, day);
    wish.notice_hours = if part(About::Notice) < SHORT_NOTICE { 0 } else { NOTICE };
    if flexibility >= 0.8 {
        narrow(&mut wish, part(About::Half) < 0.5);
    }
    let buys = slots == 1 && kind != Kind::Phone && part(About::Buys) < BUY.0;
    Person {
        who: Who::Honest(kind),
        needs_at,
        slots,
        is_flexible: !dated && slots == 1 && flexibility < 0.5,
        wish,
        book_by: dated.then(|| day.saturating_add(chance.between(About::Date, me, 1, DATES).days())),
        cancels: (part(About::Cancels) < CANCEL).then(|| part(About::CancelsWhen)),
        buys_after: buys.then(|| chance.between(About::BuysAfter, me, 0, BUY.1)),
    }
}

/// Any time at these offices from the next day on.
fn wish(me: usize, slots: i64, offices: &[OfficeId], day: Date) -> Wish {
    let comer = |nth: i64| Comer::new(&PersonId(format!("{me}.{nth}")), &errand().id);
    Wish {
        errand: errand().id,
        party: (0..slots).map(comer).collect(),
        minutes: slots * STEP,
        places: 1,
        step_free: false,
        offices: offices.to_vec(),
        weekdays: Weekday::Monday.cycle_forward().take(7).collect(),
        from: Time::midnight(),
        to: Time::MAX,
        notice_hours: 0,
        earliest: day.saturating_add(1.day()),
        latest: Date::MAX,
    }
}

/// Only mornings or afternoons of three weekdays.
fn narrow(wish: &mut Wish, mornings: bool) {
    wish.weekdays = vec![Weekday::Monday, Weekday::Wednesday, Weekday::Thursday];
    if mornings {
        wish.to = time(12, 0, 0, 0);
    } else {
        wish.from = time(11, 0, 0, 0);
    }
}
