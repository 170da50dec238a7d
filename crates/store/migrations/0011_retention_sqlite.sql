CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'event is only ever added to');
END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE kind = 'events' AND old.at < up_to) BEGIN
    SELECT RAISE(ABORT, 'event is kept: no disposal says otherwise');
END;
CREATE TRIGGER disposal_unchanged BEFORE UPDATE ON disposal BEGIN
    SELECT RAISE(ABORT, 'disposal is only ever added to');
END;
CREATE TRIGGER disposal_kept BEFORE DELETE ON disposal BEGIN
    SELECT RAISE(ABORT, 'disposal is only ever added to');
END;
