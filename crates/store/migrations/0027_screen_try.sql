-- What was tried in vain at a kiosk, and when last.
ALTER TABLE screen ADD COLUMN tried BIGINT NOT NULL DEFAULT 0;
ALTER TABLE screen ADD COLUMN tried_at BIGINT;
