-- The old bookings that are in the ledger, by what the old system called them.
CREATE TABLE legacy (
    -- Letters and digits of the reference, in capitals: what is compared.
    reference TEXT PRIMARY KEY,
    written TEXT NOT NULL,
    booking TEXT NOT NULL UNIQUE REFERENCES booking (id),
    -- Of the line that it came from.
    digest TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
-- Those that are still changed outside My Page.
CREATE INDEX booking_legacy ON booking (ends_at) WHERE origin = 'legacy' AND state = 'booked';

-- What was typed for an old booking, whether or not there is one. The id is a digest of a token that only the browser
-- has; the right code replaces it by another.
CREATE TABLE legacy_proof (
    id TEXT PRIMARY KEY,
    -- A digest of the reference that was typed.
    typed TEXT NOT NULL,
    -- None if nothing fits: then no code is right.
    booking TEXT REFERENCES booking (id),
    code TEXT NOT NULL,
    tries BIGINT NOT NULL,
    network TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    proved_at BIGINT
);
CREATE INDEX legacy_proof_typed ON legacy_proof (typed, created_at);
CREATE INDEX legacy_proof_network ON legacy_proof (network, created_at);
CREATE INDEX legacy_proof_created ON legacy_proof (created_at);
CREATE INDEX legacy_proof_booking ON legacy_proof (booking);

-- Files of old bookings that were sent in on the pages, and how far they have come.
CREATE TABLE legacy_import (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    file TEXT NOT NULL,
    rehearsal BIGINT NOT NULL CHECK (rehearsal IN (0, 1)),
    -- Numbers, and what was refused line by line, as JSON.
    progress TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX legacy_import_started ON legacy_import (started_at);
