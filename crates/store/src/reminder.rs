//! Reminders: who may be due one, and that each is sent once.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use besok_core::booking::Booking;
use besok_core::reminder::Reminder;
use jiff::Timestamp;

impl Store {
    /// Bookings in a reminder's window that were not reminded yet, the soonest first, at most so many after the first
    /// `skip`. The rest of the rule is the core's.
    pub async fn to_remind(
        &self,
        reminder: Reminder,
        now: Timestamp,
        skip: i64,
        limit: i64,
    ) -> Result<Vec<Booking>, StoreError> {
        let (from, to, fresh) = reminder.window();
        let sql = "SELECT booking.id FROM booking
                   LEFT JOIN reminder ON reminder.booking = booking.id AND reminder.kind = $1
                        AND reminder.starts_at = booking.starts_at
                   WHERE booking.state = 'booked' AND booking.starts_at BETWEEN $2 AND $3
                     AND booking.changed_at <= $4 AND reminder.booking IS NULL
                   ORDER BY booking.starts_at, booking.id LIMIT $5 OFFSET $6";
        let now = now.as_second();
        let values = [
            reminder.as_str().into(),
            (now + to).into(),
            (now + from).into(),
            (now - fresh).into(),
            limit.into(),
            skip.into(),
        ];
        let rows = self.all(sql, &values).await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }
}

impl Tx {
    /// Notes that a reminder goes out for a booking as it was read. Gives whether it may: the booking is still so, and
    /// nobody was faster.
    pub async fn note_reminder(
        &mut self,
        reminder: Reminder,
        booking: &Booking,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.lock("booking", "id", &[booking.id.as_str().into()]).await?;
        let sql = "INSERT INTO reminder (booking, kind, starts_at, sent_at)
                   SELECT id, $2, starts_at, $3 FROM booking
                   WHERE id = $1 AND state = 'booked' AND sequence = $4
                   ON CONFLICT DO NOTHING";
        let values = [booking.id.as_str().into(), reminder.as_str().into(), now.into(), booking.sequence.into()];
        Ok(self.exec(sql, &values).await? == 1)
    }
}
