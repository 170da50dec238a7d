-- What is typed for letters, whether or not there is such a letter: a code that was looked at, a date of birth that was
-- wrong. Counted by code, by network and in all, so that guessing does not add up.
CREATE TABLE code_try (
    digest TEXT NOT NULL,
    network TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'birth')),
    wrong BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX code_try_digest ON code_try (digest, at);
CREATE INDEX code_try_network ON code_try (network, at);
CREATE INDEX code_try_wrong ON code_try (at) WHERE wrong = 1;

-- Who has typed the code of a letter and the right date of birth, by a digest of the browser's secret, until they have
-- signed in to the account that is to book.
CREATE TABLE invitation_proof (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL REFERENCES invitation_code (digest),
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitation_proof_code ON invitation_proof (code);

-- Whether a code went to an address on record, which whoever asked for it did not type and is not shown.
ALTER TABLE sign_in ADD COLUMN concealed BIGINT NOT NULL DEFAULT 0;
