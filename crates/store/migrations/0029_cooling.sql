-- A hold that keeps places which were given back: nobody's, until an instant that nobody knows.
ALTER TABLE hold ADD COLUMN cooling BIGINT NOT NULL DEFAULT 0 CHECK (cooling IN (0, 1));
