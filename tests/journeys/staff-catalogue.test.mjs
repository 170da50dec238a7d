// Errands and texts: edited in every language, refused with the place of a mistake, one editor after the other, exported.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let admin;

const field = (page, path) => page.locator(`[name="${path}"]`);

/** The first row of a list that is empty. */
async function emptyRow(page, list) {
  for (let row = 0; ; row += 1) if ((await field(page, `${list}.${row}.en`).inputValue()) === '') return row;
}

chapter('an administrator finds all that can be edited', async () => {
  admin = await colleague(here, { name: 'Anna Administratör', role: 'administrator' });
  await admin.getByRole('link', { name: 'Errands and texts' }).first().click();
  await look(admin, 'staff-catalogue', 'en');
  await admin.getByRole('link', { name: 'Present your passport' }).click();
  await look(admin, 'staff-errand', 'en');
});

chapter('what to bring is said in three languages, and previewed before anybody else sees it', async () => {
  const row = await emptyRow(admin, 'bring');
  await field(admin, `bring.${row}.sv`).fill('Två fotografier');
  await field(admin, `bring.${row}.en`).fill('Two photographs');
  await field(admin, `bring.${row}.ar`).fill('صورتان شمسيتان');
  await admin.getByLabel('Language of the preview').selectOption('ar');
  const [preview] = await Promise.all([admin.waitForEvent('popup'), admin.getByRole('button', { name: 'Preview' }).click()]);
  await preview.waitForLoadState();
  assert.match(await preview.textContent('main'), /صورتان شمسيتان/);
  assert.equal(await preview.getAttribute('html', 'dir'), 'rtl');
  await look(preview, 'staff-preview', 'ar');
  await preview.close();
  const other = await here.browser.newContext({ baseURL: here.besok.url });
  assert.doesNotMatch(await (await other.request.get('/en/errands')).text(), /Two photographs/);
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It holds from now on.').waitFor();
  await admin.getByRole('link', { name: 'Present your passport' }).click();
  assert.equal(await field(admin, `bring.${row}.en`).inputValue(), 'Two photographs');
});

chapter('an errand is called anew on the page of its visitors, at once', async () => {
  await field(admin, 'summary.en').fill('Choose this with a passport of your own.');
  await admin.getByRole('button', { name: 'Save' }).click();
  const visitor = await here.browser.newPage({ baseURL: here.besok.url });
  await visitor.goto('/en/errands');
  assert.match(await visitor.textContent('main'), /Choose this with a passport of your own\./);
});

chapter('a mistake keeps what was typed, and points to its field', async () => {
  await admin.goto('/staff/catalogue/errands/passport');
  await field(admin, 'minutes').fill('ten');
  await field(admin, 'name.ar').fill('');
  await admin.getByRole('button', { name: 'Save' }).click();
  assert.match(await admin.title(), /^Error:/);
  assert.equal(await admin.getByRole('alert').getByRole('link').count(), 2);
  assert.equal(await field(admin, 'minutes').inputValue(), 'ten');
  assert.equal(await field(admin, 'minutes').getAttribute('aria-invalid'), 'true');
  await admin.getByRole('alert').locator('a[href="#name.ar"]').click();
  assert.equal(await admin.evaluate(() => document.activeElement.id), 'name.ar');
  await look(admin, 'staff-errand-errors', 'en');
});

chapter('own words without a variable of the original are refused with the place', async () => {
  await admin.goto('/staff/catalogue/words');
  await look(admin, 'staff-words', 'en');
  await field(admin, 'mail-contact.en').fill('Call us on { $phone }.');
  await field(admin, 'mail-early.en').fill('<b>Please</b> cancel early.');
  await admin.getByRole('button', { name: 'Save' }).click();
  const alert = await admin.getByRole('alert').textContent();
  assert.match(alert, /lack \{ \$email \}/);
  assert.match(alert, /< and > cannot stand here/);
  await field(admin, 'mail-contact.en').fill('Call us on { $phone } or write to { $email }. We are glad to help.');
  await field(admin, 'mail-early.en').fill('Please cancel early.');
  const [preview] = await Promise.all([admin.waitForEvent('popup'), admin.getByRole('button', { name: 'Preview' }).click()]);
  await preview.waitForLoadState();
  assert.match(await preview.textContent('main'), /We are glad to help\./);
  await preview.close();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It holds from now on.').waitFor();
});

chapter('the second of two editors is told and sees both', async () => {
  const second = await colleague(here, { name: 'Bo Administratör', role: 'administrator' });
  for (const page of [admin, second]) await page.goto('/staff/catalogue/offices/umea');
  await field(admin, 'phone').fill('0980-11 11 11');
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Saved. It holds from now on.').waitFor();
  await field(second, 'phone').fill('0980-22 22 22');
  await second.getByRole('button', { name: 'Save' }).click();
  const both = await second.textContent('#theirs');
  assert.match(both, /0980-11 11 11/);
  assert.match(both, /0980-22 22 22/);
  await look(second, 'staff-office-conflict', 'en');
  await second.getByRole('button', { name: 'Save' }).click();
  await second.getByText('Saved. It holds from now on.').waitFor();
  await second.goto('/staff/catalogue/offices/umea');
  assert.equal(await field(second, 'phone').inputValue(), '0980-22 22 22');
});

chapter('a holiday says what it closes before it does', async () => {
  await admin.goto('/staff/catalogue/holidays');
  const day = new Date(Date.now() + 9 * 86400e3);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  const row = (await admin.locator('fieldset.holiday').count()) - 1;
  await field(admin, `${row}.rule`).selectOption('fixed');
  await field(admin, `${row}.month`).fill(String(day.getUTCMonth() + 1));
  await field(admin, `${row}.day`).fill(String(day.getUTCDate()));
  await admin.getByRole('button', { name: 'Show what the change closes' }).click();
  await admin.getByText(/published times go/).waitFor();
  await look(admin, 'staff-holidays', 'en');
});

chapter('the files hold the edits', async () => {
  await admin.goto('/staff/catalogue');
  const [file] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('link', { name: 'errands.toml' }).click()]);
  const text = await readFile(await file.path(), 'utf8');
  assert.match(text, /^# Written by Besök/);
  assert.match(text, /Two photographs/);
  const words = await admin.request.get('/staff/catalogue/files/texts.toml');
  assert.match(await words.text(), /We are glad to help/);
});

chapter('in Arabic, and of the agency', async () => {
  await admin.goto('/staff/catalogue/agency');
  await look(admin, 'staff-agency', 'en');
  const reader = await colleague(here, { name: 'سلمى', role: 'administrator', language: 'ar' });
  await reader.goto('/staff/catalogue');
  await look(reader, 'staff-catalogue-ar', 'ar');
  await reader.goto('/staff/catalogue/errands/passport');
  await look(reader, 'staff-errand-ar', 'ar');
});
