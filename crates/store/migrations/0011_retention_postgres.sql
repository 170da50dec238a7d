CREATE FUNCTION only_added() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;
CREATE FUNCTION kept_event() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM disposal WHERE kind = 'events' AND old.at < up_to) THEN
        RETURN old;
    END IF;
    RAISE EXCEPTION 'event is kept: no disposal says otherwise';
END $$;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION only_added();
CREATE TRIGGER event_kept BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION kept_event();
CREATE TRIGGER event_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION only_added();
CREATE TRIGGER disposal_unchanged BEFORE UPDATE OR DELETE ON disposal FOR EACH ROW EXECUTE FUNCTION only_added();
CREATE TRIGGER disposal_whole BEFORE TRUNCATE ON disposal FOR EACH STATEMENT EXECUTE FUNCTION only_added();
