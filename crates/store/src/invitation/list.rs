//! Requests as officers look through them: by how far they have come, and by case or name.

use crate::booking::{Source, ids};
use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::id::{InvitationId, PersonId};
use besok_core::invitation::{Asked, Invitation, Stage};
use besok_core::person::Name;
use besok_core::search::fold;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use sqlx::AssertSqlSafe;
use std::collections::{HashMap, HashSet};

/// So many days before its last day a request without a visit is about to lapse.
pub const SOON: i64 = 7;

/// Which requests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InvitationFilter {
    /// All of them.
    #[default]
    All,
    /// Those that have come so far.
    At(Stage),
    /// Those about to lapse, the soonest first.
    Soon,
    /// Open ones whose people found nothing free.
    NothingFree,
    /// Open ones with a mail that could not be delivered or a letter that came back, until they are sent anew.
    CameBack,
}

/// After which request a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationMark {
    last_day: String,
    id: String,
}

impl InvitationMark {
    /// After this one.
    pub fn after(invitation: &Invitation) -> Self {
        Self { last_day: invitation.last_day.to_string(), id: invitation.id.as_str().to_owned() }
    }

    /// As it stands in an address.
    pub fn to_text(&self) -> String {
        format!("{}~{}", self.last_day, self.id)
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        let (last_day, id) = text.split_once('~')?;
        Some(Self { last_day: last_day.to_owned(), id: id.to_owned() })
    }
}

/// Case and names, as they are searched.
pub(super) fn words(asked: &Asked) -> String {
    let names = asked.people.iter().map(|invitee| fold(invitee.name.as_str()));
    std::iter::once(fold(&asked.case_file)).chain(names).collect::<Vec<_>>().join(" ")
}

const VISIT: &str = "SELECT 1 FROM booking WHERE booking.invitation = invitation.id AND booking.state <> 'cancelled'";

impl Store {
    /// Requests that a filter lets through and that have all these words, at most so many, after the mark.
    pub async fn find_invitations(
        &self,
        (filter, words): (InvitationFilter, &[String]),
        after: Option<&InvitationMark>,
        (now, today): (Timestamp, Date),
        limit: usize,
    ) -> Result<Vec<Invitation>, StoreError> {
        let mut search = Search::default();
        search.filter(filter, now, today);
        for word in words {
            let like = search.value(format!("%{}%", escaped(word)).into());
            search.conditions.push(format!("words LIKE {like} ESCAPE '!'"));
        }
        let soonest = filter == InvitationFilter::Soon;
        if let Some(mark) = after {
            search.after(mark, soonest);
        }
        let order = if soonest { "last_day, id" } else { "id DESC" };
        let (conditions, values) = (search.conditions.join(" AND "), search.values);
        let sql = format!("SELECT id FROM invitation WHERE {conditions} ORDER BY {order} LIMIT {limit}");
        let rows = self.all(AssertSqlSafe(sql), &values).await?;
        let ids = ids(&rows, "id")?;
        let found = Source::Store(self).invitations(&ids).await?;
        let mut found: HashMap<String, Invitation> =
            found.into_iter().map(|invitation| (invitation.id.as_str().to_owned(), invitation)).collect();
        rows.iter().filter_map(|row| row.text("id").map(|id| found.remove(&id)).transpose()).collect()
    }

    /// Which of these likenesses belong to open requests.
    pub async fn open_likenesses(&self, likenesses: &[String]) -> Result<HashMap<String, InvitationId>, StoreError> {
        let values: Vec<Value> = likenesses.iter().map(|likeness| likeness.as_str().into()).collect();
        let select = "SELECT id, likeness FROM invitation WHERE ended_at IS NULL AND likeness";
        let rows = Source::Store(self).among(select, &values, "").await?;
        rows.iter().map(|row| Ok((row.text("likeness")?, InvitationId(row.text("id")?)))).collect()
    }

