//! Saves the changes of a batch with a few statements for whole sets of rows.
//!
//! What the batch made and ended again never reaches the database; what it changed twice is written once.

use crate::engine::Tx;
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::booking::{Booking, State};
use besok_core::event::Event;
use besok_core::hold::{Hold, Purpose};
use besok_core::id::{AccountId, BookingId, EntryId, HoldId, InvitationId, OfferId, PersonId};
use besok_core::invitation::Notice;
use besok_core::ledger::{Change, Imported};
use besok_core::limit::{Holds, Moves};
use besok_core::message::Message;
use besok_core::party::Comer;
use besok_core::slot::{Pool, Slot, SlotKey, Taken};
use besok_core::waiting::{self, Entry, Offer};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::{BTreeMap, BTreeSet};

/// The versions of slots.
pub type Versions = Vec<(SlotKey, i64)>;

/// The sum of a batch's changes.
#[derive(Default)]
struct Sum<'a> {
    slots_made: BTreeMap<SlotKey, &'a Slot>,
    slots_planned: BTreeMap<SlotKey, &'a Slot>,
    slots_withdrawn: BTreeSet<SlotKey>,
    takes: BTreeMap<SlotKey, (i64, i64)>,
    holds_counted: BTreeMap<&'a PersonId, Holds>,
    moves_counted: BTreeMap<&'a PersonId, Moves>,
    holds_counted_of: BTreeMap<&'a AccountId, Holds>,
    holds_made: BTreeMap<&'a HoldId, &'a Hold>,
    holds_extended: BTreeMap<&'a HoldId, &'a Hold>,
    holds_ended: BTreeSet<&'a HoldId>,
    imported: Vec<&'a Imported>,
    bookings_made: BTreeMap<&'a BookingId, &'a Booking>,
    bookings_changed: BTreeMap<&'a BookingId, &'a Booking>,
    entries: BTreeMap<&'a EntryId, &'a Entry>,
    offers: BTreeMap<&'a OfferId, &'a Offer>,
    notices: Vec<&'a Notice>,
    messages: Vec<&'a Message>,
    events: Vec<&'a Event>,
}

impl<'a> Sum<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut sum = Self::default();
        for change in changes {
            sum.add(change);
        }
        sum
    }

    fn add(&mut self, change: &'a Change) {
        match change {
            Change::Take { slot, pool, places } => {
                let (all, public) = self.takes.entry(*slot).or_default();
                *all += places;
                *public += if *pool == Pool::Public { *places } else { 0 };
            }
            Change::HoldCounted(person, holds) => {
                self.holds_counted.insert(person, *holds);
            }
            Change::MoveCounted(person, moves) => {
                self.moves_counted.insert(person, *moves);
            }
            Change::HoldCountedOf(account, holds) => {
                self.holds_counted_of.insert(account, *holds);
            }
            Change::HoldMade(hold) => {
                self.holds_made.insert(&hold.id, hold);
            }
            Change::HoldExtended(hold) if self.holds_made.contains_key(&hold.id) => {
                self.holds_made.insert(&hold.id, hold);
            }
            Change::HoldExtended(hold) => {
                self.holds_extended.insert(&hold.id, hold);
            }
            Change::HoldEnded(id) => {
                self.holds_extended.remove(id);
                if self.holds_made.remove(id).is_none() {
                    self.holds_ended.insert(id);
                }
            }
            Change::Imported(imported) => self.imported.push(imported),
            Change::BookingMade(booking) => {
                self.bookings_made.insert(&booking.id, booking);
            }
            Change::BookingChanged(booking) if self.bookings_made.contains_key(&booking.id) => {
                self.bookings_made.insert(&booking.id, booking);
            }
            Change::BookingChanged(booking) => {
                self.bookings_changed.insert(&booking.id, booking);
            }
            Change::SlotMade(_) | Change::SlotPlanned(_) | Change::SlotWithdrawn(_) => self.add_slot(change),
            Change::List(waiting::Change::Entry(entry)) => {
                self.entries.insert(&entry.id, entry);
            }
            Change::List(waiting::Change::Offer(offer)) => {
                self.offers.insert(&offer.id, offer);
            }
            Change::Notice(notice) => self.notices.push(notice),
            Change::Message(message) => self.messages.push(message),
            Change::Event(event) => self.events.push(event),
        }
    }

    fn add_slot(&mut self, change: &'a Change) {
        match change {
            Change::SlotMade(slot) if self.slots_withdrawn.remove(&slot.key) => {
                self.slots_planned.insert(slot.key, slot);
            }
            Change::SlotMade(slot) => {
                self.slots_made.insert(slot.key, slot);
            }
            Change::SlotPlanned(slot) if self.slots_made.contains_key(&slot.key) => {
                self.slots_made.insert(slot.key, slot);
            }
            Change::SlotPlanned(slot) => {
                self.slots_planned.insert(slot.key, slot);
            }
            Change::SlotWithdrawn(key) => {
                self.slots_planned.remove(key);
                if self.slots_made.remove(key).is_none() {
                    self.slots_withdrawn.insert(*key);
                }
            }
            _ => {}
        }
    }
}

