-- What staff note about a person for their colleagues. The person may ask for a copy.
CREATE TABLE person_note (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    staff TEXT NOT NULL REFERENCES staff (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX person_note_person ON person_note (person);

-- Another address for somebody who cannot read their mail any more: one member of staff checks who they are and asks
-- for it, another one confirms.
CREATE TABLE readdress (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    person TEXT NOT NULL REFERENCES person (id),
    email TEXT NOT NULL,
    document TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES staff (id),
    asked_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'declined')),
    decided_by TEXT REFERENCES staff (id),
    decided_at BIGINT,
    CHECK (state <> 'confirmed' OR decided_by <> asked_by)
);
CREATE INDEX readdress_waiting ON readdress (asked_at) WHERE state = 'waiting';
CREATE INDEX readdress_account ON readdress (account);

-- An interpreter for a visit, as it was when somebody saw to it: whoever moves the visit makes it looked at again.
CREATE TABLE interpreter (
    booking TEXT NOT NULL REFERENCES booking (id),
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('booked', 'impossible', 'called_off')),
    office TEXT NOT NULL REFERENCES office (id),
    starts_at BIGINT NOT NULL,
    staff TEXT NOT NULL REFERENCES staff (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (booking, language)
);
