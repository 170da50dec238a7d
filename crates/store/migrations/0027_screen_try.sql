-- What was tried in vain at a kiosk, and when last.
ALTER TABLE screen ADD COLUMN tried BIGINT NOT NULL DEFAULT 0;
ALTER TABLE screen ADD COLUMN tried_at BIGINT;

-- Whether whoever is booked was told that they are next, and that they are called.
ALTER TABLE visit ADD COLUMN told_next BIGINT NOT NULL DEFAULT 0 CHECK (told_next IN (0, 1));
ALTER TABLE visit ADD COLUMN told_call BIGINT NOT NULL DEFAULT 0 CHECK (told_call IN (0, 1));
