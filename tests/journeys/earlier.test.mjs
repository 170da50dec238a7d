// Appointments booked before My Page: changed and cancelled with the old reference and a code, taken over into My Page,
// and every way in which that is refused. At the end the service closes by itself.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { execute } from './asking.mjs';
import { postgres } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { WORDS } from './person.mjs';
import { story, world } from './story.mjs';

let database;
const town = world({ database: async () => (database = await postgres()) });
const BORN = { year: '1990', month: '1', day: '1' };
const TIME = /^(Change the time|تغيير الموعد)$/;

/** The code that an address was sent. */
async function codeFor(email) {
  const mail = await town.mails.next(email);
  assert.doesNotMatch(mail.text, /passport|Exempelsson/, 'a mail tells neither errand nor name');
  return /\b\d{6}\b/.exec(mail.text)[0];
}

/** From the first page to the booking's. */
async function prove(person, reference, email) {
  await person.open('/earlier');
  assert.equal(await person.answer({ reference, ...BORN }), 200);
  assert.match(person.path, /\/earlier\/code$/);
  assert.equal(await person.answer({ code: await codeFor(email) }), 200);
  assert.match(person.path, /\/earlier\/\w{8}$/);
}

/** How an old booking is called here. */
const ours = (person) => /\/earlier\/(\w+)/.exec(person.path)[1];

const change = story();
let anna, page;

change('the start page leads to a form, which says what is wrong in it', async () => {
  anna = await town.person({ name: 'Anna', options: INSPECTOR });
  await anna.open('/');
  await look(anna.page, 'earlier-start', 'en');
  assert.equal(await anna.press(/^Change or cancel an appointment booked before/), 200);
  await look(anna.page, 'earlier-ask', 'en');
  assert.equal(await anna.answer({ reference: '', year: '19', month: '13' }), 422);
  const problem = await anna.problem();
  assert.match(problem, /Enter the reference in your old confirmation/);
  assert.equal(problem.trim().split('\n').length, 3, `a heading and one sentence a field: ${problem}`);
  assert.ok(await anna.page.evaluate(() => document.activeElement.getAttribute('role') === 'alert'), 'the summary has the focus');
  assert.equal(await anna.page.locator('#month').inputValue(), '13', 'the answers are kept');
  await look(anna.page, 'earlier-ask-wrong', 'en');
});

change('a wrong code is refused, and the right one shows the appointment', async () => {
  assert.equal(await anna.answer({ reference: 'gb 1001', ...BORN }), 200);
  await look(anna.page, 'earlier-code', 'en');
  const code = await codeFor('anna@example.org');
  assert.equal(await anna.answer({ code: '12' }), 422);
  assert.match(await anna.problem(), /six digits/);
  assert.equal(await anna.answer({ code: code === '111111' ? '222222' : '111111' }), 422);
  assert.match(await anna.problem(), /You have 4 tries left/);
  await look(anna.page, 'earlier-code-wrong', 'en');
  assert.equal(await anna.answer({ code }), 200);
  page = `/earlier/${ours(anna)}`;
  const text = await anna.text();
  assert.ok(text.includes('Anna Exempelsson') && text.includes('GB-1001'), text);
  assert.equal(await anna.page.locator('a[href*="/my"], a[href*="/people"], form[action$="/sign-out"]').count(), 0, 'nothing of My Page');
  await look(anna.page, 'earlier-visit', 'en');
});

change('it is moved, and confirmed by mail', async () => {
  assert.equal(await anna.press(TIME), 200);
  await look(anna.page, 'earlier-time', 'en');
  assert.equal(await anna.click('button[name=take]'), 200);
  assert.match(await anna.text(), /anna@example\.org/);
  await look(anna.page, 'earlier-check', 'en');
  assert.equal(await anna.press(WORDS.confirmMove), 200);
  assert.equal(anna.path, `/en${page}/moved`);
  await look(anna.page, 'earlier-moved', 'en');
  const mail = await town.mails.next('anna@example.org');
  assert.ok(mail.text.includes(`/sv${page}`), mail.text);
  await anna.open(page);
  assert.equal(await anna.press(WORDS.print), 200);
  assert.doesNotMatch(await anna.page.locator('body').innerText(), /My Page/);
});

