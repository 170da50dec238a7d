// A manager tries what other counters would do.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
const at = '/staff/offices/boden/simulate';
let manager;

chapter('the page begins with the office as it is, and says what is assumed of it', async () => {
  manager = await colleague(here, { name: 'Mona Manager', role: 'manager' });
  await manager.goto('/staff/offices/boden/queue');
  await manager.getByRole('link', { name: 'What if?' }).click();
  await manager.waitForURL(`**${at}`);
  const text = await manager.textContent('main');
  for (const part of [/The last 30 days tell too little/, /As it is today/, /What this cannot know/]) {
    assert.match(text, part);
  }
  await look(manager, 'simulate', 'en');
});

chapter('one counter is tried, and stands in the address', async () => {
  await manager.fill('#counters', '1');
  await manager.getByRole('button', { name: 'Try it' }).click();
  await manager.waitForURL(`**${at}?counters=1&**`);
  assert.equal(await manager.locator('#counters').inputValue(), '1');
  const served = async (row) => Number.parseInt(await manager.locator('tbody tr').nth(row).locator('td').nth(4).textContent());
  assert.ok((await served(1)) <= (await served(0)), 'one counter serves no more than those of today');
});

chapter('what cannot be is said at its field', async () => {
  await manager.goto(`${at}?counters=0&overbooked=99`);
  assert.match(await manager.title(), /^Error:/);
  assert.equal(await manager.locator('#overbooked').inputValue(), '99');
  await look(manager, 'simulate-error', 'en');
});
