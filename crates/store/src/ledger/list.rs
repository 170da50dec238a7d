//! Which rows a batch touches for the waiting list.

use super::Plan;
use crate::booking::{Source, ids};
use crate::engine::Tx;
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::id::OfferId;
use besok_core::ledger::{self, Promise, Spot};
use besok_core::party::Comer;
use besok_core::waiting::Deed;

impl Tx {
    /// What a deed about the list touches, and for whom and when a time would be that it takes.
    pub(super) async fn plan_deed(
        &mut self,
        plan: &mut Plan,
        deed: &ledger::Deed,
    ) -> Result<Vec<(Vec<Comer>, Spot)>, StoreError> {
        match deed {
            ledger::Deed::Take(offer) => self.plan_offer(plan, offer).await,
            ledger::Deed::Promise(promise) => {
                plan.holds.insert(promise.hold.as_str().into());
                plan.entries.insert(promise.choice.entry.as_str().into());
                self.promised(promise).await
            }
            ledger::Deed::List { deed, .. } => {
                self.plan_on_list(plan, deed).await?;
                Ok(Vec::new())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What a deed on the list is about.
    async fn plan_on_list(&mut self, plan: &mut Plan, deed: &Deed) -> Result<(), StoreError> {
        match deed {
            Deed::Join(entry) => {
                plan.invitations.extend(entry.invitation.iter().map(|id| Value::from(id.as_str())));
            }
            Deed::Change(id, _)
            | Deed::Pause(id)
            | Deed::Resume(id)
            | Deed::Leave(id)
            | Deed::Has(id, _)
            | Deed::BookBy(id, _) => {
                plan.entries.insert(id.as_str().into());
            }
            Deed::Offer(id, ..) | Deed::Take(id) | Deed::Decline(id) | Deed::Lapse(id) | Deed::Withdraw(id) => {
                self.plan_offer(plan, id).await?;
            }
        }
        Ok(())
    }

    /// Whose place in line an offer is for, what keeps its places, and for whom and when that is.
    async fn plan_offer(&mut self, plan: &mut Plan, id: &OfferId) -> Result<Vec<(Vec<Comer>, Spot)>, StoreError> {
        let rows = self.all("SELECT waiting AS id FROM offer WHERE id = $1", &[id.as_str().into()]).await?;
        let entries = ids(&rows, "id")?;
        let list = Source::Tx(self).list(&entries).await?;
        plan.entries.extend(entries);
        let Some(offer) = list.offers.get(id) else { return Ok(Vec::new()) };
        plan.holds.insert(offer.hold.as_str().into());
        let entry = list.entries.get(&offer.entry);
        plan.invitations.extend(entry.and_then(|entry| entry.invitation.as_ref()).map(|id| Value::from(id.as_str())));
        Ok(entry.map(|entry| (entry.wish.party.clone(), offer.spot.clone())).into_iter().collect())
    }

    /// For whom and when a time would be that is about to be offered.
    async fn promised(&mut self, promise: &Promise) -> Result<Vec<(Vec<Comer>, Spot)>, StoreError> {
        let list = Source::Tx(self).list(&[promise.choice.entry.as_str().into()]).await?;
        let hold = Source::Tx(self).holds(&[promise.hold.as_str().into()]).await?.pop();
        let entry = list.entries.into_values().next();
        let spot = hold.map(|hold| Spot { office: hold.office, starts_at: promise.starts_at });
        Ok(entry.map(|entry| entry.wish.party).zip(spot).into_iter().collect())
    }

    /// The open places in line of the persons; of these and the others all persons, so that all that they have is known, the
    /// requests that they answer, and what keeps the places that they are offered.
    pub(super) async fn plan_list(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        let persons: Vec<Value> = plan.persons.iter().cloned().collect();
        let select = "SELECT DISTINCT waiting AS id FROM waiting_person WHERE open = 1 AND person";
        plan.entries.extend(ids(&self.among(select, &persons).await?, "id")?);
        let entries: Vec<Value> = plan.entries.iter().cloned().collect();
        let select = "SELECT DISTINCT person AS id FROM waiting_person WHERE waiting";
        plan.persons.extend(ids(&self.among(select, &entries).await?, "id")?);
        let select = "SELECT invitation AS id FROM waiting WHERE invitation IS NOT NULL AND id";
        plan.invitations.extend(ids(&self.among(select, &entries).await?, "id")?);
        let select = "SELECT hold AS id FROM offer WHERE ended IS NULL AND waiting";
        plan.holds.extend(ids(&self.among(select, &entries).await?, "id")?);
        Ok(())
    }
}
