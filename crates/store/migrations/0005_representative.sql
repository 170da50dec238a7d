-- Whom somebody named to see or book visits for some of their persons.
CREATE TABLE representation (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL REFERENCES account (id),
    -- The address that was typed, and the account that accepted with it.
    email TEXT NOT NULL,
    representative TEXT REFERENCES account (id),
    scope TEXT NOT NULL CHECK (scope IN ('see', 'act')),
    until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    accepted_at BIGINT,
    -- When either side ended it, or it was declined.
    ended_at BIGINT
);
CREATE INDEX representation_client ON representation (client);
CREATE INDEX representation_email ON representation (email) WHERE ended_at IS NULL;
CREATE INDEX representation_representative ON representation (representative) WHERE ended_at IS NULL;

CREATE TABLE represented (
    representation TEXT NOT NULL REFERENCES representation (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (representation, person)
);
CREATE INDEX represented_person ON represented (person);
