-- Letters, from when they are due until they are posted, and as what they came back.
CREATE TABLE letter_batch (
    id TEXT PRIMARY KEY,
    made_by TEXT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    posted_at BIGINT
);

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    -- What stands in the window of the envelope.
    number TEXT NOT NULL UNIQUE,
    invitation TEXT NOT NULL REFERENCES invitation (id),
    kind TEXT NOT NULL CHECK (kind IN ('request', 'reminder')),
    -- Of its code, as in invitation_code.
    digest TEXT NOT NULL UNIQUE,
    -- The code that it says, while it may still be printed; empty once it is posted.
    code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'posted', 'returned', 'withdrawn')),
    batch TEXT REFERENCES letter_batch (id),
    -- Why it could not be typeset; empty if it could, or was not tried.
    problem TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    posted_at BIGINT,
    returned_at BIGINT
);
CREATE INDEX letter_waiting ON letter (created_at) WHERE state = 'waiting';
CREATE INDEX letter_batch_letter ON letter (batch);
CREATE INDEX letter_invitation ON letter (invitation);

-- Which mails and letters of a request did not reach anybody, until it is sent anew.
CREATE TABLE came_back (
    invitation TEXT NOT NULL REFERENCES invitation (id),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'letter')),
    at BIGINT NOT NULL,
    PRIMARY KEY (invitation, channel)
);
