-- How a person is found by name: a number that is a digest of the id; none as long as the words of the name are not in
-- the tables below.
ALTER TABLE person ADD COLUMN number BIGINT;
CREATE UNIQUE INDEX person_number ON person (number);
CREATE INDEX person_unread ON person (id) WHERE number IS NULL;
CREATE INDEX person_birth_date ON person (birth_date);
CREATE INDEX account_phone ON account (phone);
CREATE INDEX account_person_person ON account_person (person);
CREATE INDEX party_case_file ON party (case_file) WHERE case_file <> '';

-- Every word of a name, folded, by its digest, and how many persons have it.
CREATE TABLE name_word (
    number BIGINT PRIMARY KEY,
    word TEXT NOT NULL,
    persons BIGINT NOT NULL CHECK (persons >= 0)
);
-- What a word has in common with its likes, as digests: itself, itself without a letter, and its beginnings.
CREATE TABLE name_near (
    near BIGINT NOT NULL,
    word BIGINT NOT NULL,
    PRIMARY KEY (near, word)
);
CREATE TABLE person_word (
    word BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (word, person)
);

-- The office at whose desk an account was made for somebody.
ALTER TABLE account ADD COLUMN office TEXT REFERENCES office (id);
