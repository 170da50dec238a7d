// Who did what: found by its parts, exported, and seen only by those who may.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let auditor;

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

chapter('an auditor sees who did what', async () => {
  auditor = await colleague(here, { name: 'Åsa Granskare', role: 'auditor' });
  await auditor.getByRole('link', { name: 'Who did what' }).first().click();
  const table = await auditor.textContent('table.events');
  assert.match(table, /Åsa Granskare/);
  assert.match(table, /Staff: signed in|Passkey: made/);
  await look(auditor, 'staff-events', 'en');
});

chapter('the list is narrowed down by who, what and when', async () => {
  await auditor.getByLabel('Who', { exact: true }).selectOption({ label: 'The system' });
  await auditor.getByRole('button', { name: 'Show' }).click();
  const rows = await auditor.locator('table.events tbody tr').allTextContents();
  assert.ok(rows.length > 0 && rows.every((row) => row.includes('The system')), rows[0]);
  assert.match(auditor.url(), /by=system/);
  await auditor.getByLabel('What', { exact: true }).selectOption('slots');
  await auditor.getByRole('button', { name: 'Show' }).click();
  const slots = await auditor.locator('table.events tbody tr').allTextContents();
  assert.ok(slots.every((row) => row.includes('Times: planned')), slots[0]);
  await auditor.getByLabel('About', { exact: true }).fill('no-such-thing');
  await auditor.getByRole('button', { name: 'Show' }).click();
  await auditor.getByText('Nothing happened that fits this.').waitFor();
  await auditor.getByLabel('From').fill('2030-01-01');
  await auditor.getByRole('button', { name: 'Show' }).click();
  assert.match(await auditor.title(), /^Error:/);
  await look(auditor, 'staff-events-error', 'en');
});

chapter('what was exported is an event too', async () => {
  await auditor.goto('/staff/events');
  const csv = await download(auditor, 'Export as CSV');
  assert.match(csv.name, /^events-.*\.csv$/);
  assert.match(csv.text, /^at,actor,actor_name,action,subject,detail,id\r\n/);
  const json = await download(auditor, 'Export as JSON lines');
  for (const line of json.text.split('\n').filter(Boolean)) assert.ok(JSON.parse(line).at);
  await auditor.goto('/staff/events?action=events.exported');
  const rows = await auditor.locator('table.events tbody tr').allTextContents();
  assert.equal(rows.length, 2);
  assert.ok(rows.every((row) => row.includes('Åsa Granskare')), rows[0]);
});

chapter('nothing is disposed of without a decision', async () => {
  await auditor.getByRole('link', { name: 'How long data is kept' }).click();
  assert.equal(await auditor.getByText('Kept: there is no decision').count(), 6);
  await look(auditor, 'staff-retention', 'en');
});

chapter('nobody else may see it', async () => {
  const manager = await colleague(here, { name: 'Maria Chef', role: 'manager', office: 'umea' });
  for (const path of ['/staff/events', '/staff/events/export.csv', '/staff/events/retention']) {
    assert.equal((await manager.request.get(path)).status(), 403, path);
  }
  assert.equal(await manager.getByRole('link', { name: 'Who did what' }).count(), 0);
  const stranger = await here.browser.newContext({ baseURL: new URL(auditor.url()).origin });
  const page = await stranger.newPage();
  await page.goto('/staff/events');
  assert.match(page.url(), /\/staff\/sign-in\?next=/);
});

chapter('in Arabic it reads from the right', async () => {
  const reader = await colleague(here, { name: 'سلمى', role: 'auditor', language: 'ar' });
  await reader.goto('/staff/events');
  await look(reader, 'staff-events-ar', 'ar');
  await reader.goto('/staff/events/retention');
  await look(reader, 'staff-retention-ar', 'ar');
});