change('it is cancelled, and says so to whoever comes back', async () => {
  await anna.open(`${page}/cancel`);
  await look(anna.page, 'earlier-cancel', 'en');
  assert.equal(await anna.press(WORDS.cancel), 200);
  assert.equal(anna.path, `/en${page}/cancelled`);
  await look(anna.page, 'earlier-cancelled', 'en');
  await town.mails.next('anna@example.org');
  await anna.page.getByRole('button', { name: 'I am done' }).click();
  await anna.page.waitForURL(/\/en\/$/);
  await anna.open(page);
  assert.equal(anna.path, `/en/earlier?reference=${page.slice(9)}`, 'the proof is gone');
  assert.equal(await anna.page.locator('#reference').inputValue(), page.slice(9), 'as the mails link to it');
  await prove(anna, 'GB-1001', 'anna@example.org');
  assert.match(await anna.heading(), /Cancelled/);
  await anna.open(`${page}/cancel`);
  assert.equal(anna.path, `/en${page}`, 'there is nothing left to cancel');
});

const over = story();
let yusuf, visit;

over('a reader of Arabic sees the appointment, and how to take it over', async () => {
  yusuf = await town.person({ name: 'يوسف', language: 'ar', options: { ...INSPECTOR, locale: 'ar' } });
  await yusuf.open('/earlier');
  await look(yusuf.page, 'earlier-ask-ar', 'ar');
  assert.equal(await yusuf.answer({ reference: 'GB-1002', ...BORN }), 200);
  await look(yusuf.page, 'earlier-code-ar', 'ar');
  assert.equal(await yusuf.answer({ code: await codeFor('yusuf@example.org') }), 200);
  await look(yusuf.page, 'earlier-visit-ar', 'ar');
  visit = ours(yusuf);
});

over('it needs signing in as well, and the proof stays', async () => {
  await yusuf.follow(`/earlier/${visit}/take-over`);
  assert.match(yusuf.path, /\/sign-in\?next=/);
  await yusuf.signInHere();
  assert.equal(await yusuf.introduce(), 200);
  assert.equal(yusuf.path, `/ar/earlier/${visit}/take-over`);
  assert.match(await yusuf.text(), /Yusuf Exempelsson/);
  await look(yusuf.page, 'earlier-take-over-ar', 'ar');
});

over('one press, and it is on My Page', async () => {
  assert.equal(await yusuf.submit(), 200);
  assert.equal(yusuf.path, `/ar/my/${visit}/taken-over`);
  await look(yusuf.page, 'earlier-taken-over-ar', 'ar');
  const mail = await town.mails.next(yusuf.email);
  assert.ok(mail.text.includes(`/ar/my/${visit}`), mail.text);
  await yusuf.open('/people');
  assert.match(await yusuf.text(), /Yusuf Exempelsson/);
  assert.equal(await yusuf.open(`/my/${visit}/cancel`), 200, 'it is changed there');
  await yusuf.open('/my');
  assert.equal(await yusuf.page.locator('main a[href="/ar/earlier"]').count(), 1, 'others may have one still');
  await look(yusuf.page, 'earlier-my-ar', 'ar');
});

over('outside My Page it says where it is', async () => {
  const again = await town.person({ name: 'Yusuf', options: INSPECTOR });
  await again.open('/earlier');
  await again.answer({ reference: 'GB-1002', ...BORN });
  // The account that has it now is told.
  assert.equal(await again.answer({ code: await codeFor(yusuf.email) }), 200);
  assert.match(await again.heading(), /This appointment is on My Page/);
  await look(again.page, 'earlier-elsewhere', 'en');
  await again.leave();
});

const refusals = story();
let maria, both;

refusals('without an address on record nothing comes, and the page says whom to call', async () => {
  maria = await town.person({ name: 'Maria Exempelsson', options: INSPECTOR });
  await maria.open('/earlier');
  await maria.answer({ reference: 'GB-1003', ...BORN });
  const known = await maria.text();
  for (const told of ['No code?', 'Umeå', 'customer service']) assert.ok(known.includes(told), known);
  assert.ok(await maria.page.locator('main a[href^="tel:"]').count() > 10, 'the phone of each office');
  await maria.open('/earlier');
  await maria.answer({ reference: 'GB-9999', ...BORN });
  assert.equal(await maria.text(), known, 'the same for one that does not exist');
});

