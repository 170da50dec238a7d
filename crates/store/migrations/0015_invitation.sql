-- Requests to book.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    -- A digest of case, people and errands: the same request sent twice makes one while the first is open.
    likeness TEXT NOT NULL,
    case_file TEXT NOT NULL,
    errand TEXT NOT NULL REFERENCES errand (id),
    -- Everything that is asked, as JSON.
    asked TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    last_day TEXT NOT NULL,
    account TEXT REFERENCES account (id),
    sent_at BIGINT,
    opened_at BIGINT,
    signed_in_at BIGINT,
    tried_at BIGINT,
    withdrawn_at BIGINT,
    ended_at BIGINT,
    reminded BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitation_open ON invitation (likeness) WHERE ended_at IS NULL;
CREATE INDEX invitation_due ON invitation (last_day) WHERE ended_at IS NULL;
CREATE INDEX invitation_case ON invitation (case_file);
CREATE INDEX invitation_account ON invitation (account);

-- Who of the account is meant, by their place in what is asked.
CREATE TABLE invitation_person (
    invitation TEXT NOT NULL REFERENCES invitation (id),
    nth BIGINT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (invitation, nth)
);
CREATE INDEX invitation_person_person ON invitation_person (person);

-- Links in mails and codes in letters, as digests: every sending has its own.
CREATE TABLE invitation_code (
    digest TEXT PRIMARY KEY,
    invitation TEXT NOT NULL REFERENCES invitation (id),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
    created_at BIGINT NOT NULL,
    -- Wrong birth dates that were typed for it; too many lock it.
    tries BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX invitation_code_invitation ON invitation_code (invitation);

-- The request that a booking answers. One visit for each, whatever else happens.
ALTER TABLE booking ADD COLUMN invitation TEXT REFERENCES invitation (id);
CREATE UNIQUE INDEX booking_invitation ON booking (invitation) WHERE state <> 'cancelled';

-- What the case system is told, written in the same transaction as what it tells of.
CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    invitation TEXT NOT NULL REFERENCES invitation (id),
    kind TEXT NOT NULL,
    -- The visit as it was then, as JSON; empty for none.
    booking TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX notice_invitation ON notice (invitation);
