// An office that runs its queue, as its managers and officers leave it in the database.

import { createHash, randomBytes } from 'node:crypto';
import { execute } from './asking.mjs';

const OFFICER = 'officer';

/** An office with counters, tickets for an errand at every hour, and an officer at each counter. */
export async function openQueue(database, { office, errand, counters }) {
  const rule = {
    phone_tickets: true,
    counters: counters.map((number) => ({ number, errands: [] })),
    walk_ins: [{ errands: [errand], weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00:00', to: '23:59:00', daily: 99 }],
  };
  const now = Math.floor(Date.now() / 1000);
  const today = dayIn('Europe/Stockholm');
  const minute = Math.floor(now / 60) + 1;
  const staff = (number) => `${OFFICER}-${office}-${number}`;
  // A slot of today, so that there is room for whoever comes without an appointment, on a Sunday too.
  const slot = `INSERT INTO slot (key, opening, starts_at, step, planned, capacity, taken, public_planned, public_capacity, taken_public)
    SELECT (number::bigint << 32) | ${minute}, number, ${minute * 60}, 600, 1, 1, 0, 0, 0, 0 FROM opening
    ON CONFLICT DO NOTHING`;
  const sql = [
    `INSERT INTO queue_rule (office, data, version, changed_at) VALUES ('${office}', '${JSON.stringify(rule)}', 1, ${now})
      ON CONFLICT (office) DO UPDATE SET data = excluded.data, version = queue_rule.version + 1`,
    `INSERT INTO queue_day (office, day, version) VALUES ('${office}', '${today}', 1) ON CONFLICT DO NOTHING`,
    slot,
    ...counters.flatMap((number) => [
      `INSERT INTO staff (id, name, email, language, protected, created_at)
         VALUES ('${staff(number)}', 'Officer ${number}', '${staff(number)}@agency.example', 'en', 0, ${now})`,
      `INSERT INTO seat (office, day, counter, staff, since, paused) VALUES ('${office}', '${today}', ${number}, '${staff(number)}', ${now}, 0)`,
    ]),
  ];
  await execute(database, sql.join(';\n'));
}

/** A screen of the office. Gives the address that makes a device of it. */
export async function screen(database, { office, kind, counter, officer = 1 }) {
  const secret = randomBytes(32).toString('hex');
  const id = createHash('sha256').update(secret).digest('hex');
  await execute(
    database,
    `INSERT INTO screen (id, office, kind, name, counter, made_by, made_at)
       VALUES ('${id}', '${office}', '${kind}', '${kind}', ${counter ?? 'NULL'}, '${OFFICER}-${office}-${officer}', 0)`,
  );
  return { path: `/screen/${secret}`, id };
}

/** Something happens to a visit, as a counter does it: by its number. */
async function happens(database, office, number, set) {
  await execute(
    database,
    `UPDATE visit SET ${set}, sequence = sequence + 1 WHERE office = '${office}' AND number = ${number};
     UPDATE queue_day SET version = version + 1 WHERE office = '${office}'`,
  );
}

/** A counter calls a ticket; `ago` minutes ago. */
export function call(database, office, number, counter, ago = 0) {
  const at = Math.floor(Date.now() / 1000) - ago * 60;
  return happens(database, office, number, `stage = 'called', counter = ${counter}, calls = calls + 1, called_at = ${at}, first_called_at = ${at}`);
}

/** They are at the counter. */
export function serve(database, office, number) {
  return happens(database, office, number, `stage = 'serving', started_at = ${Math.floor(Date.now() / 1000)}`);
}

/** It is done. */
export function finish(database, office, number) {
  return happens(database, office, number, `stage = 'done', ended_at = ${Math.floor(Date.now() / 1000)}, outcome = 'settled'`);
}

/** A booking is so many minutes from now, as if days had passed. */
export function bringForward(database, reference, minutes) {
  const at = Math.floor(Date.now() / 60_000) * 60 + minutes * 60;
  return execute(database, `UPDATE booking SET ends_at = ${at} + ends_at - starts_at, starts_at = ${at} WHERE reference = '${reference}'`);
}

/** Today in a time zone, or so many days later. */
export function dayIn(timeZone, days = 0) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(Date.now() + days * 86_400_000));
}
