-- Who works at the agency. Whoever has left keeps the row, for what they did.
CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    -- Named for people whose identity is protected.
    protected BIGINT NOT NULL CHECK (protected IN (0, 1)),
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- A role at an office; at every office where it is empty.
CREATE TABLE duty (
    staff TEXT NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    office TEXT NOT NULL,
    PRIMARY KEY (staff, role, office)
);

-- A link that enrols a passkey, once. The id is a digest of what stands in the link.
CREATE TABLE staff_link (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX staff_link_staff ON staff_link (staff);

-- The public half of a passkey, under the authenticator's name for it.
CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    UNIQUE (staff, number)
);

-- A challenge that waits for its answer. The id is a digest of what the page has.
CREATE TABLE ceremony (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX ceremony_expires ON ceremony (expires_at);

-- The id is a digest of a token that only the browser has.
CREATE TABLE staff_session (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX staff_session_seen ON staff_session (seen_at);

-- Somebody who lost every passkey: one administrator asks for a new link, another one gives it.
CREATE TABLE staff_recovery (
    staff TEXT PRIMARY KEY REFERENCES staff (id),
    asked_by TEXT NOT NULL REFERENCES staff (id),
    asked_at BIGINT NOT NULL
);
