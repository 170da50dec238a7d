-- How an office runs its queue, as JSON; the product's own rule where there is none.
CREATE TABLE queue_rule (
    office TEXT PRIMARY KEY REFERENCES office (id),
    data TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- The queue of an office on a local day. Whatever happens in it happens under the lock of its row, and raises its version.
CREATE TABLE queue_day (
    office TEXT NOT NULL REFERENCES office (id),
    day TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (office, day)
);

CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    day TEXT NOT NULL,
    -- Of the ticket.
    number BIGINT NOT NULL,
    -- None without an appointment.
    booking TEXT REFERENCES booking (id),
    starts_at BIGINT,
    late TEXT NOT NULL CHECK (late IN ('kept', 'walk_in', 'reception')),
    errand TEXT NOT NULL REFERENCES errand (id),
    people BIGINT NOT NULL CHECK (people > 0),
    minutes BIGINT NOT NULL,
    language TEXT NOT NULL,
    arrived_at BIGINT NOT NULL,
    priority TEXT CHECK (priority IN ('infant', 'disability')),
    front BIGINT NOT NULL CHECK (front IN (0, 1)),
    back_at BIGINT,
    not_before BIGINT,
    counter BIGINT,
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'called', 'serving', 'done', 'no_show', 'left')),
    calls BIGINT NOT NULL,
    called_at BIGINT,
    -- When it was called first: how long it waited.
    first_called_at BIGINT,
    started_at BIGINT,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('settled', 'come_again', 'elsewhere')),
    note TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    -- A digest of the secret of the phone that has the ticket; none for one on paper.
    phone TEXT,
    UNIQUE (office, day, number),
    CHECK ((ended_at IS NOT NULL) = (stage IN ('done', 'no_show', 'left'))),
    CHECK (counter IS NOT NULL OR stage NOT IN ('called', 'serving'))
);
-- A booking is there once, and a counter has one at a time.
CREATE UNIQUE INDEX visit_booking ON visit (booking) WHERE booking IS NOT NULL AND stage NOT IN ('no_show', 'left');
CREATE UNIQUE INDEX visit_counter ON visit (office, day, counter) WHERE stage IN ('called', 'serving');
CREATE INDEX visit_of_booking ON visit (booking) WHERE booking IS NOT NULL;
CREATE INDEX visit_arrived ON visit (office, arrived_at);
CREATE INDEX visit_phone ON visit (phone) WHERE phone IS NOT NULL;

-- Who sits at which counter.
CREATE TABLE seat (
    office TEXT NOT NULL REFERENCES office (id),
    day TEXT NOT NULL,
    counter BIGINT NOT NULL,
    staff TEXT NOT NULL REFERENCES staff (id),
    since BIGINT NOT NULL,
    paused BIGINT NOT NULL CHECK (paused IN (0, 1)),
    alarm_at BIGINT,
    -- The visit before the last thing that was done here, as JSON, to take that back.
    before TEXT,
    PRIMARY KEY (office, day, counter),
    UNIQUE (office, day, staff)
);

-- Pages of an office without anybody signed in: kiosks, boards, signs at counters. The id is a digest of a secret.
CREATE TABLE screen (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    kind TEXT NOT NULL CHECK (kind IN ('kiosk', 'board', 'sign')),
    name TEXT NOT NULL,
    -- Of a sign.
    counter BIGINT,
    made_by TEXT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    seen_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX screen_office ON screen (office);
