-- A hold may be a time that the agency offers to a booking: it stands beside what the same people hold themselves.
ALTER TABLE hold ADD COLUMN offered BIGINT NOT NULL DEFAULT 0 CHECK (offered IN (0, 1));

ALTER TABLE hold_party RENAME TO hold_party_before;
CREATE TABLE hold_party (
    hold TEXT NOT NULL REFERENCES hold (id),
    person TEXT NOT NULL REFERENCES person (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    case_file TEXT NOT NULL,
    -- The booking to which it is offered; empty for a time that people hold themselves.
    offered TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (hold, person, errand, case_file),
    -- Nobody keeps two times for one errand, and no booking is offered two.
    UNIQUE (person, errand, offered)
);
INSERT INTO hold_party (hold, person, errand, case_file)
    SELECT hold, person, errand, case_file FROM hold_party_before;
DROP TABLE hold_party_before;
