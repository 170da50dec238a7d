// People at the desk and on the phone: found with a typo, booked for, moved, cancelled; without an address; with a
// mailbox that is lost.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let desk;
let second;
let person;
let booking;

const save = (page, name) => page.getByRole('button', { name, exact: true }).click();

chapter('somebody without an address is registered at the desk', async () => {
  desk = await colleague(here, { name: 'Rut Reception', role: 'reception', office: 'umea' });
  await desk.goto('/staff/people/new');
  await save(desk, 'Save');
  assert.match(await desk.title(), /^Error:/);
  await look(desk, 'staff-register-errors', 'en');
  await desk.getByLabel('Name', { exact: true }).fill('Mohammed Al-Öberg');
  await desk.getByLabel('Year').fill('1961');
  await desk.getByLabel('Language of letters and emails').selectOption('ar');
  await save(desk, 'Save');
  await desk.waitForURL(/\/staff\/people\/[0-9a-f-]{36}$/);
  person = new URL(desk.url()).pathname;
  assert.match(await desk.textContent('main'), /No email: letter or phone only/);
});

chapter('a visit is booked for them', async () => {
  await desk.getByRole('link', { name: 'Book a visit' }).click();
  await look(desk, 'staff-help', 'en');
  await save(desk, 'Choose a time');
  await desk.waitForURL(/\/book\/[^/]+\/1\/umea$/);
  await look(desk, 'staff-help-times', 'en');
  await desk.locator('#times button').first().click();
  await desk.getByText('The time is kept until').waitFor();
  await look(desk, 'staff-help-check', 'en');
  await save(desk, 'Book the visit');
  await desk.waitForURL(/\/staff\/bookings\/[^/]+$/);
  booking = new URL(desk.url()).pathname;
  await look(desk, 'staff-visit', 'en');
});

chapter('the confirmation is a letter in their language', async () => {
  await desk.goto(`${booking}/letter`);
  assert.equal(await desk.getAttribute('html', 'lang'), 'ar');
  assert.match(await desk.textContent('main'), /Mohammed Al-Öberg/);
});

chapter('they are found although a letter is wrong, and words stand in no address', async () => {
  await desk.goto('/staff/find');
  await look(desk, 'staff-find', 'en');
  await desk.getByLabel('Name or number').fill('muhammed oberg');
  await save(desk, 'Search');
  assert.equal(new URL(desk.url()).pathname + new URL(desk.url()).search, '/staff/find');
  await look(desk, 'staff-find-found', 'en');
  await desk.getByRole('link', { name: 'Mohammed Al-Öberg' }).click();
  await look(desk, 'staff-person', 'en');
  await desk.getByLabel('New note').fill('Comes with a guide dog');
  await save(desk, 'Save note');
  assert.match(await desk.textContent('main'), /Comes with a guide dog[\s\S]*Rut Reception/);
});

chapter('somebody of another office finds less of them', async () => {
  const elsewhere = await colleague(here, { name: 'Bo Boden', role: 'reception', office: 'boden' });
  await elsewhere.goto('/staff/find');
  await elsewhere.getByLabel('Name or number').fill('Mohammed Al-Öberg');
  await save(elsewhere, 'Search');
  assert.doesNotMatch(await elsewhere.textContent('table'), /Öberg/);
  await elsewhere.getByRole('link', { name: 'Mohammed Ö.' }).or(elsewhere.getByRole('link', { name: 'Mohammed A.' })).click();
  assert.match(await elsewhere.textContent('main'), /no visit at your offices/);
  assert.doesNotMatch(await elsewhere.textContent('main'), /guide dog/);
  assert.equal((await elsewhere.goto(booking)).status(), 404);
  await elsewhere.context().close();
});

chapter('the visit moves, and is cancelled', async () => {
  await desk.goto(booking);
  await desk.getByRole('link', { name: 'Move' }).click();
  await desk.locator('#times button').nth(2).click();
  await save(desk, 'Move the visit');
  await desk.waitForURL((url) => url.pathname === booking);
  assert.match(await desk.textContent('main'), /Moved[\s\S]*Reception/);
  await desk.getByText('Cancel the visit', { exact: true }).click();
  await save(desk, 'Yes, cancel the visit');
  await desk.waitForURL((url) => url.pathname === booking);
  assert.match(await desk.textContent('dl'), /Cancelled/);
});

chapter('an address takes two members of staff', async () => {
  await desk.goto(`${person}/mailbox`);
  await desk.getByLabel('Identity checked with').selectOption('passport');
  await desk.getByLabel('New address').fill('mohammed@visitor.example');
  await save(desk, 'Ask a colleague to confirm');
  await desk.getByText('A colleague has to confirm').waitFor();
  await look(desk, 'staff-mailboxes', 'en');
  second = await colleague(here, { name: 'Ante Andra', role: 'reception', office: 'umea' });
  await second.goto('/staff/mailboxes');
  await second.getByRole('button', { name: /^Confirm/ }).click();
  await second.waitForURL((url) => url.pathname === '/staff/mailboxes');
  await second.goto(person);
  assert.match(await second.textContent('main'), /mohammed@visitor\.example/);
});

chapter('interpreters are a list of their own, in Arabic as well', async () => {
  await desk.goto('/staff/interpreters');
  await look(desk, 'staff-interpreters', 'en');
  const arabic = await colleague(here, { name: 'نور', role: 'reception', office: 'umea', language: 'ar' });
  await arabic.goto(person);
  await look(arabic, 'staff-person', 'ar');
  await arabic.goto('/staff/find');
  await look(arabic, 'staff-find', 'ar');
  await arabic.context().close();
});
