// A letter that asks somebody to book: from the form to the print shop, the post, and back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folder } from './besok.mjs';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let officer;
let request;
let number;

const press = (page, name) => page.getByRole('button', { name, exact: true }).last().click();

/** What a PDF says, as a reader of its text hears it. */
async function text(pdf) {
  assert.equal(pdf.subarray(0, 4).toString(), '%PDF', pdf.toString().replace(/<[^>]*>/g, ' ').slice(0, 600));
  const file = path.join(await folder(), 'letter.pdf');
  await writeFile(file, pdf);
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
}

/** A file of ours, with the session of the page. */
async function read(address) {
  const bytes = await officer.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], address);
  return Buffer.from(bytes);
}

chapter('a request by letter, in Arabic, waits to be printed', async () => {
  officer = await colleague(here, { name: 'Cecilia Case', role: 'case-officer' });
  await officer.goto('/staff/requests/new');
  await officer.getByLabel('Case', { exact: true }).fill('12-345679');
  await officer.locator('#name-0').fill('Samir Haddad');
  await officer.locator('#born-0').fill('1988-01-30');
  await officer.locator('#errand-0').selectOption({ index: 0 });
  await officer.getByLabel('By letter', { exact: true }).check();
  await officer.locator('#address').fill('Storgatan 1\n172 35 Sundbyberg');
  await officer.locator('[name="language"]').first().selectOption('ar');
  await press(officer, 'Make and send');
  await officer.waitForURL(/\/staff\/requests\/[0-9a-f-]{36}\?done=made$/);
  request = new URL(officer.url()).pathname;
  await officer.goto('/staff/letters');
  assert.match(await officer.textContent('main'), /12-345679/);
  await look(officer, 'staff-letters', 'en');
});

chapter('its preview is the letter, in both languages', async () => {
  const preview = await officer.locator('a[href$="/preview"]').first().getAttribute('href');
  const said = await text(await read(preview));
  for (const part of [/Samir Haddad/, /172 35 Sundbyberg/, /[3467CDFGHJKMNPQRTVX]{4}-[3467CDFGHJKMNPQRTVX]{4}-[3467CDFGHJKMNPQRTVX]{4}/]) {
    assert.match(said, part);
  }
  assert.match(said, /[\u0600-\u06ff\ufe70-\ufeff]{3}/);
  assert.match(said, /Boka/);
});

chapter('a batch has its letters and a list of them, and is posted', async () => {
  await officer.locator('button[name="which"][value="all"]').click();
  await officer.waitForURL(/\/staff\/letters\/batches\//);
  const batch = new URL(officer.url()).pathname;
  await look(officer, 'staff-letter-batch', 'en');
  const list = (await read(`${batch}/letters.csv`)).toString();
  assert.equal(list.trim().split('\r\n').length, 2, list);
  assert.doesNotMatch(list, /Haddad/);
  assert.match(await text(await read(`${batch}/letters.pdf`)), /Samir Haddad/);
  number = list.match(/\b\d{12}\b/)?.[0];
  assert.ok(number, list);
  await officer.locator(`form[action="${batch}/posted"] button`).click();
  await officer.locator(`form[action="${batch}/posted"]`).waitFor({ state: 'detached' });
  await officer.goto(request);
  assert.match(await officer.textContent('main'), /[Ss]ent|[Pp]osted/);
});

chapter('it comes back, and officers have it on their list', async () => {
  await officer.goto('/staff/letters');
  await officer.locator('input[name="number"]').fill('123');
  await officer.locator('button[name="deed"][value="returned"]').click();
  assert.match(await officer.title(), /^Error:/);
  await officer.locator('input[name="number"]').fill(number);
  await officer.locator('button[name="deed"][value="returned"]').click();
  await officer.getByText('It is noted that the letter came back').waitFor();
  await officer.goto('/staff/requests');
  await officer.getByRole('link', { name: /came back/ }).first().click();
  assert.match(await officer.textContent('main'), /12-345679/);
});
