-- An account holds several persons, each with a number of its own there: 1 is oneself.
ALTER TABLE account_person RENAME TO account_person_before;
CREATE TABLE account_person (
    account TEXT NOT NULL REFERENCES account (id),
    person TEXT NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL CHECK (relation IN ('self', 'family', 'represented')),
    number BIGINT NOT NULL CHECK (number > 0),
    -- No longer offered for new visits; what there is stays visible.
    hidden BIGINT NOT NULL CHECK (hidden IN (0, 1)),
    PRIMARY KEY (account, person),
    UNIQUE (account, number)
);
INSERT INTO account_person (account, person, relation, number, hidden)
    SELECT account, person, relation, 1, 0 FROM account_person_before;
DROP TABLE account_person_before;
CREATE UNIQUE INDEX account_self ON account_person (account) WHERE relation = 'self';

-- What a person needs so that they can take part in a visit.
ALTER TABLE person ADD COLUMN interpreter TEXT;
ALTER TABLE person ADD COLUMN step_free BIGINT NOT NULL DEFAULT 0 CHECK (step_free IN (0, 1));
ALTER TABLE person ADD COLUMN access_other TEXT NOT NULL DEFAULT '';

-- Whether a member joined after the booking was made.
ALTER TABLE party ADD COLUMN added BIGINT NOT NULL DEFAULT 0 CHECK (added IN (0, 1));

-- A hold is for a party.
ALTER TABLE hold RENAME TO hold_before;
ALTER TABLE hold_place RENAME TO hold_place_before;
CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    errand TEXT NOT NULL REFERENCES errand (id),
    office TEXT NOT NULL REFERENCES office (id),
    starts_at BIGINT NOT NULL,
    -- The booking that is about to change; none for visitors who check their answers.
    booking TEXT REFERENCES booking (id),
    pool TEXT NOT NULL CHECK (pool IN ('public', 'staff')),
    expires_at BIGINT NOT NULL,
    extensions BIGINT NOT NULL CHECK (extensions BETWEEN 0 AND 10)
);
INSERT INTO hold (id, errand, office, starts_at, booking, pool, expires_at, extensions)
    SELECT id, errand, office, starts_at, booking, pool, expires_at, extensions FROM hold_before;
CREATE TABLE hold_party (
    hold TEXT NOT NULL REFERENCES hold (id),
    person TEXT NOT NULL REFERENCES person (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    case_file TEXT NOT NULL,
    PRIMARY KEY (hold, person, errand, case_file),
    -- Nobody keeps two times for one errand.
    UNIQUE (person, errand)
);
INSERT INTO hold_party (hold, person, errand, case_file) SELECT id, person, errand, '' FROM hold_before;
CREATE TABLE hold_place (
    hold TEXT NOT NULL REFERENCES hold (id),
    slot BIGINT NOT NULL REFERENCES slot (key),
    places BIGINT NOT NULL CHECK (places > 0),
    PRIMARY KEY (hold, slot)
);
INSERT INTO hold_place (hold, slot, places) SELECT hold, slot, places FROM hold_place_before;
DROP TABLE hold_place_before;
DROP TABLE hold_before;
CREATE INDEX hold_expires ON hold (expires_at);
CREATE INDEX hold_booking ON hold (booking);
CREATE INDEX hold_place_slot ON hold_place (slot);
