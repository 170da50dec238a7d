// Requests to book, as the agency makes them: written into the database, with the link of a mail and the code of a letter.

import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const LETTERS = '3467CDFGHJKMNPQRTVX';
const digest = (text) => createHash('sha256').update(text).digest('hex');
const quoted = (value) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`);

/** A code as letters have it: eleven characters by chance, and one that checks them. */
function letterCode() {
  const values = [...randomBytes(11)].map((byte) => byte % LETTERS.length);
  const check = values.reduce((sum, value, index) => sum + value * (index + 2), 0) % LETTERS.length;
  return [...values, check].map((value) => LETTERS[value]).join('');
}

/** A day so many days from now, in the agency's calendar. */
export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Asks somebody to book. Gives the secret of the link and the code of the letter. */
export async function ask(database, { email = null, people, offices = [], bookBy = inDays(20), reason = 'biometrics', language = 'en', note = '' }) {
  const [id, secret, code, now] = [randomUUID(), randomBytes(32).toString('hex'), letterCode(), Math.floor(Date.now() / 1000)];
  const asked = {
    case_file: `${now % 100}-${Math.floor(Math.random() * 1_000_000)}`,
    people: people.map(({ name, born, errands }) => ({ name, birth_date: born, errands })),
    offices,
    book_by: bookBy,
    reason,
    note,
    language,
    channel: email ? 'both' : 'letter',
    email,
    address: ['Storgatan 1', '111 11 Stockholm'],
  };
  const row = (table, values) => `INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${Object.values(values).map(quoted).join(', ')});`;
  const issued = (text, channel) =>
    row('invitation_code', { digest: digest(text), invitation: id, channel, created_at: now, tries: 0, ended_at: null });
  const sql = [
    row('invitation', {
      id,
      likeness: id,
      case_file: asked.case_file,
      errand: people[0].errands[0],
      asked: JSON.stringify(asked),
      made_by: 'staff:1',
      made_at: now,
      sequence: 0,
      last_day: bookBy,
      sent_at: now,
      reminded: 0,
    }),
    issued(secret, 'email'),
    issued(code, 'letter'),
  ];
  await execute(database, sql.join('\n'));
  return { id, secret, code: code.replace(/(.{4})(.{4})/, '$1-$2-') };
}

/** Runs SQL in the journey's database, and tells the server so, as a node of another version does: in words that are not understood. */
export function execute(database, sql) {
  const told = `${sql};\nNOTIFY besok_news, 'what a journey does'`;
  return promisify(execFile)('psql', [database, '--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', '--command', told]);
}
