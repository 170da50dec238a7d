// A manager reads the figures of an office, and takes them along.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
let manager;

chapter('each figure stands beside what is counted', async () => {
  manager = await colleague(here, { name: 'Mona Manager', role: 'manager' });
  await manager.goto('/staff/offices/malmo/figures');
  const text = await manager.textContent('main');
  for (const part of [/Did not come/, /Half waited no longer than/, /Nothing here is about a single member of staff/, /First free time/]) {
    assert.match(text, part);
  }
  await look(manager, 'figures', 'en');
});

chapter('days that are no period are refused, and stay as they were typed', async () => {
  await manager.goto('/staff/offices/malmo/figures?from=2026-03-02&to=2026-03-01');
  assert.match(await manager.title(), /^Error:/);
  assert.equal(await manager.locator('#from').inputValue(), '2026-03-02');
  await look(manager, 'figures-error', 'en');
});

chapter('they are taken along, with the same names', async () => {
  const at = '/staff/offices/malmo/figures';
  const json = await (await manager.request.get(`${at}.json?from=2026-03-01&to=2026-03-02`)).json();
  assert.equal(json.booked, 0);
  assert.deepEqual(json.waits, { count: 0, median: null, p90: null, most: null });
  const csv = await (await manager.request.get(`${at}.csv?from=2026-03-01&to=2026-03-02`)).text();
  assert.match(csv, /^\ufefffigure,value\r?\n/);
  assert.match(csv, /^waits\.count,0/m);
});

chapter('who meets people at a counter sees no figures', async () => {
  const officer = await colleague(here, { name: 'Otto Officer', role: 'counter-officer' });
  const answer = await officer.goto('/staff/offices/malmo/figures');
  assert.equal(answer.status(), 403);
});
