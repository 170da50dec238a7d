// An administrator sends in the old system's file: tried first, then imported, with faults and a time given too often.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let admin;

const press = (page, name) => page.getByRole('button', { name, exact: true }).last().click();
const main = (page) => page.textContent('main');

const HEAD = 'reference;name;birth date;email;phone;errand;office;time;made on';
/** A Tuesday a good while ahead, by the local calendar. */
const day = (() => {
  const date = new Date(Date.now() + 35 * 24 * 3600 * 1000);
  date.setDate(date.getDate() + ((9 - date.getDay()) % 7));
  return date.toISOString().slice(0, 10);
})();
const row = (number, time, office = 'malmo') =>
  `J-${number};Test ${number};1990-01-01;test-${number}@example.org;;passport;${office};${time};2026-02-01`;
/** More at one time than Malmö has counters, a fault on three lines, and a cell that a spreadsheet would run. */
const FILE = [
  HEAD,
  ...Array.from({ length: 30 }, (_, number) => row(number, `${day} 10:00`)),
  row(30, `${day} 25:00`),
  row(31, `${day} 10:00`, 'atlantis'),
  row(0, `${day} 11:00`),
  `J-33;=cmd|'/c calc'!A1;1990-01-01;;;passport;malmo;${day} 10:00;2026-02-01`,
].join('\r\n');

async function send(page, what, text = FILE) {
  await page.goto('/staff/old-bookings');
  await page.locator('#file').setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByLabel(what, { exact: true }).check();
  await press(page, 'Read the file');
}

/** Waits until the page, which fetches itself anew, says that the file was read. */
async function read(page, state) {
  await page.waitForURL(/\/staff\/old-bookings\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: state }).waitFor();
}

chapter('a file that is none is refused with what to do', async () => {
  admin = await colleague(here, { name: 'Ada Admin', role: 'administrator' });
  await admin.goto('/staff/catalogue');
  await admin.getByRole('link', { name: /Bookings made before/ }).click();
  await admin.waitForURL('**/staff/old-bookings');
  await look(admin, 'cutover', 'en');
  await send(admin, 'Only try it', 'reference;name\nA-1;Anna');
  assert.match(await admin.title(), /^Error:/);
  assert.match(await admin.textContent('.ds-error-summary'), /lacks these columns: .*birth date/);
  await look(admin, 'cutover-error', 'en');
});

chapter('it is tried: every fault is told, and nothing is saved', async () => {
  await send(admin, 'Only try it');
  await read(admin, 'Tried: nothing was saved');
  const text = await main(admin);
  assert.match(text, /30 could be imported, 0 known before, 4 would be refused/);
  for (const part of [/no time of day/, /no such office/, /line 2 has the same reference/, /formula/]) {
    assert.match(text, part);
  }
  await look(admin, 'cutover-tried', 'en');
  await admin.goto('/staff/old-bookings');
  assert.match(await main(admin), /Imported\s*3/, 'those of the demonstration alone');
});

chapter('it is imported, what was given too often is kept and said, and again it is known', async () => {
  await send(admin, 'Import it');
  await read(admin, 'Imported');
  assert.match(await main(admin), /30 imported, 0 known before, 4 refused/);
  const refused = await admin.request.get(`${admin.url()}/refused.csv`);
  assert.match(await refused.text(), /^\ufeffline,column,typed,reason\r?\n/);
  assert.doesNotMatch(await refused.text(), /(^|,)=/m, 'no spreadsheet runs it');
  await admin.goto('/staff/old-bookings');
  assert.match(await main(admin), /Times with more visits than planned/);
  assert.match(await main(admin), /Malmö, .*too many/);
  await look(admin, 'cutover-imported', 'en');
  await send(admin, 'Import it');
  await read(admin, 'Imported');
  assert.match(await main(admin), /0 imported, 30 known before, 4 refused/);
});

chapter('who came in is found by the old reference', async () => {
  const manager = await colleague(here, { name: 'Mona Manager', role: 'manager' });
  await manager.goto('/staff/find');
  await manager.getByLabel('Name or number').fill('J-7');
  await press(manager, 'Search');
  assert.match(await main(manager), /Test 7/);
});
