-- What is written in the waiting room on a day, so that only whoever is there takes a ticket on their own phone.
ALTER TABLE queue_day ADD COLUMN room TEXT;
