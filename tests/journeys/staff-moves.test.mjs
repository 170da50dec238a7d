// An office closes for a day: its visits get proposed times elsewhere. One visitor accepts, one chooses another time,
// and one does not answer and is phoned.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { postgres } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { dayIn } from './office.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const town = world({ database: postgres });
const chapter = story();
const day = (days) => dayIn('Europe/Stockholm', days);
let anna, bo, cai, maria, old;

/** Time passes in the database: nobody waits ten minutes for a test. */
async function tamper(sql) {
  const database = town.besok.args[town.besok.args.indexOf('--database') + 1];
  await promisify(execFile)('psql', [database, '--no-psqlrc', '--quiet', '--command', sql]);
}

const press = async (page, name) => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
};

async function visitor(name) {
  const person = await town.person({ name, options: INSPECTOR });
  await person.signUp();
  return person;
}

async function fill(page) {
  await page.goto('/staff/moves/new');
  await page.getByLabel('Office', { exact: true }).selectOption('boden');
  await page.getByLabel('First day').fill(day(0));
  await page.getByLabel('Last day').fill(day(60));
  await page.getByLabel('Umeå').check();
  await page.getByLabel('New times from').fill(day(1));
  await page.getByLabel('New times up to').fill(day(60));
  await page.getByLabel('Answer by').fill(day(0));
  await page.getByLabel('gets the new time').check();
  await press(page, 'Find new times');
}

chapter('three people have a visit in Boden', async () => {
  anna = await visitor('Anna Öberg');
  bo = await visitor('Bo Ek');
  cai = await visitor('Cai Li');
  old = await anna.book('biometrics', 'boden');
  for (const person of [bo, cai]) {
    await person.openDay('biometrics', 'boden');
    await person.book('biometrics', 'boden', (await person.starts())[0]);
  }
  for (const person of [anna, bo, cai]) await town.mails.next(person.email);
});

chapter('the manager fills in the form, and mistakes are told', async () => {
  maria = await colleague(town, { name: 'Maria Chef', role: 'manager', office: 'boden' });
  await maria.goto('/staff/moves');
  await look(maria, 'staff-moves-none', 'en');
  await maria.goto('/staff/moves/new');
  await press(maria, 'Find new times');
  assert.match(await maria.title(), /^Error: /);
  await look(maria, 'staff-moves-new-errors', 'en');
});

chapter('new times are seen before anybody is told, and it can be undone', async () => {
  await fill(maria);
  assert.match(await maria.textContent('main'), /Nobody has been told yet[^]*Anna Öberg[^]*Umeå/);
  await look(maria, 'staff-move-draft', 'en');
  await press(maria, 'Tell people');
  await look(maria, 'staff-move-confirmed', 'en');
  await press(maria, 'Undo');
  assert.match(await maria.textContent('main'), /No bookings are being moved/);
  await anna.open('/my');
  assert.doesNotMatch(await anna.text(), /have to move/);
});

chapter('ten minutes later people are told', async () => {
  await fill(maria);
  await press(maria, 'Tell people');
  await tamper('UPDATE bulk_move SET send_at = send_at - 600');
  const mail = await town.mails.next(anna.email);
  assert.match(mail.subject, /has to move/);
  assert.match(mail.text, /Your time now: [^]*Boden[^]*New time: [^]*Umeå/);
  assert.doesNotMatch(mail.text, /Anna|fingerprint/i, 'mails are neutral');
  for (const person of [bo, cai]) await town.mails.next(person.email);
});

chapter('one accepts the new time', async () => {
  await anna.open('/my');
  assert.match(await anna.text(), /We have to move your visit/);
  await look(anna.page, 'my-offer', 'en');
  await anna.follow(await anna.page.locator('a[href*="/my/"]').first().getAttribute('href').then((href) => href.replace('/en', '')));
  await look(anna.page, 'my-visit-offer', 'en');
  await anna.press('العربية');
  await look(anna.page, 'my-visit-offer-ar', 'ar');
  await anna.press('English');
  assert.equal(await anna.press('Accept the new time'), 200);
  assert.match(anna.path, /\/moved$/);
  assert.match(await anna.text(), /Umeå/);
  assert.match((await town.mails.next(anna.email)).subject, /has been moved/);
});

chapter('one chooses another time', async () => {
  await bo.open('/my');
  await bo.press('Answer');
  await bo.press('Choose another time');
  await bo.press('Boden');
  await bo.findDay();
  const other = (await bo.starts()).at(-1);
  assert.notEqual(other, old);
  await bo.choose(other);
  assert.equal(await bo.page.locator('form[action$="/confirm"] button').first().isVisible(), true);
  await bo.click('form[action$="/confirm"] button[type=submit]');
  assert.match(bo.path, /\/moved$/);
});

chapter('who does not answer is phoned, and then the rule holds', async () => {
  await maria.goto('/staff/moves');
  await look(maria, 'staff-moves', 'en');
  await Promise.all([maria.waitForEvent('load'), maria.locator('tbody a').first().click()]);
  assert.match(await maria.textContent('main'), /Has the new time[^]*Chose another time/);
  await tamper(`UPDATE bulk_move SET answer_until = ${Math.floor(Date.now() / 1000) - 60} WHERE stage = 'sent'`);
  await Promise.all([maria.waitForEvent('load'), maria.getByRole('link', { name: 'People to phone' }).click()]);
  assert.match(await maria.textContent('main'), /Cai Li/);
  assert.doesNotMatch(await maria.textContent('main'), /Anna|Bo Ek/);
  await press(maria, 'Not reached');
  await look(maria, 'staff-move-worklist', 'en');
  await press(maria, 'Accepts');
  assert.match(await maria.textContent('main'), /nobody to phone/);
  await Promise.all([maria.waitForEvent('load'), maria.getByRole('link', { name: 'Back to the bulk move' }).click()]);
  await look(maria, 'staff-move-sent', 'en');
  await press(maria, 'Phoning is over');
  assert.match(await maria.textContent('main'), /Closed/);
  await cai.open('/my');
  assert.match(await cai.text(), /Umeå/);
});

chapter('a manager of another office sees none of it, and the pages speak Arabic', async () => {
  const address = new URL(maria.url()).pathname;
  const other = await colleague(town, { name: 'Nils Chef', role: 'manager', office: 'umea', language: 'ar' });
  assert.equal((await other.goto(address)).status(), 404);
  await other.goto('/staff/moves/new');
  await look(other, 'staff-moves-new-ar', 'ar');
});