impl Tx {
    /// Saves changes. What ends goes before what begins, so that no unique index sees both; slots go last, when nothing
    /// lies on them any more.
    /// Gives the versions that slots have by it.
    pub async fn save(&mut self, changes: &[Change], now: Timestamp) -> Result<Versions, StoreError> {
        let sum = Sum::of(changes);
        for (table, column) in [("hold_place", "hold"), ("hold_party", "hold"), ("hold", "id")] {
            self.delete(table, column, sum.holds_ended.iter().map(|id| id.as_str().into())).await?;
        }
        self.insert_old_people(&sum.imported).await?;
        let mut versions = self.save_slots(&sum).await?;
        versions.extend(self.save_takes(&sum).await?);
        self.update_bookings(&sum).await?;
        self.insert_bookings(&sum).await?;
        self.insert_old_references(&sum.imported).await?;
        self.save_holds(&sum).await?;
        self.save_list(&sum.entries, &sum.offers, now).await?;
        self.save_counts(&sum).await?;
        versions.extend(self.withdraw_slots(&sum).await?);
        self.put_notices(&sum.notices).await?;
        self.put_messages(&sum.messages, now).await?;
        self.put_events(&sum.events).await?;
        Ok(versions)
    }

    /// New slots, and plans that changed, each with what the batch took or gave back: capacity and counters fit only
    /// together. A slot made in this batch has nothing lying on it yet.
    async fn save_slots(&mut self, sum: &Sum<'_>) -> Result<Versions, StoreError> {
        let made = sum.slots_made.values().map(|slot| {
            let key = slot.key;
            let start = key.starts_at();
            let (all, public) = sum.takes.get(&key).copied().unwrap_or_default();
            let counts =
                [slot.step, slot.planned, slot.capacity, all, slot.public_planned, slot.public_capacity, public];
            let head: [Value; 3] = [key.0.into(), key.opening().into(), start.into()];
            head.into_iter().chain(counts.map(Value::from)).collect()
        });
        let insert = format!(
            "INSERT INTO slot (key, opening, starts_at, step, planned, capacity, taken, \
                               public_planned, public_capacity, taken_public, version)
             SELECT new.*, {} FROM TABLE AS new WHERE TRUE",
            self.microsecond()
        );
        let mut versions = self.write_slots(&insert, made.collect()).await?;
        let planned = sum.slots_planned.iter().map(|(key, slot)| {
            let (all, public) = sum.takes.get(key).copied().unwrap_or_default();
            let counts =
                [key.0, slot.step, slot.planned, slot.capacity, all, slot.public_planned, slot.public_capacity, public];
            counts.map(Value::from).to_vec()
        });
        let update = "UPDATE slot SET step = new.column2, planned = new.column3, capacity = new.column4,
                          taken = taken + new.column5, public_planned = new.column6, public_capacity = new.column7,
                          taken_public = taken_public + new.column8, version = version + 1
                      FROM TABLE AS new WHERE slot.key = new.column1";
        versions.extend(self.write_slots(update, planned.collect()).await?);
        Ok(versions)
    }

