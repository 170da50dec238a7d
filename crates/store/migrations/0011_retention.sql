-- Who did what when: read by time, by who did it, and by what was done.
CREATE INDEX event_at ON event (at, id);
CREATE INDEX event_actor ON event (actor, at, id);
CREATE INDEX event_action ON event (action, at, id);

-- Under which decision something is disposed of, and up to when. What is disposed of has its row here first: without
-- one the database lets no event go.
CREATE TABLE disposal (
    kind TEXT NOT NULL,
    decision TEXT NOT NULL,
    up_to BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (kind, decision, up_to)
);

-- When somebody last signed in.
ALTER TABLE account ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
UPDATE account SET seen_at = created_at;
CREATE INDEX account_seen ON account (seen_at) WHERE ended_at IS NULL;

-- What still names somebody, by when it will be old.
CREATE INDEX booking_named ON booking (ends_at) WHERE account <> 'nobody';
CREATE INDEX outbox_settled ON outbox (created_at) WHERE state <> 'waiting';
