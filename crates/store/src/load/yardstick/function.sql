CREATE FUNCTION yard_book() RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
    t yard%ROWTYPE;
    now_s BIGINT := FLOOR(EXTRACT(EPOCH FROM clock_timestamp()));
    turn BIGINT := nextval('yard_turn');
    of CONSTANT TEXT := '01940000-0000-7000-8000-';
BEGIN
    SELECT * INTO t FROM yard WHERE n = turn;
    IF NOT FOUND THEN RETURN FALSE; END IF;
    INSERT INTO idempotency (actor, key, fingerprint, created_at)
        VALUES (t.account, of || 'k' || t.reference, 'fingerprint', now_s) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN FALSE; END IF;
    PERFORM 1 FROM person WHERE person.id = t.person FOR UPDATE;
    PERFORM 1 FROM party WHERE party.person = t.person AND active = 1;
    IF FOUND THEN RETURN FALSE; END IF;
    UPDATE slot SET taken = taken + 1, taken_public = taken_public + 1
        WHERE key = t.slot AND taken < planned AND taken_public < public_planned;
    IF NOT FOUND THEN RETURN FALSE; END IF;
    INSERT INTO booking (id, reference, account, office, errand, starts_at, ends_at, pool, state, origin, sequence,
                         created_at, changed_at)
        VALUES (of || 'b' || t.reference, t.reference, t.account, t.office, t.errand, t.starts_at, t.starts_at + 600,
                'public', 'booked', 'my_page', 0, now_s, now_s);
    INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added)
        VALUES (of || 'b' || t.reference, t.person, t.errand, '', 1, 10, 1, 0);
    INSERT INTO booking_place (booking, slot, places) VALUES (of || 'b' || t.reference, t.slot, 1);
    INSERT INTO outbox (id, channel, recipient, language, kind, body, state, attempts, due_at, error, created_at)
        VALUES (of || 'm' || t.reference, 'email', 'visitor@load.example', 'sv', 'confirmed', 'BODY', 'waiting', 0, now_s, '', now_s);
    INSERT INTO event (id, at, actor, action, subject, detail)
        VALUES (of || 'e' || t.reference, now_s, t.account, 'booked', of || 'b' || t.reference, '{}');
    UPDATE idempotency SET outcome = 'BODY' WHERE actor = t.account AND key = of || 'k' || t.reference;
    RETURN TRUE;
END $$
