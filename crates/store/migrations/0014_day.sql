-- The bookings of a day at an office.
CREATE INDEX booking_day ON booking (office, starts_at);
