-- A booking is there once a day: one that was moved after somebody came is another visit on its new day.
DROP INDEX visit_booking;
CREATE UNIQUE INDEX visit_booking ON visit (booking, day) WHERE booking IS NOT NULL AND stage NOT IN ('no_show', 'left');

-- How many seconds of tries are still counted at a kiosk, at the time of the last one.
UPDATE screen SET tried = 0;
