// Who works here: the first administrator, roles given and taken, passkeys made and lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look } from './look.mjs';
import { add, authenticator, colleague, host } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let admin;
let manager;
let link;

chapter('the first administrator gets in by a link of the command line', async () => {
  admin = await colleague(here, { name: 'Anna Administratör', role: 'administrator' });
  assert.match(await admin.textContent('main'), /Sundbyberg/);
  await look(admin, 'staff-start', 'en');
});

chapter('the link works once', async () => {
  const used = await add(here.besok, { name: 'Once Only', role: 'reception', office: 'umea' });
  for (const words of [null, /used or has run out/]) {
    const context = await here.browser.newContext({ baseURL: host(here.besok) });
    const page = await context.newPage();
    await authenticator(page);
    await page.goto(`${host(here.besok)}${used.pathname}${used.hash}`);
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    if (words) await page.getByText(words).waitFor();
    else await page.waitForURL((url) => url.pathname === '/staff');
    await context.close();
  }
});

chapter('the administrator adds a manager, and mistakes are told', async () => {
  await admin.goto('/staff/members/new');
  await admin.getByRole('button', { name: 'Save' }).click();
  assert.match(await admin.title(), /^Error:/);
  await look(admin, 'staff-member-errors', 'en');
  await admin.getByLabel('Name').fill('Maria Chef');
  await admin.getByLabel('Work email').fill('maria@agency.example');
  await admin.getByLabel('Role').selectOption('manager');
  await admin.getByLabel('Office').selectOption('umea');
  await admin.getByRole('button', { name: 'Save' }).click();
  link = new URL(await admin.textContent('code'));
  await look(admin, 'staff-member-link', 'en');
});

chapter('the manager makes a passkey, signs out, and signs in with it', async () => {
  const context = await here.browser.newContext({ baseURL: host(here.besok), bypassCSP: true });
  manager = await context.newPage();
  await authenticator(manager);
  await manager.goto(`${link.pathname}${link.hash}`);
  await look(manager, 'staff-enrol', 'en');
  await manager.getByRole('button', { name: 'Make a passkey' }).click();
  await manager.waitForURL((url) => url.pathname === '/staff' && !url.hash);
  await manager.getByRole('button', { name: 'Sign out' }).click();
  await manager.goto('/staff/me');
  assert.match(manager.url(), /\/staff\/sign-in\?next=\/staff\/me$/);
  await look(manager, 'staff-sign-in', 'en');
  await manager.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await manager.waitForURL((url) => url.pathname === '/staff/me');
  assert.match(await manager.textContent('main'), /Manager · Umeå/);
});

chapter('what is not theirs is not open to them', async () => {
  assert.equal((await manager.goto('/staff/members')).status(), 403);
  assert.match(await manager.title(), /^Error: You may not do this/);
});

chapter('a role that is taken away ends at once, and with it the tabs', async () => {
  await admin.goto('/staff/members');
  await look(admin, 'staff-members', 'en');
  await admin.getByRole('link', { name: 'Maria Chef' }).click();
  await look(admin, 'staff-member', 'en');
  await admin.getByRole('button', { name: 'Take role' }).click();
  await manager.goto('/staff');
  assert.match(await manager.textContent('main'), /no role yet/);
});

chapter('the last administrator stays', async () => {
  await admin.goto('/staff/members');
  await admin.locator('main').getByRole('link', { name: 'Anna Administratör' }).click();
  await admin.getByRole('button', { name: 'Take role' }).click();
  assert.match(await admin.textContent('main'), /last administrator/);
  await admin.getByRole('button', { name: 'End all access' }).click();
  assert.match(await admin.textContent('main'), /last administrator/);
});

chapter('a lost passkey takes two administrators', async () => {
  const other = await colleague(here, { name: 'Bo Administratör', role: 'administrator' });
  await admin.goto('/staff/members');
  await admin.getByRole('link', { name: 'Maria Chef' }).click();
  await admin.getByRole('button', { name: 'Ask for a new link' }).click();
  await admin.getByRole('button', { name: 'Give the new link' }).click();
  assert.match(await admin.textContent('main'), /takes two administrators/);
  await other.goto(new URL(admin.url()).pathname.replace(/\/give-link$/, ''));
  await other.getByRole('button', { name: 'Give the new link' }).click();
  assert.match(await other.textContent('code'), /\/staff\/enrol#[0-9a-f]{64}$/);
  await manager.goto('/staff');
  assert.match(manager.url(), /sign-in/, 'what she had before has ended');
});

chapter('settings speak one’s own language, in Arabic too', async () => {
  await admin.goto('/staff/me');
  await look(admin, 'staff-own', 'en');
  await admin.getByLabel('Language of your pages').selectOption('ar');
  await admin.getByRole('button', { name: 'Save' }).click();
  await look(admin, 'staff-own-ar', 'ar');
  await admin.goto('/staff');
  await look(admin, 'staff-start-ar', 'ar');
});

test('a member cannot be added to an office that does not exist', async () => {
  const added = await here.besok.beside('staff', 'add', '--name', 'A', '--email', 'a@agency.example', '--role', 'manager', '--office', 'nowhere');
  assert.equal(added.code, 1);
  assert.match(added.text, /no office nowhere; there are: boden/);
});