    /// One statement for all other counters. The CHECKs of the table are the backstop behind every decision.
    async fn save_takes(&mut self, sum: &Sum<'_>) -> Result<Versions, StoreError> {
        let saved = |key: &SlotKey| sum.slots_made.contains_key(key) || sum.slots_planned.contains_key(key);
        let takes = sum.takes.iter().filter(|(key, net)| **net != (0, 0) && !saved(key));
        let rows = takes.map(|(key, (all, public))| vec![key.0.into(), (*all).into(), (*public).into()]);
        let update = "UPDATE slot SET taken = taken + net.column2, taken_public = taken_public + net.column3,
                          version = version + 1
                      FROM TABLE AS net WHERE slot.key = net.column1";
        self.write_slots(update, rows.collect()).await
    }

    async fn withdraw_slots(&mut self, sum: &Sum<'_>) -> Result<Versions, StoreError> {
        let rows = sum.slots_withdrawn.iter().map(|key| vec![key.0.into()]);
        let delete = "DELETE FROM slot WHERE key IN (SELECT column1 FROM TABLE AS gone)";
        let last = self.write_slots(delete, rows.collect()).await?;
        Ok(last.into_iter().map(|(key, version)| (key, version + 1)).collect())
    }

    /// Runs a statement that writes slots, with these rows as its `TABLE`.
    async fn write_slots(&mut self, sql: &str, rows: Vec<Vec<Value>>) -> Result<Versions, StoreError> {
        if rows.is_empty() {
            return Ok(Versions::new());
        }
        let (table, values) = self.table(rows);
        let sql = format!("{} RETURNING key, version", sql.replace("TABLE", &table));
        let rows = self.all(AssertSqlSafe(sql), &values).await?;
        rows.iter().map(|row| Ok((SlotKey(row.int("key")?), row.int("version")?))).collect()
    }

    async fn update_bookings(&mut self, sum: &Sum<'_>) -> Result<(), StoreError> {
        for table in ["booking_place", "party"] {
            self.delete(table, "booking", sum.bookings_changed.keys().map(|id| id.as_str().into())).await?;
        }
        for booking in sum.bookings_changed.values() {
            let sql = "UPDATE booking SET office = $2, starts_at = $3, ends_at = $4, pool = $5, state = $6, \
                       sequence = $7, changed_at = $8, errand = $9, account = $10, origin = $11 WHERE id = $1";
            let values = [
                booking.id.as_str().into(),
                booking.office.as_str().into(),
                booking.starts_at.into(),
                booking.ends_at.into(),
                booking.pool.as_str().into(),
                booking.state.as_str().into(),
                booking.sequence.into(),
                booking.changed_at.into(),
                booking.errand.as_str().into(),
                booking.account.as_str().into(),
                booking.origin.as_str().into(),
            ];
            self.exec(sql, &values).await?;
        }
        self.insert_party(sum.bookings_changed.values()).await?;
        self.insert_places(
            "booking",
            sum.bookings_changed.values().map(|booking| (booking.id.as_str(), &booking.places)),
        )
        .await
    }

    async fn insert_bookings(&mut self, sum: &Sum<'_>) -> Result<(), StoreError> {
        let bookings = sum.bookings_made.values().map(|booking| {
            vec![
                booking.id.as_str().into(),
                booking.reference.as_str().into(),
                booking.account.as_str().into(),
                booking.office.as_str().into(),
                booking.errand.as_str().into(),
                booking.starts_at.into(),
                booking.ends_at.into(),
                booking.pool.as_str().into(),
                booking.state.as_str().into(),
                booking.origin.as_str().into(),
                booking.invitation.as_ref().map(InvitationId::as_str).into(),
                booking.sequence.into(),
                booking.created_at.into(),
                booking.changed_at.into(),
            ]
        });
        let table = "booking (id, reference, account, office, errand, starts_at, ends_at, pool, state, origin, \
                     invitation, sequence, created_at, changed_at)";
        self.insert(table, bookings.collect()).await?;
        self.insert_party(sum.bookings_made.values()).await?;
        self.insert_places("booking", sum.bookings_made.values().map(|booking| (booking.id.as_str(), &booking.places)))
            .await
    }

