-- The waiting list: places in line.
CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    -- What would do, as JSON.
    wish TEXT NOT NULL,
    -- The last day that would do for them.
    last_day TEXT NOT NULL,
    since BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'paused', 'left', 'served')),
    -- The request to book that made it, and the last day that the agency has set.
    invitation TEXT REFERENCES invitation (id),
    book_by TEXT,
    -- The start of the booking that they have already.
    has BIGINT,
    missed BIGINT NOT NULL,
    phone_only BIGINT NOT NULL CHECK (phone_only IN (0, 1)),
    ended_at BIGINT,
    -- Whether it is yet to be looked for among what cools.
    fresh BIGINT NOT NULL CHECK (fresh IN (0, 1))
);
CREATE INDEX waiting_open ON waiting (errand, state, since);
CREATE INDEX waiting_account ON waiting (account);
CREATE INDEX waiting_invitation ON waiting (invitation) WHERE invitation IS NOT NULL;
CREATE INDEX waiting_fresh ON waiting (fresh) WHERE fresh = 1;
CREATE INDEX waiting_last_day ON waiting (last_day) WHERE ended_at IS NULL;
CREATE INDEX waiting_ended ON waiting (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE waiting_person (
    waiting TEXT NOT NULL REFERENCES waiting (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- What for; empty for somebody whose place it is, but who no longer comes.
    errand TEXT NOT NULL,
    -- Whether it is theirs, or they have joined later.
    own BIGINT NOT NULL CHECK (own IN (0, 1)),
    open BIGINT NOT NULL CHECK (open IN (0, 1)),
    PRIMARY KEY (waiting, person, errand)
);
-- Nobody waits twice for one errand.
CREATE UNIQUE INDEX waiting_person_open ON waiting_person (person, errand) WHERE open = 1 AND errand <> '';
CREATE INDEX waiting_person_person ON waiting_person (person);

-- What they are offered. The places are kept by a hold.
CREATE TABLE offer (
    id TEXT PRIMARY KEY,
    waiting TEXT NOT NULL REFERENCES waiting (id),
    hold TEXT NOT NULL,
    office TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- Why to them, as JSON.
    reason TEXT NOT NULL,
    ended TEXT CHECK (ended IN ('taken', 'declined', 'lapsed', 'withdrawn')),
    ended_at BIGINT
);
-- One time is offered to one entry, and one entry is offered one time.
CREATE UNIQUE INDEX offer_waiting_open ON offer (waiting) WHERE ended IS NULL;
CREATE UNIQUE INDEX offer_hold_open ON offer (hold) WHERE ended IS NULL;
CREATE INDEX offer_waiting ON offer (waiting);
CREATE INDEX offer_until ON offer (until) WHERE ended IS NULL;
CREATE INDEX offer_ended ON offer (ended_at) WHERE ended_at IS NOT NULL;

-- A hold that keeps places for whoever waits: until somebody of them is asked, or until they answer.
ALTER TABLE hold ADD COLUMN waiting TEXT NOT NULL DEFAULT '' CHECK (waiting IN ('', 'listed', 'promised'));
CREATE INDEX hold_waiting ON hold (waiting, expires_at) WHERE waiting <> '';
CREATE INDEX hold_cooling ON hold (office) WHERE cooling = 1;
