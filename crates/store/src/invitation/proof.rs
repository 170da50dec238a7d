//! How somebody comes from a request's link or code to an account: codes, tries, proofs, and whose it is then.

use crate::booking::Source;
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::account::Relation;
use besok_core::id::{AccountId, InvitationId, PersonId};
use besok_core::invitation::Invitation;
use besok_core::person::{BirthDate, Person};
use besok_core::search::fold;
use jiff::Timestamp;
use std::slice;

/// A link or code that was sent, without the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCode {
    /// For which request.
    pub invitation: InvitationId,
    /// Whether it stands in a letter.
    pub letter: bool,
    /// How many wrong dates of birth were typed for it.
    pub tries: i64,
    /// When it ended, if it has.
    pub ended_at: Option<Timestamp>,
}

/// What was typed for a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Its code.
    Code,
    /// The date of birth of the one it is for.
    Birth,
}

impl CodeKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Birth => "birth",
        }
    }
}

/// How much was typed for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// From one network: codes and dates of birth, right ones too.
    pub network: i64,
    /// By everybody, what was wrong.
    pub wrong: i64,
}

impl Store {
    /// The link or code with this digest.
    pub async fn issued_code(&self, digest: &str) -> Result<Option<IssuedCode>, StoreError> {
        issued(&self.all(ISSUED, &[digest.into()]).await?)
    }

    /// The request for which the browser with this secret has typed a letter's code and the right date of birth.
    pub async fn proven(&self, id: &str, now: Timestamp) -> Result<Option<Invitation>, StoreError> {
        let sql = "SELECT invitation.id FROM invitation_proof
                   JOIN invitation_code ON invitation_code.digest = invitation_proof.code
                   JOIN invitation ON invitation.id = invitation_code.invitation
                   WHERE invitation_proof.id = $1 AND invitation_proof.expires_at > $2
                     AND (invitation_code.ended_at IS NULL OR invitation.withdrawn_at IS NOT NULL)";
        let rows = self.all(sql, &[id.into(), now.into()]).await?;
        Ok(Source::Store(self).invitations(&crate::booking::ids(&rows, "id")?).await?.pop())
    }
}

const ISSUED: &str = "SELECT invitation, channel, tries, ended_at FROM invitation_code WHERE digest = $1";

fn issued(rows: &[Row]) -> Result<Option<IssuedCode>, StoreError> {
    let code = |row: &Row| {
        Ok(IssuedCode {
            invitation: InvitationId(row.text("invitation")?),
            letter: row.text("channel")? == "letter",
            tries: row.int("tries")?,
            ended_at: row.maybe_instant("ended_at")?,
        })
    };
    rows.first().map(code).transpose()
}

impl Tx {
    /// The code of a letter with this digest, and its request.
    pub async fn issued_letter(&mut self, digest: &str) -> Result<Option<(IssuedCode, Invitation)>, StoreError> {
        let Some(code) = issued(&self.all(ISSUED, &[digest.into()]).await?)?.filter(|code| code.letter) else {
            return Ok(None);
        };
        let asked = Source::Tx(self).invitations(&[code.invitation.as_str().into()]).await?.pop();
        Ok(asked.map(|asked| (code, asked)))
    }

    /// How much was typed for letters since an instant, from this network and by everybody. Nobody from there types
    /// more before this transaction ends.
    pub async fn count_code_tries(&mut self, network: &str, since: Timestamp) -> Result<Tries, StoreError> {
        self.alone(&format!("letter from {network}")).await?;
        let sql = "SELECT COUNT(*) AS tries FROM code_try WHERE network = $1 AND at > $2";
        let rows = self.all(sql, &[network.into(), since.into()]).await?;
        let network = rows.first().map_or(Ok(0), |row| row.int("tries"))?;
        let rows =
            self.all("SELECT COUNT(*) AS tries FROM code_try WHERE wrong = 1 AND at > $1", &[since.into()]).await?;
        Ok(Tries { network, wrong: rows.first().map_or(Ok(0), |row| row.int("tries"))? })
    }

