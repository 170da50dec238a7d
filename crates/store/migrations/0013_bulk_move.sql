-- Many bookings that have to move together. How each of them stands is read off the booking.
CREATE TABLE bulk_move (
    id TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- When the messages go out, and until when it can be undone; 0 before it is confirmed.
    send_at BIGINT NOT NULL,
    answer_until BIGINT NOT NULL,
    -- What becomes of those whom nobody reached.
    after_calls TEXT NOT NULL CHECK (after_calls IN ('keep', 'move', 'cancel')),
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'confirmed', 'sent', 'closed', 'undone'))
);
CREATE INDEX bulk_move_open ON bulk_move (stage) WHERE stage IN ('draft', 'confirmed');

CREATE TABLE bulk_move_item (
    bulk_move TEXT NOT NULL REFERENCES bulk_move (id),
    booking TEXT NOT NULL REFERENCES booking (id),
    from_office TEXT NOT NULL REFERENCES office (id),
    from_starts_at BIGINT NOT NULL,
    -- The time that is offered, and the hold that keeps it; empty where nothing was free.
    to_office TEXT NOT NULL,
    to_starts_at BIGINT NOT NULL,
    hold TEXT NOT NULL,
    -- When somebody phoned last, and who; 0 for never.
    called_at BIGINT NOT NULL,
    called_by TEXT NOT NULL,
    PRIMARY KEY (bulk_move, booking)
);
CREATE INDEX bulk_move_item_booking ON bulk_move_item (booking);
