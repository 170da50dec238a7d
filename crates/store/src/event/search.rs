//! Looking for events, page by page. A page begins after a mark, not after a number of rows, so that it is as quick
//! after a million of them, and events that are added meanwhile move nothing.

use super::{Happened, happened};
use crate::booking::Source;
use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::booking::Reference;
use besok_core::event::{About, By, Filter, Mark};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// In which order events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The earliest first, as an export has them.
    Earliest,
    /// The newest first, as a page shows them.
    Newest,
}

impl Store {
    /// Events that a filter lets through, at most so many, after the mark.
    pub async fn find_events(
        &self,
        filter: &Filter,
        after: Option<&Mark>,
        order: Order,
        limit: i64,
    ) -> Result<Vec<Happened>, StoreError> {
        let mut search = Search::default();
        search.about(filter.about.as_ref(), self.any_of());
        let (from, to) = (search.value(filter.from.into()), search.value(filter.to.into()));
        search.conditions.push(format!("at >= {from} AND at < {to}"));
        search.by(filter.by.as_ref());
        search.after(after, order);
        let (sql, values) = search.statement(filter.actions.as_deref(), order, limit);
        let Some(sql) = sql else { return Ok(Vec::new()) };
        self.all(AssertSqlSafe(sql), &values).await?.iter().map(happened).collect()
    }

    /// Every action that there ever was: one step in the index for each, however many events there are.
    pub async fn event_actions(&self) -> Result<Vec<String>, StoreError> {
        let sql = "WITH RECURSIVE known (action) AS (
                       SELECT MIN(action) FROM event UNION ALL
                       SELECT (SELECT MIN(event.action) FROM event WHERE event.action > known.action)
                       FROM known WHERE known.action IS NOT NULL)
                   SELECT action FROM known WHERE action IS NOT NULL";
        let mut actions: Vec<String> =
            self.all(sql, &[]).await?.iter().map(|row| row.text("action")).collect::<Result<_, _>>()?;
        actions.sort();
        Ok(actions)
    }

    /// The references of those subjects that are bookings, by their ids.
    pub async fn references_of(&self, subjects: &[&str]) -> Result<HashMap<String, Reference>, StoreError> {
        let ids: Vec<Value> = subjects.iter().map(|subject| Value::from(*subject)).collect();
        let rows = Source::Store(self).among("SELECT id, reference FROM booking WHERE id", &ids, "").await?;
        let mut references = HashMap::new();
        for row in rows {
            if let Some(reference) = Reference::parse(&row.text("reference")?) {
                references.insert(row.text("id")?, reference);
            }
        }
        Ok(references)
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

    /// First of all, because a list of values is always `$1`.
    fn about(&mut self, about: Option<&About>, any_of: &str) {
        match about {
            None => {}
            Some(About::Subjects(subjects)) => {
                let subjects = subjects.iter().map(|subject| subject.as_str().into()).collect();
                self.value(Value::List(subjects));
                self.conditions.push(format!("subject {any_of}"));
            }
            Some(About::Office(office)) => {
                let office = self.value(office.as_str().into());
                self.conditions.push(format!(
                    "(subject = {office} OR EXISTS (SELECT 1 FROM booking
                      WHERE booking.id = event.subject AND booking.office = {office}))"
                ));
            }
        }
    }

    fn by(&mut self, by: Option<&By>) {
        match by {
            None => {}
            Some(By::Actor(actor)) => {
                let actor = self.value(actor.as_str().into());
                self.conditions.push(format!("actor = {actor}"));
            }
            Some(By::Visitors) => {
                let length = By::VISITORS.len();
                let visitors = self.value(By::VISITORS.into());
                self.conditions.push(format!("SUBSTR(actor, 1, {length}) = {visitors}"));
            }
        }
    }

    fn after(&mut self, after: Option<&Mark>, order: Order) {
        if let Some(mark) = after {
            let (at, id) = (self.value(mark.at.into()), self.value(mark.id.as_str().into()));
            let beyond = if order == Order::Earliest { ">" } else { "<" };
            self.conditions.push(format!("(at, id) {beyond} ({at}, {id})"));
        }
    }

    /// One query for each action, each along the index and no further than a page: a rare action is found as quickly as a
    /// common one. None if no action would do.
    fn statement(mut self, actions: Option<&[String]>, order: Order, limit: i64) -> (Option<String>, Vec<Value>) {
        let direction = if order == Order::Earliest { "" } else { "DESC" };
        let end = format!("ORDER BY at {direction}, id {direction} LIMIT {limit}");
        let conditions = self.conditions.join(" AND ");
        let one = |more: &str| {
            format!("SELECT id, at, actor, action, subject, detail FROM event WHERE {conditions}{more} {end}")
        };
        let Some(actions) = actions else { return (Some(one("")), self.values) };
        let mut each = Vec::new();
        for action in actions {
            let action = self.value(action.as_str().into());
            each.push(format!("SELECT * FROM ({}) AS one{}", one(&format!(" AND action = {action}")), each.len()));
        }
        let sql = (!each.is_empty()).then(|| format!("{} {end}", each.join(" UNION ALL ")));
        (sql, self.values)
    }
}