    async fn insert_party<'p>(&mut self, bookings: impl Iterator<Item = &'p &'p Booking>) -> Result<(), StoreError> {
        let party = bookings.flat_map(|booking| {
            let active = booking.state == State::Booked;
            booking.party.iter().map(move |member| {
                vec![
                    booking.id.as_str().into(),
                    member.person.as_str().into(),
                    member.errand.as_str().into(),
                    member.case_file.as_str().into(),
                    member.nth.into(),
                    member.minutes.into(),
                    active.into(),
                    member.added.into(),
                ]
            })
        });
        self.insert("party (booking, person, errand, case_file, nth, minutes, active, added)", party.collect()).await
    }

    async fn save_holds(&mut self, sum: &Sum<'_>) -> Result<(), StoreError> {
        let holds = sum.holds_made.values().map(|hold| {
            vec![
                hold.id.as_str().into(),
                hold.errand.as_str().into(),
                hold.office.as_str().into(),
                hold.starts_at.into(),
                hold.booking().map(BookingId::as_str).into(),
                hold.offered().is_some().into(),
                (hold.purpose == Purpose::Cooling).into(),
                waiting(hold).into(),
                hold.pool.as_str().into(),
                hold.expires_at.into(),
                hold.extensions.into(),
            ]
        });
        let table =
            "hold (id, errand, office, starts_at, booking, offered, cooling, waiting, pool, expires_at, extensions)";
        self.insert(table, holds.collect()).await?;
        let party = sum.holds_made.values().flat_map(|hold| {
            hold.party.iter().map(|comer| {
                let Comer { person, errand, case_file } = comer;
                // What somebody who waits is offered stands beside what they hold themselves.
                let offered = hold.offered().map_or(waiting(hold), BookingId::as_str);
                [hold.id.as_str(), person.as_str(), errand.as_str(), case_file, offered].map(Value::from).to_vec()
            })
        });
        self.insert("hold_party (hold, person, errand, case_file, offered)", party.collect()).await?;
        self.insert_places("hold", sum.holds_made.values().map(|hold| (hold.id.as_str(), &hold.places))).await?;
        for hold in sum.holds_extended.values() {
            let sql = "UPDATE hold SET expires_at = $2, extensions = $3 WHERE id = $1";
            self.exec(sql, &[hold.id.as_str().into(), hold.expires_at.into(), hold.extensions.into()]).await?;
        }
        Ok(())
    }

    async fn save_counts(&mut self, sum: &Sum<'_>) -> Result<(), StoreError> {
        let row = |(person, holds): (&&PersonId, &Holds)| {
            vec![person.as_str().into(), holds.since.into(), holds.count.into()]
        };
        let table = "recent_holds (person, since, count)";
        let or = "ON CONFLICT (person) DO UPDATE SET since = excluded.since, count = excluded.count";
        self.insert_or(table, sum.holds_counted.iter().map(row).collect(), or).await?;
        let row = |(person, Moves { day, month }): (&&PersonId, &Moves)| {
            let counts = [day.since.into(), day.count.into(), month.since.into(), month.count.into()];
            [person.as_str().into()].into_iter().chain(counts).collect()
        };
        let table = "recent_moves (person, day_since, day_count, month_since, month_count)";
        let or = "ON CONFLICT (person) DO UPDATE SET day_since = excluded.day_since, day_count = excluded.day_count,
                      month_since = excluded.month_since, month_count = excluded.month_count";
        self.insert_or(table, sum.moves_counted.iter().map(row).collect(), or).await?;
        let row = |(account, holds): (&&AccountId, &Holds)| {
            vec![account.as_str().into(), holds.since.into(), holds.count.into()]
        };
        let table = "account_holds (account, since, count)";
        let or = "ON CONFLICT (account) DO UPDATE SET since = excluded.since, count = excluded.count";
        self.insert_or(table, sum.holds_counted_of.iter().map(row).collect(), or).await
    }

    async fn insert_places<'p>(
        &mut self,
        of: &str,
        owners: impl Iterator<Item = (&'p str, &'p Vec<Taken>)>,
    ) -> Result<(), StoreError> {
        let places = owners.flat_map(|(owner, places)| {
            places.iter().map(move |taken| vec![owner.into(), taken.slot.0.into(), taken.places.into()])
        });
        self.insert(&format!("{of}_place ({of}, slot, places)"), places.collect()).await
    }
}

/// What a hold keeps for whoever waits, as it stands in the table.
fn waiting(hold: &Hold) -> &'static str {
    match hold.purpose {
        Purpose::Listed => "listed",
        Purpose::Promised => "promised",
        _ => "",
    }
}
