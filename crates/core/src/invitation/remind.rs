//! When the one who is asked is told once more.
//!
//! By mail a week and two days before the last day, by letter two weeks before, because post takes days; never so soon
//! after the last time that it would only repeat it, never at night, and never by a way on which the request came back.

use super::{Channel, Invitation};
use crate::opening::local_day;
use crate::reminder::is_daytime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

/// Which reminder, in the order in which they are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// A letter, while there is time for the post and for booking after it.
    Letter,
    /// A mail a week before: there is still a choice of times.
    Week,
    /// A mail two days before: the last chance.
    TwoDays,
}

/// When somebody was last written to, by the ways on which nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// When a mail was last put into the outbox.
    pub mailed_at: Option<Timestamp>,
    /// When the last letter was posted.
    pub posted_at: Option<Timestamp>,
}

impl Reminder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Letter, Self::Week, Self::TwoDays];
    /// From how many days before the last day on any of them may be due.
    pub const DAYS: i64 = 14;

    /// Which number a request has that has had this one.
    pub fn number(self) -> i64 {
        match self {
            Self::Letter => 1,
            Self::Week => 2,
            Self::TwoDays => 3,
        }
    }

    /// How it is sent.
    pub fn channel(self) -> Channel {
        match self {
            Self::Letter => Channel::Letter,
            Self::Week | Self::TwoDays => Channel::Email,
        }
    }

    /// From how many days before the last day on, and down to how many, it is sent; and how many days must have passed
    /// since the last time.
    fn window(self) -> (i64, i64, i64) {
        match self {
            Self::Letter => (Self::DAYS, 7, 7),
            Self::Week => (7, 3, 3),
            Self::TwoDays => (2, 0, 2),
        }
    }

    fn is_due(self, invitation: &Invitation, written: Written, zone: &TimeZone, now: Timestamp) -> bool {
        let (from, to, fresh) = self.window();
        let Ok(left) = local_day(now, zone).until((Unit::Day, invitation.last_day)) else { return false };
        let last = match self.channel() {
            Channel::Letter => written.posted_at,
            Channel::Email | Channel::Both => written.mailed_at,
        };
        invitation.reminded < self.number()
            && (to..=from).contains(&i64::from(left.get_days()))
            && last.is_some_and(|last| now.as_second() - last.as_second() >= fresh * 24 * 3600)
    }

    /// The one that is to be sent now, if any is. That no visit is booked, the caller knows.
    pub fn due(invitation: &Invitation, written: Written, zone: &TimeZone, now: Timestamp) -> Option<Self> {
        let open = invitation.is_open(now, zone) && invitation.ended_at.is_none() && is_daytime(zone, now);
        let due = |each: &Self| each.is_due(invitation, written, zone, now);
        Self::ALL.into_iter().rev().find(|each| open && due(each))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ErrandId;
    use crate::invitation::{Asked, Invitee, Reason};
    use crate::language::Language;
    use crate::person::{BirthDate, Name};
    use jiff::ToSpan;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// To be booked by 17 April 2026.
    fn asked() -> Invitation {
        let last_day = date(2026, 4, 17);
        let invitee = Invitee {
            name: Name::parse("Anna Ek").unwrap(),
            birth_date: BirthDate::parse("1990", "1", "1", date(2026, 1, 1)).unwrap(),
            errands: vec![ErrandId::from("passport")],
        };
        let asked = Asked {
            case_file: "1".into(),
            people: vec![invitee],
            offices: Vec::new(),
            book_by: last_day,
            reason: Reason::Passport,
            note: String::new(),
            language: Language::DEFAULT,
            channel: Channel::Both,
            email: None,
            address: Vec::new(),
        };
        Invitation::new("1".into(), asked, "staff:1".into(), at("2026-03-01T09:00:00Z"))
    }

    /// Every hour from a month before to a day after: which reminders go out when?
    fn sent(mut written: Written) -> Vec<(Reminder, String)> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let mut invitation = asked();
        let mut sent = Vec::new();
        let first = at("2026-03-17T00:00:00Z");
        for hour in 0..33 * 24 {
            let now = first + hour.hours();
            if Some(now) < written.mailed_at.max(written.posted_at) {
                continue;
            }
            if let Some(reminder) = Reminder::due(&invitation, written, &zone, now) {
                sent.push((reminder, zone.to_datetime(now).strftime("%d %H").to_string()));
                invitation.reminded = reminder.number();
                if reminder.channel() == Channel::Email {
                    written.mailed_at = Some(now);
                }
            }
        }
        sent
    }

    fn by_mail(at_: &str) -> Written {
        Written { mailed_at: Some(at(at_)), posted_at: None }
    }

    #[test]
    fn by_mail_a_week_and_two_days_before_in_the_morning() {
        let sent = sent(by_mail("2026-03-01T09:00:00Z"));
        assert_eq!(sent, [(Reminder::Week, "10 08".to_owned()), (Reminder::TwoDays, "15 08".to_owned())]);
    }

    #[test]
    fn by_letter_once_while_there_is_time() {
        let posted = |text| Written { mailed_at: None, posted_at: Some(at(text)) };
        assert_eq!(sent(posted("2026-03-20T09:00:00Z")), [(Reminder::Letter, "03 08".to_owned())]);
        assert_eq!(sent(posted("2026-04-01T10:00:00Z")), [(Reminder::Letter, "08 12".to_owned())]);
        assert_eq!(sent(posted("2026-04-04T10:00:00Z")), [], "it would come too late");
        assert_eq!(sent(Written::default()), [], "nothing was posted");
    }

    #[test]
    fn by_both_each_in_its_time() {
        let both = Written { mailed_at: Some(at("2026-03-01T09:00:00Z")), posted_at: Some(at("2026-03-05T09:00:00Z")) };
        let kinds: Vec<Reminder> = sent(both).into_iter().map(|(reminder, _)| reminder).collect();
        assert_eq!(kinds, Reminder::ALL);
    }

    #[test]
    fn a_late_request_is_not_repeated_at_once() {
        assert_eq!(sent(by_mail("2026-04-12T07:00:00Z")), [(Reminder::TwoDays, "15 08".to_owned())]);
        assert_eq!(sent(by_mail("2026-04-16T07:00:00Z")), [], "the mail of yesterday says it all");
        assert_eq!(sent(by_mail("2026-04-15T17:00:00Z")), [(Reminder::TwoDays, "17 19".to_owned())]);
    }

    #[test]
    fn not_when_it_is_over_nor_twice() {
        let (zone, now) = (TimeZone::get("Europe/Stockholm").unwrap(), at("2026-04-10T10:00:00Z"));
        let due = |invitation: &Invitation| Reminder::due(invitation, by_mail("2026-03-01T09:00:00Z"), &zone, now);
        assert_eq!(due(&asked()), Some(Reminder::Week));
        assert_eq!(due(&Invitation { withdrawn_at: Some(now), ..asked() }), None);
        assert_eq!(due(&Invitation { ended_at: Some(now), ..asked() }), None);
        assert_eq!(due(&Invitation { reminded: 2, ..asked() }), None);
        assert_eq!(due(&Invitation { last_day: date(2026, 4, 9), ..asked() }), None);
    }
}
