-- How often visits of a person were moved by visitors: within a day, and within thirty days, that each began with the
-- first of them.
CREATE TABLE recent_moves (
    person TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    day_since BIGINT NOT NULL,
    day_count BIGINT NOT NULL CHECK (day_count > 0),
    month_since BIGINT NOT NULL,
    month_count BIGINT NOT NULL CHECK (month_count > 0)
);

-- Accounts whose new bookings staff have paused, and why.
CREATE TABLE restriction (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    -- For colleagues.
    note TEXT NOT NULL,
    staff TEXT NOT NULL REFERENCES staff (id),
    at BIGINT NOT NULL,
    -- When it ends by itself, if it does.
    until BIGINT,
    lifted_at BIGINT,
    -- Why; none if it ended by itself before another one began.
    lifted_for TEXT
);
CREATE UNIQUE INDEX restriction_active ON restriction (account) WHERE lifted_at IS NULL;
CREATE INDEX restriction_account ON restriction (account);

-- What accounts said to it. One at a time waits for an answer.
CREATE TABLE appeal (
    id TEXT PRIMARY KEY,
    restriction TEXT NOT NULL REFERENCES restriction (id),
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    ruling TEXT,
    staff TEXT REFERENCES staff (id),
    answered_at BIGINT,
    CHECK (ruling IS NULL OR (staff IS NOT NULL AND answered_at IS NOT NULL))
);
CREATE UNIQUE INDEX appeal_waiting ON appeal (restriction) WHERE ruling IS NULL;
CREATE INDEX appeal_waiting_at ON appeal (at) WHERE ruling IS NULL;
CREATE INDEX appeal_restriction ON appeal (restriction);

-- A digest of the whole name as it is compared, for those with the same name and date of birth under another account;
-- none as long as it has not been read.
ALTER TABLE person ADD COLUMN whole_name BIGINT;
CREATE INDEX person_alike ON person (birth_date, whole_name);
CREATE INDEX person_unread_whole ON person (id) WHERE whole_name IS NULL;
CREATE INDEX person_created ON person (created_at);
