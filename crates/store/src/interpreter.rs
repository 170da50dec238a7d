//! Interpreters: visits to come whose people need one, and what was done about it.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use besok_core::booking::Booking;
use besok_core::id::{BookingId, OfficeId, StaffId};
use besok_core::interpreter::{Arranged, How};
use jiff::Timestamp;
use std::collections::HashMap;

impl Store {
    /// Visits of an office that have not begun and whose people need an interpreter, and those for which somebody has
    /// seen to one, whatever has become of them; the soonest first.
    pub async fn interpreted(&self, now: Timestamp) -> Result<Vec<Booking>, StoreError> {
        let sql = "SELECT DISTINCT booking.id FROM booking
                   JOIN party ON party.booking = booking.id
                   JOIN person ON person.id = party.person AND person.interpreter IS NOT NULL
                   WHERE booking.state = 'booked' AND booking.starts_at > $1
                   UNION
                   SELECT booking.id FROM interpreter JOIN booking ON booking.id = interpreter.booking
                   WHERE booking.starts_at > $1 OR interpreter.starts_at > $1";
        let rows = self.all(sql, &[now.into()]).await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }

    /// What was done about interpreters for these bookings, by booking and language.
    pub async fn arranged(&self, bookings: &[BookingId]) -> Result<HashMap<(BookingId, String), Arranged>, StoreError> {
        let bookings: Vec<_> = bookings.iter().map(|booking| booking.as_str().into()).collect();
        let mut all = HashMap::new();
        for row in Source::Store(self).among("SELECT * FROM interpreter WHERE booking", &bookings, "").await? {
            let arranged = Arranged {
                how: consistent("interpreter", "state", &row.text("state")?, How::parse)?,
                office: OfficeId(row.text("office")?),
                starts_at: row.instant("starts_at")?,
                staff: StaffId(row.text("staff")?),
                at: row.instant("at")?,
            };
            all.insert((BookingId(row.text("booking")?), row.text("language")?), arranged);
        }
        Ok(all)
    }
}

impl Tx {
    /// Notes what was done about an interpreter for a booking as it was read.
    pub async fn arrange(
        &mut self,
        booking: &BookingId,
        language: &str,
        arranged: &Arranged,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO interpreter (booking, language, state, office, starts_at, staff, at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)
                   ON CONFLICT (booking, language) DO UPDATE SET state = excluded.state, office = excluded.office,
                     starts_at = excluded.starts_at, staff = excluded.staff, at = excluded.at";
        let values = [
            booking.as_str().into(),
            language.into(),
            arranged.how.as_str().into(),
            arranged.office.as_str().into(),
            arranged.starts_at.into(),
            arranged.staff.as_str().into(),
            arranged.at.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }
}
