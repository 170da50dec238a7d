//! Requests as officers look through them: by how far they have come, and by case or name.

use crate::booking::{Source, ids};
use crate::engine::Store;
use crate::error::{StoreError, consistent};
use crate::sql::Value;
use besok_core::id::InvitationId;
use besok_core::invitation::{Asked, Invitation, Stage};
use besok_core::message::Body;
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
    /// Open ones with a mail that could not be delivered or a letter that came back.
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
/// So many mails that could not be delivered are looked at.
const MAILS: usize = 500;

impl Store {
    /// Requests that a filter lets through and that have all these words, at most so many, after the mark.
    pub async fn find_invitations(
        &self,
        (filter, words): (InvitationFilter, &[String]),
        after: Option<&InvitationMark>,
        (now, today): (Timestamp, Date),
        limit: usize,
    ) -> Result<Vec<Invitation>, StoreError> {
        let came_back = if filter == InvitationFilter::CameBack { self.not_delivered().await? } else { Vec::new() };
        let mut search = Search::default();
        search.filter(filter, now, today, &came_back);
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

    /// The requests of the newest mails that could not be delivered.
    async fn not_delivered(&self) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT body FROM outbox WHERE state = 'undeliverable' AND kind = 'asked' AND body <> ''
             ORDER BY created_at DESC LIMIT {MAILS}"
        );
        let mut asked = Vec::new();
        for row in self.all(AssertSqlSafe(sql), &[]).await? {
            let body = consistent("outbox", "body", &row.text("body")?, |text| serde_json::from_str(text).ok())?;
            if let Body::Asked { invitation, .. } = body {
                asked.push(invitation.0);
            }
        }
        Ok(asked)
    }

    /// Which of these likenesses belong to open requests.
    pub async fn open_likenesses(&self, likenesses: &[String]) -> Result<HashMap<String, InvitationId>, StoreError> {
        let values: Vec<Value> = likenesses.iter().map(|likeness| likeness.as_str().into()).collect();
        let select = "SELECT id, likeness FROM invitation WHERE ended_at IS NULL AND likeness";
        let rows = Source::Store(self).among(select, &values, "").await?;
        rows.iter().map(|row| Ok((row.text("likeness")?, InvitationId(row.text("id")?)))).collect()
    }

    /// Those of these requests that name somebody whose identity is protected, or belong to an account that does.
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
        let accounts: Vec<Value> =
            all.iter().filter_map(|invitation| invitation.account.as_ref()).map(|id| id.as_str().into()).collect();
        let select = "SELECT DISTINCT account_person.account FROM account_person
            JOIN person ON person.id = account_person.person AND person.protection = 'protected'
            WHERE account_person.relation <> 'represented' AND account_person.account";
        let rows = Source::Store(self).among(select, &accounts, "").await?;
        let accounts: HashSet<String> = rows.iter().map(|row| row.text("account")).collect::<Result<_, _>>()?;
        let key = |name: &Name, born: String| (fold(name.as_str()), born);
        let hidden = all.iter().filter(|invitation| {
            let named = |invitation: &Invitation| {
                let mut people = invitation.asked.people.iter();
                people.any(|invitee| protected.contains(&key(&invitee.name, invitee.birth_date.to_string())))
            };
            named(invitation) || invitation.account.as_ref().is_some_and(|account| accounts.contains(account.as_str()))
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

    fn filter(&mut self, filter: InvitationFilter, now: Timestamp, today: Date, came_back: &[String]) {
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
                let more = self.open(open, today, came_back);
                format!("{none} AND withdrawn_at IS NULL AND last_day >= {first} AND {more}")
            }
        };
        self.conditions.push(condition);
    }

    /// What narrows down those that can still be booked.
    fn open(&mut self, filter: InvitationFilter, today: Date, came_back: &[String]) -> String {
        match filter {
            InvitationFilter::Soon => {
                let soon = today.saturating_add(SOON.days()).to_string();
                format!("last_day <= {}", self.value(soon.into()))
            }
            InvitationFilter::NothingFree => "tried_at IS NOT NULL".to_owned(),
            InvitationFilter::CameBack => {
                let mut ids = vec!["''".to_owned()];
                ids.extend(came_back.iter().map(|id| self.value(id.as_str().into())));
                let ids = ids.join(", ");
                format!(
                    "(id IN ({ids}) OR EXISTS (SELECT 1 FROM letter
                         WHERE letter.invitation = invitation.id AND letter.state = 'returned'))"
                )
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
