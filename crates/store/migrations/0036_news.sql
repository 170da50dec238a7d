-- Which of two words about a slot is the newer one: raised by each change. A new slot begins with the microsecond of its
-- making, so that one that was withdrawn and is made again is newer than it ever was before.
ALTER TABLE slot ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
