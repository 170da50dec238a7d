-- Letters, from when they are due until they are posted, and as what they came back.
CREATE TABLE letter_batch (
    id TEXT PRIMARY KEY,
    made_by TEXT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    posted_at BIGINT
);

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    invitation TEXT NOT NULL REFERENCES invitation (id),
    kind TEXT NOT NULL CHECK (kind IN ('request', 'reminder')),
    -- The code that it says, while it may still be printed; empty once it is posted.
    code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'posted', 'returned', 'withdrawn')),
    batch TEXT REFERENCES letter_batch (id),
    created_at BIGINT NOT NULL,
    posted_at BIGINT,
    returned_at BIGINT
);
CREATE INDEX letter_waiting ON letter (created_at) WHERE state = 'waiting';
CREATE INDEX letter_batch_letter ON letter (batch);
CREATE INDEX letter_invitation ON letter (invitation);
