//! Which rows a batch touches, found in the model: statement by statement, as the store does it.

use super::locks::Row;
use super::model::ModelError;
use super::transaction::Tx;
use besok_core::booking::{Booking, State};
use besok_core::catalogue::Catalogue;
use besok_core::hold::Hold;
use besok_core::ledger::{Command, Deed, Spot, Wish};
use besok_core::party::Comer;
use besok_core::slot::SlotKey;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The rows that a batch touches.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan(pub BTreeSet<Row>);

impl super::super::node::Rows for Plan {
    fn covers(&self, other: &Self) -> bool {
        other.0.is_subset(&self.0)
    }

    fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl Plan {
    pub fn has(&self, row: &Row) -> bool {
        self.0.contains(row)
    }

    fn has_person_of(&self, party: impl Iterator<Item = Comer>) -> bool {
        party.into_iter().any(|comer| self.has(&Row::Person(comer.person)))
    }

    fn has_place_of(&self, hold: &Hold) -> bool {
        hold.places.iter().any(|taken| self.has(&Row::Slot(taken.slot)))
    }
}

impl Tx {
    /// What the commands say, then what follows from that: each step sees what is committed by then.
    pub async fn find_rows(
        &mut self,
        commands: &[&Command],
        catalogue: &Catalogue,
        now: Timestamp,
    ) -> Result<Plan, ModelError> {
        let mut plan = Plan::default();
        let mut wished: Vec<(Vec<Comer>, Spot)> = Vec::new();
        for command in commands {
            plan.0.extend(command.actor.persons().iter().cloned().map(Row::Person));
            wished.extend(self.name_rows(&mut plan, &command.deed).await?);
        }
        self.find_of_persons(&mut plan).await?;
        self.find_wished(&mut plan, &wished, catalogue).await?;
        self.statement().await?;
        let expired = |hold: &&Hold| !hold.is_live(now) && plan.has_place_of(hold);
        let expired: Vec<Row> =
            self.rows().holds.values().filter(expired).map(|hold| Row::Hold(hold.id.clone())).collect();
        plan.0.extend(expired);
        self.find_places(&mut plan).await?;
        Ok(plan)
    }

    /// What a deed names, and for whom and when a time would be that it takes.
    async fn name_rows(&mut self, plan: &mut Plan, deed: &Deed) -> Result<Option<(Vec<Comer>, Spot)>, ModelError> {
        match deed {
            Deed::Hold(Wish { party, spot, .. }) | Deed::Book(Wish { party, spot, .. }) => {
                return Ok(Some((party.clone(), spot.clone())));
            }
            Deed::HoldMove { booking, to, .. } | Deed::Move { booking, to, .. } | Deed::Offer { booking, to, .. } => {
                plan.0.insert(Row::Booking(booking.clone()));
                self.statement().await?;
                let party = self.rows().bookings.get(booking).map(Booking::comers).unwrap_or_default();
                if matches!(deed, Deed::Offer { .. }) {
                    plan.0.extend(party.iter().map(|comer| Row::Person(comer.person.clone())));
                }
                return Ok(Some((party, to.clone())));
            }
            Deed::Cancel { booking, .. } | Deed::Withdraw(booking) => {
                plan.0.insert(Row::Booking(booking.clone()));
            }
            Deed::Extend(hold) => {
                plan.0.insert(Row::Hold(hold.clone()));
            }
            Deed::Expire(holds) => plan.0.extend(holds.iter().cloned().map(Row::Hold)),
            Deed::Release => {}
            other => unreachable!("nobody here asks for {other:?}"),
        }
        Ok(None)
    }

    /// The persons' active bookings and their holds, and the holds for the bookings.
    async fn find_of_persons(&mut self, plan: &mut Plan) -> Result<(), ModelError> {
        self.statement().await?;
        let active =
            |booking: &&Booking| booking.state == State::Booked && plan.has_person_of(booking.comers().into_iter());
        let bookings: Vec<Row> =
            self.rows().bookings.values().filter(active).map(|booking| Row::Booking(booking.id.clone())).collect();
        plan.0.extend(bookings);
        self.statement().await?;
        let theirs = |hold: &&Hold| plan.has_person_of(hold.party.iter().cloned());
        let holds: Vec<Row> =
            self.rows().holds.values().filter(theirs).map(|hold| Row::Hold(hold.id.clone())).collect();
        plan.0.extend(holds);
        self.statement().await?;
        let for_one = |hold: &&Hold| hold.booking().is_some_and(|booking| plan.has(&Row::Booking(booking.clone())));
        let holds: Vec<Row> =
            self.rows().holds.values().filter(for_one).map(|hold| Row::Hold(hold.id.clone())).collect();
        plan.0.extend(holds);
        Ok(())
    }

    /// The slots that the wished visits would take, in every opening that may serve them.
    async fn find_wished(
        &mut self,
        plan: &mut Plan,
        wished: &[(Vec<Comer>, Spot)],
        catalogue: &Catalogue,
    ) -> Result<(), ModelError> {
        self.statement().await?;
        for (party, spot) in wished {
            let minutes = party.iter().filter_map(|comer| catalogue.errand(&comer.errand)).map(|errand| errand.minutes);
            let minutes: i64 = minutes.sum();
            for opening in party.first().map(|comer| catalogue.serving(&spot.office, &comer.errand)).unwrap_or_default()
            {
                let first = SlotKey::new(opening, spot.starts_at);
                let slots: Vec<Row> =
                    self.rows().slots.range(first..first.later(minutes)).map(|(key, _)| Row::Slot(*key)).collect();
                plan.0.extend(slots);
            }
        }
        Ok(())
    }

    /// The slots on which the bookings and holds lie.
    async fn find_places(&mut self, plan: &mut Plan) -> Result<(), ModelError> {
        self.statement().await?;
        let places = |booking: &Booking| booking.places.iter().map(|taken| Row::Slot(taken.slot)).collect::<Vec<_>>();
        let theirs = |booking: &&Booking| plan.has(&Row::Booking(booking.id.clone()));
        let slots: Vec<Row> = self.rows().bookings.values().filter(theirs).flat_map(places).collect();
        plan.0.extend(slots);
        self.statement().await?;
        let places = |hold: &Hold| hold.places.iter().map(|taken| Row::Slot(taken.slot)).collect::<Vec<_>>();
        let theirs = |hold: &&Hold| plan.has(&Row::Hold(hold.id.clone()));
        let slots: Vec<Row> = self.rows().holds.values().filter(theirs).flat_map(places).collect();
        plan.0.extend(slots);
        Ok(())
    }
}
