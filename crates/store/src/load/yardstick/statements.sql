SELECT nextval('yard_turn') AS turn \gset
SELECT person, account, slot, errand, office, starts_at, reference,
       CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp())) AS BIGINT) AS now,
       '01940000-0000-7000-8000-b' || reference AS booking, '01940000-0000-7000-8000-m' || reference AS message,
       '01940000-0000-7000-8000-e' || reference AS event, '01940000-0000-7000-8000-k' || reference AS key
  FROM yard WHERE n = :turn \gset
BEGIN;
INSERT INTO idempotency (actor, key, fingerprint, created_at) VALUES (:account, :key, 'fingerprint', :now) ON CONFLICT DO NOTHING;
SELECT id FROM person WHERE id = :person FOR UPDATE;
SELECT booking FROM party WHERE person = :person AND active = 1;
UPDATE slot SET taken = taken + 1, taken_public = taken_public + 1 WHERE key = :slot AND taken < planned AND taken_public < public_planned;
INSERT INTO booking (id, reference, account, office, errand, starts_at, ends_at, pool, state, origin, sequence, created_at, changed_at)
  VALUES (:booking, :reference, :account, :office, :errand, :starts_at, CAST(:starts_at AS BIGINT) + 600, 'public', 'booked', 'my_page', 0, :now, :now);
INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added) VALUES (:booking, :person, :errand, '', 1, 10, 1, 0);
INSERT INTO booking_place (booking, slot, places) VALUES (:booking, :slot, 1);
INSERT INTO outbox (id, channel, recipient, language, kind, body, state, attempts, due_at, error, created_at)
  VALUES (:message, 'email', 'visitor@load.example', 'sv', 'confirmed', 'BODY', 'waiting', 0, :now, '', :now);
INSERT INTO event (id, at, actor, action, subject, detail) VALUES (:event, :now, :account, 'booked', :booking, '{}');
UPDATE idempotency SET outcome = 'BODY' WHERE actor = :account AND key = :key;
COMMIT;
