// A case officer asks people to book: one, the same again, a change, taken back; and a file with faults.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let officer;
let address;

const press = (page, name) => page.getByRole('button', { name, exact: true }).last().click();
const main = (page) => page.textContent('main');

async function fill(page) {
  await page.goto('/staff/requests/new');
  await page.getByLabel('Case', { exact: true }).fill('12-345678');
  await page.locator('#name-0').fill('Nadia Haddad');
  await page.locator('#born-0').fill('1990-04-12');
  await page.locator('#errand-0').selectOption({ index: 0 });
  await page.getByLabel('By email', { exact: true }).check();
  await page.getByLabel('Email').last().fill('nadia@example.org');
}

chapter('each fault is named at its field, and what was typed stays', async () => {
  officer = await colleague(here, { name: 'Cecilia Case', role: 'case-officer' });
  await officer.goto('/staff/requests');
  await look(officer, 'staff-requests-empty', 'en');
  await officer.goto('/staff/requests/new');
  await officer.locator('#name-0').fill('Nadia Haddad');
  await officer.locator('#born-0').fill('1990-02-31');
  await officer.locator('#book_by').fill('2020-01-01');
  await press(officer, 'Make and send');
  assert.match(await officer.title(), /^Error:/);
  assert.equal(await officer.locator('#name-0').inputValue(), 'Nadia Haddad');
  const summary = await officer.textContent('.ds-error-summary');
  for (const part of [/case number/, /no such date/, /has passed/, /postal address/]) assert.match(summary, part);
  await look(officer, 'staff-requests-errors', 'en');
});

chapter('one is made, and the same again leads to it', async () => {
  await fill(officer);
  await press(officer, 'Add a person');
  assert.equal(await officer.locator('#name-0').inputValue(), 'Nadia Haddad');
  assert.equal(await officer.locator('#name-1').count(), 1);
  await look(officer, 'staff-requests-new', 'en');
  await press(officer, 'Make and send');
  await officer.waitForURL(/\/staff\/requests\/[0-9a-f-]{36}\?done=made$/);
  address = new URL(officer.url()).pathname;
  await look(officer, 'staff-request', 'en');
  await fill(officer);
  await press(officer, 'Make and send');
  await officer.waitForURL(`**${address}?done=known`);
  assert.match(await main(officer), /Nothing new was made/);
});

chapter('it is found by its name, which stands in no address', async () => {
  await officer.goto('/staff/requests');
  await officer.getByLabel('Case number or name').fill('haddad');
  await press(officer, 'Search');
  assert.equal(new URL(officer.url()).search, '');
  assert.match(await main(officer), /12-345678/);
  await look(officer, 'staff-requests', 'en');
});

chapter('it is changed, unless somebody was quicker', async () => {
  const other = await officer.context().newPage();
  await other.goto(`${address}/change`);
  await officer.goto(`${address}/change`);
  await officer.locator('#note').fill('Bring your old card.');
  await press(officer, 'Save and send again');
  await officer.waitForURL(`**${address}?done=changed`);
  assert.match(await main(officer), /Bring your old card/);
  await press(other, 'Save and send again');
  assert.match(await main(other), /changed this request meanwhile/);
  await other.close();
});

chapter('it is taken back after a question', async () => {
  await officer.goto(address);
  await officer.getByRole('link', { name: 'Withdraw', exact: true }).click();
  await look(officer, 'staff-request-withdraw', 'en');
  await press(officer, 'Withdraw');
  await officer.waitForURL(`**${address}?done=withdrawn`);
  assert.equal(await officer.getByRole('button', { name: 'Send again' }).count(), 0);
});

chapter('a file is looked at before anything is made; what is wrong comes back', async () => {
  await officer.goto('/staff/requests/file');
  await look(officer, 'staff-requests-file', 'en');
  const errand = await officer.evaluate(() => document.querySelector('tbody tr:nth-child(5) .hint bdi').textContent.split(', ')[0]);
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const rows = [
    'Ärendenummer;Namn;Födelsedatum;Ärende;Boka senast;E-post;Notering',
    `7-1;Åsa Öberg;1990-04-12;${errand};${day};asa@example.org;"Ta med\r\npass"`,
    `7-2;=1+1;1990-02-31;${errand};${day};bo@example.org;Kom`,
    `7-3;Bo Ek;1980-01-01;nowhere;${day};bo@example.org;Kom`,
  ];
  const upload = async (encoding) => {
    await officer.goto('/staff/requests/file');
    const file = { name: 'requests.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), encoding) };
    await officer.setInputFiles('#file', file);
    await press(officer, 'Look through the file');
  };
  // As a spreadsheet in Sweden saves it: Windows-1252.
  await upload('latin1');
  assert.match(await main(officer), /1 to be made/);
  assert.match(await main(officer), /There is nothing called nowhere/);
  await look(officer, 'staff-requests-file-read', 'en');
  const [download] = await Promise.all([officer.waitForEvent('download'), press(officer, 'Download the rows with faults')]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const faults = Buffer.concat(chunks).toString('utf8');
  assert.match(faults, /'=1\+1/);
  assert.doesNotMatch(faults, /Åsa/);
  await press(officer, 'Make and send: 1');
  assert.match(await main(officer), /Made: 1/);
  await upload('utf8');
  assert.match(await main(officer), /0 to be made/);
  assert.match(await main(officer), /1 already there/);
});

chapter('whoever may not ask people to book sees nothing of it', async () => {
  const support = await colleague(here, { name: 'Sune Support', role: 'support' });
  const answer = await support.goto('/staff/requests');
  assert.equal(answer.status(), 403);
  assert.equal(await support.getByRole('link', { name: 'Requests', exact: true }).count(), 0);
  await support.context().close();
});

chapter('the same in Arabic', async () => {
  const arabic = await colleague(here, { name: 'Amal Case', role: 'case-officer', language: 'ar' });
  await arabic.goto('/staff/requests');
  await look(arabic, 'staff-requests-ar', 'ar');
  await arabic.goto('/staff/requests/new');
  await look(arabic, 'staff-requests-new-ar', 'ar');
  await arabic.goto(address);
  await look(arabic, 'staff-request-ar', 'ar');
  await arabic.goto('/staff/requests/file');
  await look(arabic, 'staff-requests-file-ar', 'ar');
  await arabic.context().close();
});
