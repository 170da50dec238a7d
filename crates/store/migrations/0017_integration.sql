-- Keys with which other systems use the API, as digests.
CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    -- To a minute.
    used_at BIGINT,
    ended_at BIGINT
);

-- Where notices are sent.
CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    -- Signs what is sent. It has to be kept as it is, since both sides sign with it; empty once the target is ended.
    secret TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- One notice on its way to one target.
CREATE TABLE delivery (
    notice TEXT NOT NULL REFERENCES notice (id),
    webhook TEXT NOT NULL REFERENCES webhook (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'undeliverable', 'ended')),
    attempts BIGINT NOT NULL,
    -- When it is to be tried; a worker that takes it moves this on, as a lease.
    due_at BIGINT NOT NULL,
    -- What came of the last try: a status, or a word for what went wrong.
    answer TEXT NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (notice, webhook)
);
CREATE INDEX delivery_due ON delivery (webhook, due_at) WHERE state = 'waiting';
CREATE INDEX delivery_webhook ON delivery (webhook, notice);
CREATE INDEX delivery_state ON delivery (state, webhook);
CREATE INDEX notice_at ON notice (at, id);
CREATE INDEX invitation_made_at ON invitation (made_at, id);
