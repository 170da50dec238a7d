-- A booking is there once: moved after somebody came, to another time or place, it is another visit.
DROP INDEX visit_booking;
CREATE UNIQUE INDEX visit_booking ON visit (booking, office, starts_at) WHERE booking IS NOT NULL AND stage NOT IN ('no_show', 'left');

-- How many seconds of tries are still counted at a kiosk, at the time of the last one.
UPDATE screen SET tried = 0;
