-- What challenges are signed with: the same on every node.
CREATE TABLE challenge_key (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    secret TEXT NOT NULL
);

-- Challenges that were met, by a digest, until they would have run out anyway: none is met twice, whatever node is asked.
CREATE TABLE used_challenge (
    digest TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX used_challenge_expires ON used_challenge (expires_at);

-- Whether a session may hold a time without a challenge, once, because it proved the mailbox.
ALTER TABLE session ADD COLUMN pass BIGINT NOT NULL DEFAULT 0 CHECK (pass IN (0, 1));

-- The new holds that an account has had made within an hour that began with the first of them, whoever comes.
CREATE TABLE account_holds (
    account TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0)
);

-- Codes have one more purpose. No engine takes a check away from a column in the words of the other, so the table is made anew.
CREATE TABLE sign_in_anew (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    code TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next TEXT NOT NULL,
    network TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used BIGINT NOT NULL CHECK (used IN (0, 1)),
    purpose TEXT NOT NULL DEFAULT 'sign_in'
        CHECK (purpose IN ('sign_in', 'old_email', 'new_email', 'deletion', 'hold')),
    session TEXT,
    concealed BIGINT NOT NULL DEFAULT 0
);
INSERT INTO sign_in_anew (id, email, code, tries, next, network, created_at, expires_at, used, purpose, session, concealed)
    SELECT id, email, code, tries, next, network, created_at, expires_at, used, purpose, session, concealed FROM sign_in;
DROP TABLE sign_in;
ALTER TABLE sign_in_anew RENAME TO sign_in;
CREATE INDEX sign_in_email ON sign_in (email, created_at);
CREATE INDEX sign_in_network ON sign_in (network, created_at);
CREATE INDEX sign_in_session ON sign_in (session) WHERE session IS NOT NULL;