refusals('too many tries slow down, and then end with a phone number', async () => {
  for (let tries = 0; tries < 3; tries += 1) {
    await maria.open('/earlier');
    assert.equal(await maria.answer({ reference: 'GB-7777', ...BORN }), 200);
  }
  await maria.open('/earlier');
  assert.equal(await maria.answer({ reference: 'GB-7777', ...BORN }), 429);
  assert.match(await maria.problem(), /Try again in 2 minutes/);
  await look(maria.page, 'earlier-wait', 'en');
  const typed = createHash('sha256').update('GB8888').digest('hex');
  const [now, hour] = [Math.floor(Date.now() / 1000), 3600];
  const rows = [8, 7, 6, 5, 4, 3, 2, 1].map((ago) => `('try-${ago}', '${typed}', '', 0, '', ${now - ago * hour}, ${now - ago * hour})`);
  await execute(database, `INSERT INTO legacy_proof (id, typed, code, tries, network, created_at, expires_at) VALUES ${rows.join(', ')}`);
  assert.equal(await maria.answer({ reference: 'GB-8888', ...BORN }), 429);
  assert.match(await maria.heading(), /tried too many times/);
  await look(maria.page, 'earlier-locked', 'en');
});

refusals('whoever has another booking for the errand keeps both', async () => {
  const theirs = "SELECT booking.account FROM booking JOIN legacy ON legacy.booking = booking.id WHERE legacy.reference = 'GB1003'";
  await execute(database, `UPDATE account SET email = 'maria@example.org' WHERE id = (${theirs})`);
  await maria.open('/sign-in');
  await maria.signInHere();
  await maria.introduce({ year: '1990', month: '1', day: '1' });
  await maria.book('passport', 'boden');
  const mine = maria.reference;
  await prove(maria, 'GB-1003', 'maria@example.org');
  both = ours(maria);
  await maria.follow(`/earlier/${both}/take-over`);
  assert.match(await maria.text(), /is the same as Maria Exempelsson/);
  assert.equal(await maria.submit(), 409);
  assert.match(await maria.problem(), /You keep both/);
  await look(maria.page, 'earlier-take-over-both', 'en');
  assert.equal(await maria.click('.ds-error-summary a'), 200);
  assert.equal(maria.path, `/en/my/${mine}`, 'the way to the other');
  assert.equal(await maria.open(`/my/${both}`), 404, 'it is not on My Page');
  assert.equal(await maria.open(`/earlier/${both}`), 200);
  assert.equal(await maria.open(`/earlier/${mine}`), 200);
  assert.equal(maria.path, `/en/earlier?reference=${mine}`, 'nor is that of My Page here');
});

refusals('one that is past says so, and after the last one the service has ended', async () => {
  await execute(database, `UPDATE booking SET starts_at = starts_at - 86400 * 90, ends_at = ends_at - 86400 * 90 WHERE reference = '${both}'`);
  await maria.open(`/earlier/${both}`);
  assert.match(await maria.heading(), /Past/);
  await look(maria.page, 'earlier-past', 'en');
  await maria.open('/earlier');
  assert.match(await maria.text(), /This service has ended/);
  assert.equal(await maria.page.locator('#reference').count(), 0);
  await look(maria.page, 'earlier-ended', 'en');
  await maria.open('/');
  assert.equal(await maria.page.locator('a[href$="/earlier"]').count(), 0, 'nobody is led there any more');
});

test('somebody who never proved anything sees nothing', async () => {
  const eve = await town.person({ name: 'Eve' });
  await eve.signUp();
  for (const path of [page, `/earlier/${visit}`, `/earlier/${both}`]) {
    await eve.open(path);
    assert.match(eve.path, /\/earlier\?reference=/);
    assert.doesNotMatch(await eve.text(), /Exempelsson/);
  }
  await eve.leave();
});
