-- The first free time that there was on a local day, at an office for an errand; none if there was none.
CREATE TABLE first_free (
    office TEXT NOT NULL REFERENCES office (id),
    errand TEXT NOT NULL REFERENCES errand (id),
    day TEXT NOT NULL,
    first_day TEXT,
    PRIMARY KEY (office, errand, day)
);
