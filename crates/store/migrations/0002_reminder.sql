-- Reminders that were sent: one of each kind for a booking at a time. A moved booking is reminded of its new time.
CREATE TABLE reminder (
    booking TEXT NOT NULL REFERENCES booking (id),
    kind TEXT NOT NULL CHECK (kind IN ('five_days', 'one_day')),
    starts_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (booking, kind, starts_at)
);

CREATE INDEX booking_to_come ON booking (starts_at) WHERE state = 'booked';
