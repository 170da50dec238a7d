// Opening hours: a manager changes them, sees beforehand what that does, and decides about the bookings that it affects.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
const LIST = '/staff/offices/sundbyberg/openings';
let manager;
let other;
let visitor;

/** The counter's mornings, in their form. */
async function first(page) {
  await page.goto(LIST);
  await page.getByRole('row', { name: /08:00–12:00.*passport/i }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Show what changes' }).waitFor();
}

const preview = (page) => page.getByRole('button', { name: 'Show what changes' }).click();

async function save(page, why) {
  if (why) await page.getByLabel('Why', { exact: true }).fill(why);
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('The times are published as you saw them.').waitFor();
}

chapter('the openings of an office are a list', async () => {
  manager = await colleague(here, { name: 'Maria Chef', role: 'manager', office: 'sundbyberg' });
  await manager.goto(LIST);
  await manager.getByRole('heading', { name: 'Opening hours: Sundbyberg' }).waitFor();
  await look(manager, 'openings-list', 'en');
});

chapter('a form with mistakes is told all of them, and keeps its answers', async () => {
  await manager.goto(`${LIST}/new`);
  await manager.getByLabel('From', { exact: true }).fill('22:00');
  await manager.getByLabel('To', { exact: true }).fill('02:00');
  await manager.getByLabel('Places side by side').fill('2');
  await manager.getByLabel('Of these, for staff only').fill('3');
  await preview(manager);
  assert.match(await manager.title(), /^Error:/);
  for (const words of [/at least one weekday/, /make two openings/, /from 0 to 2/, /at least one errand/]) {
    await manager.locator('.ds-error-summary').getByText(words).waitFor();
  }
  assert.equal(await manager.getByLabel('From', { exact: true }).inputValue(), '22:00');
  await look(manager, 'openings-errors', 'en');
});

chapter('a new opening that overlaps another is meant to', async () => {
  await manager.getByLabel('Sun', { exact: true }).check();
  await manager.getByLabel('From', { exact: true }).fill('10:00');
  await manager.getByLabel('To', { exact: true }).fill('12:00');
  await manager.getByLabel('Step, in minutes').fill('25');
  await manager.getByLabel('Of these, for staff only').fill('0');
  await manager.locator('input[name=errands][value=passport]').check();
  await preview(manager);
  await manager.getByText('Is this meant?').waitFor();
  await look(manager, 'openings-doubts', 'en');
  await manager.getByLabel('The step is meant to be so').check();
  await preview(manager);
  await manager.getByText('Every booking keeps its time within the plan.').waitFor();
  await look(manager, 'openings-preview', 'en');
  await manager.getByRole('button', { name: 'Save and publish' }).click();
  assert.match(await manager.title(), /^Error:/, 'a reason is needed');
  await save(manager, 'Sundays, for a while');
  await manager.getByText('10:00–12:00').first().waitFor();
});

chapter('fewer hours name the bookings that they leave out, and one is cancelled', async () => {
  visitor = await here.person({ name: 'Amina Ali' });
  await visitor.signUp();
  await visitor.book('passport', 'sundbyberg');
  await first(manager);
  for (const name of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) await manager.getByLabel(name, { exact: true }).uncheck();
  await manager.getByLabel('Sat', { exact: true }).check();
  await preview(manager);
  await manager.getByText('One booking is affected').waitFor();
  await look(manager, 'openings-affected', 'en');
  await manager.getByLabel('Cancel, and tell them').check();
  await manager.getByLabel(/Message to those whose visits you cancel/).fill('We rebuild the hall that week.');
  await save(manager, 'Rebuilding');
  await look(manager, 'openings-saved', 'en');
  await visitor.open('/my');
  assert.match(await visitor.text(), /[Cc]ancelled/);
  await here.mails.next(visitor.email);
  const mail = await here.mails.next(visitor.email);
  assert.match(mail.subject, /We had to cancel your visit/);
  assert.match(mail.text, /We rebuild the hall that week/);
});

chapter('the second of two editors is told, and sees both', async () => {
  other = await colleague(here, { name: 'Olle Kollega', role: 'manager', office: 'sundbyberg' });
  await first(manager);
  await first(other);
  await other.getByLabel('Places side by side').fill('7');
  await preview(other);
  await save(other, 'More of us');
  await manager.getByLabel('Places side by side').fill('5');
  await preview(manager);
  await manager.getByText('Somebody else has saved this opening').waitFor();
  const row = manager.getByRole('row', { name: /Places side by side/ });
  assert.match(await row.textContent(), /5.*7/);
  assert.equal(await manager.getByLabel('Places side by side').inputValue(), '5');
  await look(manager, 'openings-conflict', 'en');
  await preview(manager);
  await save(manager, 'Fewer after all');
});

chapter('the history says who changed what, when and why', async () => {
  await first(manager);
  await manager.getByRole('link', { name: 'History' }).click();
  for (const words of ['Fewer after all', 'More of us', 'Olle Kollega']) await manager.getByText(words).first().waitFor();
  await look(manager, 'openings-history', 'en');
});

chapter('one day alone is closed', async () => {
  await first(manager);
  await manager.getByRole('heading', { name: 'One day alone' }).waitFor();
  const day = await manager.evaluate(() => {
    const date = new Date();
    date.setDate(date.getDate() + ((6 - date.getDay() + 7) % 7 || 7));
    return date.toISOString().slice(0, 10);
  });
  await manager.getByLabel('Day', { exact: true }).fill(day);
  await manager.getByRole('button', { name: 'Change this day' }).click();
  await look(manager, 'openings-day', 'en');
  await manager.getByLabel('Closed', { exact: true }).check();
  await preview(manager);
  await save(manager, 'Training');
  await manager.getByText('Single days and closures to come').waitFor();
});

chapter('a closure of two offices by an administrator, and its end', async () => {
  const admin = await colleague(here, { name: 'Anna Administratör', role: 'administrator' });
  await admin.goto('/staff/closures/new');
  await preview(admin);
  await admin.locator('.ds-error-summary').getByText(/at least one office/).waitFor();
  await admin.getByLabel('Umeå').check();
  await admin.getByLabel('Boden').check();
  const in3 = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const in9 = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await admin.getByLabel('First day').fill(in3);
  await admin.getByLabel('Last day (optional)').fill(in9);
  await look(admin, 'closures-new', 'en');
  await preview(admin);
  await admin.getByText('Day by day').first().waitFor();
  await admin.getByRole('button', { name: 'Save and publish' }).click();
  await admin.getByRole('link', { name: 'Open again earlier' }).waitFor();
  await look(admin, 'closures-list', 'en');
  await admin.getByRole('link', { name: 'Open again earlier' }).click();
  await look(admin, 'closures-end', 'en');
  await admin.getByRole('button', { name: /^Open again from/ }).click();
  await admin.getByText('No closures lie ahead.').waitFor();
});

chapter('an opening of another office does not exist', async () => {
  const answer = await manager.goto('/staff/offices/umea/openings');
  assert.equal(answer.status(), 404);
  const borrowed = await manager.goto(`${LIST}/umea-counter-morning`);
  assert.equal(borrowed.status(), 404);
});

chapter('the pages in Arabic', async () => {
  const arabic = await colleague(here, { name: 'Layla Haddad', role: 'manager', office: 'sundbyberg', language: 'ar' });
  await arabic.goto(LIST);
  await look(arabic, 'openings-list-ar', 'ar');
  await arabic.locator('table.openings tbody th[scope=row] a').first().click();
  await look(arabic, 'openings-form-ar', 'ar');
});