    /// Those of these requests that name somebody whose identity is protected, or somebody of their household; where nobody
    /// has proved who they are, names and birth dates say so.
    pub async fn protected_invitations(&self, all: &[&Invitation]) -> Result<HashSet<InvitationId>, StoreError> {
        let mut births: Vec<String> = all
            .iter()
            .flat_map(|invitation| &invitation.asked.people)
            .map(|invitee| invitee.birth_date.to_string())
            .collect();
        births.sort();
        births.dedup();
        let births: Vec<Value> = births.iter().map(|birth| birth.as_str().into()).collect();
        let select = "SELECT name, birth_date FROM person WHERE protection = 'protected' AND birth_date";
        let mut protected = HashSet::new();
        for row in Source::Store(self).among(select, &births, "").await? {
            protected.insert((fold(&row.text("name")?), row.text("birth_date")?));
        }
        let persons: Vec<PersonId> = all.iter().flat_map(|invitation| invitation.persons.iter().cloned()).collect();
        let beside = self.beside_protected(&persons).await?;
        let key = |name: &Name, born: String| (fold(name.as_str()), born);
        let hidden = all.iter().filter(|invitation| {
            let named = |invitation: &Invitation| {
                let mut people = invitation.asked.people.iter();
                people.any(|invitee| protected.contains(&key(&invitee.name, invitee.birth_date.to_string())))
            };
            named(invitation) || invitation.persons.iter().any(|person| beside.contains(person))
        });
        Ok(hidden.map(|invitation| invitation.id.clone()).collect())
    }
}

/// A statement in the making.
#[derive(Default)]
struct Search {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Search {
    /// Adds a parameter, and gives its name.
    fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn after(&mut self, mark: &InvitationMark, soonest: bool) {
        let id = |search: &mut Self| search.value(mark.id.as_str().into());
        let condition = if soonest {
            let last_day = self.value(mark.last_day.as_str().into());
            format!("(last_day, id) > ({last_day}, {})", id(self))
        } else {
            format!("id < {}", id(self))
        };
        self.conditions.push(condition);
    }

    fn filter(&mut self, filter: InvitationFilter, now: Timestamp, today: Date) {
        let none = format!("NOT EXISTS ({VISIT})");
        let condition = match filter {
            InvitationFilter::All => "1 = 1".to_owned(),
            InvitationFilter::At(Stage::Booked) => {
                format!("EXISTS ({VISIT} AND booking.ends_at > {})", self.value(now.into()))
            }
            InvitationFilter::At(Stage::Visited) => {
                format!("EXISTS ({VISIT} AND booking.ends_at <= {})", self.value(now.into()))
            }
            InvitationFilter::At(Stage::Withdrawn) => format!("{none} AND withdrawn_at IS NOT NULL"),
            InvitationFilter::At(Stage::Lapsed) => {
                let today = self.value(today.to_string().into());
                format!("{none} AND withdrawn_at IS NULL AND last_day < {today}")
            }
            open => {
                let first = self.value(today.to_string().into());
                let more = self.open(open, today);
                format!("{none} AND withdrawn_at IS NULL AND last_day >= {first} AND {more}")
            }
        };
        self.conditions.push(condition);
    }

    /// What narrows down those that can still be booked.
    fn open(&mut self, filter: InvitationFilter, today: Date) -> String {
        match filter {
            InvitationFilter::Soon => {
                let soon = today.saturating_add(SOON.days()).to_string();
                format!("last_day <= {}", self.value(soon.into()))
            }
            InvitationFilter::NothingFree => "tried_at IS NOT NULL".to_owned(),
            InvitationFilter::CameBack => {
                "EXISTS (SELECT 1 FROM came_back WHERE came_back.invitation = invitation.id)".to_owned()
            }
            InvitationFilter::At(Stage::SignedIn) => "signed_in_at IS NOT NULL".to_owned(),
            InvitationFilter::At(Stage::Opened) => "signed_in_at IS NULL AND opened_at IS NOT NULL".to_owned(),
            InvitationFilter::At(Stage::Sent) => {
                "signed_in_at IS NULL AND opened_at IS NULL AND sent_at IS NOT NULL".to_owned()
            }
            _ => "signed_in_at IS NULL AND opened_at IS NULL AND sent_at IS NULL".to_owned(),
        }
    }
}

fn escaped(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
