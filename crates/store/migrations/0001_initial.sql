-- One SQL for both engines: ids and local dates are TEXT, instants BIGINT seconds since 1970, flags BIGINT.

CREATE TABLE agency (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    -- Set by importing the sample, and never taken back.
    demo BIGINT NOT NULL CHECK (demo IN (0, 1)),
    -- Raised by each import that changes something, so that every node knows to load again.
    version BIGINT NOT NULL,
    data TEXT NOT NULL
);

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    data TEXT NOT NULL
);

CREATE TABLE errand (
    id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    data TEXT NOT NULL
);

CREATE TABLE opening (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    data TEXT NOT NULL,
    -- Up to which local day its slots are published, a digest of the rule by which they were, and whether none had to
    -- be left out because something lay across it.
    published_to TEXT NOT NULL DEFAULT '',
    published_rule TEXT NOT NULL DEFAULT '',
    published_whole BIGINT NOT NULL DEFAULT 1 CHECK (published_whole IN (0, 1))
);

CREATE TABLE slot (
    key BIGINT PRIMARY KEY,
    opening BIGINT NOT NULL REFERENCES opening (number),
    starts_at BIGINT NOT NULL,
    step BIGINT NOT NULL CHECK (step > 0),
    planned BIGINT NOT NULL CHECK (planned >= 0),
    capacity BIGINT NOT NULL CHECK (capacity >= planned),
    taken BIGINT NOT NULL CHECK (taken BETWEEN 0 AND capacity),
    public_planned BIGINT NOT NULL CHECK (public_planned BETWEEN 0 AND planned),
    public_capacity BIGINT NOT NULL CHECK (public_capacity BETWEEN public_planned AND capacity),
    taken_public BIGINT NOT NULL CHECK (taken_public BETWEEN 0 AND public_capacity AND taken_public <= taken),
    -- Full for the public, by the plan: a place kept above it is not given out again.
    is_full BIGINT NOT NULL GENERATED ALWAYS AS
        (CASE WHEN taken >= planned OR taken_public >= public_planned THEN 1 ELSE 0 END) STORED
);
-- Never with a counter in it: on PostgreSQL that would cost the cheap kind of update.
CREATE INDEX slot_free ON slot (opening, starts_at) WHERE is_full = 0;

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    protection TEXT NOT NULL CHECK (protection IN ('none', 'marked', 'protected')),
    created_at BIGINT NOT NULL
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    -- How one signs in, and as whom: 'email' and the address.
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    phone TEXT,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject)
);

CREATE TABLE account_person (
    account TEXT NOT NULL REFERENCES account (id),
    person TEXT NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL CHECK (relation IN ('self')),
    PRIMARY KEY (account, person)
);
CREATE UNIQUE INDEX account_self ON account_person (account) WHERE relation = 'self';

CREATE TABLE terms_acceptance (
    account TEXT NOT NULL REFERENCES account (id),
    version TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (account, version)
);

-- A sign-in that waits for its code. The id is a digest of a token that only the browser has.
CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    code TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next TEXT NOT NULL,
    network TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used BIGINT NOT NULL CHECK (used IN (0, 1))
);
CREATE INDEX sign_in_email ON sign_in (email, created_at);
CREATE INDEX sign_in_network ON sign_in (network, created_at);

-- The id is a digest of a token that only the browser has.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX session_seen ON session (seen_at);

CREATE TABLE booking (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    office TEXT NOT NULL REFERENCES office (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL CHECK (ends_at > starts_at),
    pool TEXT NOT NULL CHECK (pool IN ('public', 'staff')),
    state TEXT NOT NULL CHECK (state IN ('booked', 'cancelled', 'past')),
    origin TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE party (
    booking TEXT NOT NULL REFERENCES booking (id),
    person TEXT NOT NULL REFERENCES person (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    case_file TEXT NOT NULL,
    nth BIGINT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (booking, person, errand, case_file)
);
-- One active booking for a person, errand and case.
CREATE UNIQUE INDEX party_active ON party (person, errand, case_file, nth) WHERE active = 1;
CREATE INDEX party_person ON party (person);

CREATE TABLE booking_place (
    booking TEXT NOT NULL REFERENCES booking (id),
    slot BIGINT NOT NULL REFERENCES slot (key),
    places BIGINT NOT NULL CHECK (places > 0),
    PRIMARY KEY (booking, slot)
);
CREATE INDEX booking_place_slot ON booking_place (slot);

CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    office TEXT NOT NULL REFERENCES office (id),
    starts_at BIGINT NOT NULL,
    -- The booking that is about to move; none for a visitor who checks the answers.
    booking TEXT REFERENCES booking (id),
    pool TEXT NOT NULL CHECK (pool IN ('public', 'staff')),
    expires_at BIGINT NOT NULL,
    extensions BIGINT NOT NULL CHECK (extensions BETWEEN 0 AND 10),
    -- Nobody keeps two times for one errand.
    UNIQUE (person, errand)
);
CREATE INDEX hold_expires ON hold (expires_at);
CREATE INDEX hold_booking ON hold (booking);

CREATE TABLE hold_place (
    hold TEXT NOT NULL REFERENCES hold (id),
    slot BIGINT NOT NULL REFERENCES slot (key),
    places BIGINT NOT NULL CHECK (places > 0),
    PRIMARY KEY (hold, slot)
);
CREATE INDEX hold_place_slot ON hold_place (slot);

CREATE TABLE idempotency (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    outcome TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Emptied once it is sent.
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'undeliverable')),
    attempts BIGINT NOT NULL,
    -- When it is to be tried; a worker that takes it moves this on, as a lease.
    due_at BIGINT NOT NULL,
    error TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';

-- The mails of a demonstration, which has no mail server.
CREATE TABLE mailbox (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    calendar TEXT,
    sent_at BIGINT NOT NULL
);

CREATE TABLE event (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX event_subject ON event (subject);