    /// How many dates of birth were typed for a code since an instant, whether or not there is such a code. Nobody
    /// types another before this transaction ends.
    pub async fn count_births(&mut self, digest: &str, since: Timestamp) -> Result<i64, StoreError> {
        self.alone(&format!("letter {digest}")).await?;
        let sql = "SELECT COUNT(*) AS tries FROM code_try WHERE digest = $1 AND kind = 'birth' AND at > $2";
        let rows = self.all(sql, &[digest.into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("tries"))
    }

    /// Whether this code was looked at from this network since an instant.
    pub async fn knows_code_try(&mut self, digest: &str, network: &str, since: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM code_try WHERE digest = $1 AND network = $2 AND kind = 'code' AND at > $3 LIMIT 1";
        Ok(!self.all(sql, &[digest.into(), network.into(), since.into()]).await?.is_empty())
    }

    /// Notes what was typed. A wrong date of birth also counts for the code, for as long as that is kept.
    pub async fn note_code_try(
        &mut self,
        digest: &str,
        network: &str,
        (kind, wrong): (CodeKind, bool),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO code_try (digest, network, kind, wrong, at) VALUES ($1, $2, $3, $4, $5)";
        let values = [digest.into(), network.into(), kind.as_str().into(), wrong.into(), now.into()];
        self.exec(sql, &values).await?;
        if kind == CodeKind::Birth && wrong {
            self.exec("UPDATE invitation_code SET tries = tries + 1 WHERE digest = $1", &[digest.into()]).await?;
        }
        Ok(())
    }

    /// Notes that the browser with this secret has proved the letter with this code; both as digests.
    pub async fn note_proof(&mut self, id: &str, code: &str, expires_at: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO invitation_proof (id, code, expires_at) VALUES ($1, $2, $3)";
        self.exec(sql, &[id.into(), code.into(), expires_at.into()]).await?;
        Ok(())
    }

    /// Forgets what was typed before an instant, and proofs that have run out by another.
    pub async fn forget_code_tries(&mut self, before: Timestamp, now: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM invitation_proof WHERE expires_at < $1", &[now.into()]).await?;
        self.exec("DELETE FROM code_try WHERE at < $1", &[before.into()]).await
    }

    /// Notes that a request was opened. Gives whether it was for the first time.
    pub async fn see_invitation(&mut self, id: &InvitationId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE invitation SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL";
        Ok(self.exec(sql, &[id.as_str().into(), now.into()]).await? == 1)
    }

    /// Notes that a request's person has proved who they are.
    pub async fn admit_to_invitation(&mut self, id: &InvitationId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET signed_in_at = $2 WHERE id = $1 AND signed_in_at IS NULL";
        self.exec(sql, &[id.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Notes that a request's person found nothing free, and until when it is kept open. Its row is locked.
    pub async fn note_invitation_tried(&mut self, tried: &Invitation) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET tried_at = $2, last_day = $3 WHERE id = $1";
        self.exec(sql, &[tried.id.as_str().into(), tried.tried_at.into(), tried.last_day.to_string().into()]).await?;
        Ok(())
    }

    /// The people of an account whom the agency names, in the same order: those it has, by name and date of birth, and
    /// new ones for the others. The first of them is who signs in, if the account does not yet say who that is.
    pub async fn find_or_add_people(
        &mut self,
        account: &AccountId,
        named: &[Person],
        now: Timestamp,
    ) -> Result<Vec<PersonId>, StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        let sql = "SELECT person.id, person.name, person.birth_date, account_person.relation
                   FROM account_person JOIN person ON person.id = account_person.person
                   WHERE account_person.account = $1 AND account_person.relation <> 'represented'
                   ORDER BY account_person.hidden, account_person.number";
        let (mut known, mut is_somebody) = (Vec::new(), false);
        for row in self.all(sql, &[account.as_str().into()]).await? {
            let born = consistent("person", "birth_date", &row.text("birth_date")?, BirthDate::from_text)?;
            is_somebody |= row.text("relation")? == Relation::Myself.as_str();
            known.push((PersonId(row.text("id")?), fold(&row.text("name")?), born));
        }
        let mut people = Vec::new();
        for (nth, person) in named.iter().enumerate() {
            let name = fold(person.name.as_str());
            let same = known.iter().position(|(_, known, born)| *known == name && *born == person.birth_date);
            people.push(if let Some(at) = same {
                known.remove(at).0
            } else {
                let relation = if nth == 0 && !is_somebody { Relation::Myself } else { Relation::Family };
                self.add_person(account, (person, relation), now).await?;
                person.id.clone()
            });
        }
        Ok(people)
    }

    /// Takes requests from an account that ends: whoever proves to be the one who is asked can still answer them.
    pub(crate) async fn unbind_invitations(&mut self, account: &Value) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM invitation_person WHERE invitation IN (SELECT id FROM invitation WHERE account = $1)",
            "UPDATE invitation SET account = NULL WHERE account = $1",
        ] {
            self.exec(sql, slice::from_ref(account)).await?;
        }
        Ok(())
    }
}
