//! What a batch changes, put into the model: rows are locked as a statement that changes them locks them, and every
//! constraint of the tables holds.

use super::bug::Bug;
use super::locks::{Row, Thing};
use super::model::ModelError;
use super::rows::{Written, is_slot};
use super::transaction::Tx;
use besok_core::hold::Hold;
use besok_core::id::HoldId;
use besok_core::ledger::Change;
use besok_core::slot::{Pool, SlotKey, Taken};
use std::collections::BTreeMap;

/// How many places of slots are taken or, if negative, given back: in all, and of the public's.
type Net = BTreeMap<SlotKey, (i64, i64)>;

impl Tx {
    /// Changes what this transaction has written.
    pub fn write<T>(&self, write: impl FnOnce(&mut Written) -> T) -> Result<T, ModelError> {
        self.database.state().written(self.id).map(write).ok_or(ModelError::Broken)
    }

    pub async fn put(&mut self, changes: &[Change]) -> Result<(), ModelError> {
        self.statement().await?;
        let mut net = Net::new();
        for change in changes {
            match change {
                Change::Take { slot, pool, places } => take(&mut net, *pool, Taken { slot: *slot, places: *places }),
                Change::HoldMade(hold) | Change::HoldExtended(hold) => self.put_hold(&hold.id, Some(hold)).await?,
                Change::HoldEnded(id) => {
                    self.free_again(id, &mut net);
                    self.put_hold(id, None).await?;
                }
                Change::BookingMade(booking) | Change::BookingChanged(booking) => {
                    self.lock(Thing::Row(Row::Booking(booking.id.clone()))).await?;
                    self.write(|written| written.bookings.insert(booking.id.clone(), booking.clone()))?;
                }
                Change::Message(message) if self.has(Bug::TellsFirst) => {
                    self.database.state().rows.messages.push(message.clone());
                }
                Change::Message(message) => self.write(|written| written.messages.push(message.clone()))?,
                Change::Event(event) => self.write(|written| written.events.push(event.clone()))?,
                other => unreachable!("nothing here leads to {other:?}"),
            }
        }
        self.statement().await?;
        self.put_places(net).await?;
        self.statement().await?;
        self.check_values().await?;
        self.statement().await
    }

    async fn put_hold(&self, id: &HoldId, hold: Option<&Hold>) -> Result<(), ModelError> {
        self.lock(Thing::Row(Row::Hold(id.clone()))).await?;
        self.write(|written| written.holds.insert(id.clone(), hold.cloned()))?;
        Ok(())
    }

    /// The mistake that gives back once more what a hold keeps.
    fn free_again(&self, id: &HoldId, net: &mut Net) {
        if self.has(Bug::FreesTwice)
            && let Some(hold) = self.rows().holds.get(id)
        {
            for taken in &hold.places {
                take(net, hold.pool, Taken { places: -taken.places, ..*taken });
            }
        }
    }

    /// One statement for all counters: each grows by what the batch takes, on what is committed once its row is locked.
    async fn put_places(&self, net: Net) -> Result<(), ModelError> {
        for (key, (all, public)) in net {
            self.lock(Thing::Row(Row::Slot(key))).await?;
            let Some(mut slot) = self.rows().slots.get(&key).copied() else { continue };
            slot.taken += all;
            slot.taken_public += public;
            if !is_slot(&slot) {
                return Err(self.database.state().violated(ModelError::Check));
            }
            self.write(|written| written.slots.insert(key, slot))?;
        }
        Ok(())
    }

    /// Values of unique indexes that come or go: whoever is just changing one is waited for, and then none may be there
    /// twice.
    async fn check_values(&self) -> Result<(), ModelError> {
        let [come, gone, _] = self.database.values(self.id)?;
        for (index, value) in come.iter().chain(&gone) {
            self.lock(Thing::Value(format!("{index} {value}"))).await?;
        }
        let [_, _, others] = self.database.values(self.id)?;
        if self.database.repeats(self.id)? {
            return Err(self.database.state().violated(ModelError::Taken("event.id")));
        }
        let twice = come.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| &pair[0]);
        match twice.or_else(|| come.iter().find(|value| others.contains(value))) {
            Some((index, _)) => Err(self.database.state().violated(ModelError::Taken(index))),
            None => Ok(()),
        }
    }
}

fn take(net: &mut Net, pool: Pool, taken: Taken) {
    let (all, public) = net.entry(taken.slot).or_default();
    *all += taken.places;
    *public += if pool == Pool::Public { taken.places } else { 0 };
}
