-- A code that was mailed, for whatever purpose. One asked for by somebody signed in belongs to that session, whose
-- digest it names without being bound to it: an ended session leaves its codes to be counted for a while.
ALTER TABLE sign_in ADD COLUMN purpose TEXT NOT NULL DEFAULT 'sign_in'
    CHECK (purpose IN ('sign_in', 'old_email', 'new_email', 'deletion'));
ALTER TABLE sign_in ADD COLUMN session TEXT;
CREATE INDEX sign_in_session ON sign_in (session) WHERE session IS NOT NULL;

-- Browser and system by their plain names, `Chrome/Android`; nothing finer.
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '/';
CREATE INDEX session_account ON session (account);

-- Since when it has its address: what was mailed there before was somebody else's.
ALTER TABLE account ADD COLUMN email_since BIGINT NOT NULL DEFAULT 0;
-- An account that was deleted: a row that old bookings refer to, without any way to sign in.
ALTER TABLE account ADD COLUMN ended_at BIGINT;
CREATE INDEX outbox_recipient ON outbox (recipient);
UPDATE account SET email_since = created_at;
