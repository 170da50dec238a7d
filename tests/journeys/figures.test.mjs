// A manager reads the figures of an office, sees today's move, compares offices, and takes figures along.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { colleague, host } from './staff.mjs';
import { story, world } from './story.mjs';

const OFFICE = 'sundbyberg';
const here = world();
const chapter = story();
let manager;

const at = (page) => `/staff/offices/${OFFICE}/${page}`;
const number = (page, word) => page.locator('.now .kpi > div', { hasText: word }).locator('dd');

async function walkIn(desk) {
  await desk.goto(at('reception'));
  await desk.locator('#errand-passport').check();
  const give = desk.getByRole('button', { name: 'Give a ticket' }).click();
  await Promise.all([desk.waitForURL('**/reception/tickets/*'), give]);
}

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

chapter('today is live: who waits, who sits at a counter, how long it would take', async () => {
  const desk = await colleague(here, { name: 'Sara Nouri', role: 'reception', office: OFFICE });
  await walkIn(desk);
  await manager.goto(at('figures'));
  await manager.getByText('Live: changes appear by themselves.').waitFor();
  assert.equal(await number(manager, 'Waiting').innerText(), '1');
  assert.equal(await number(manager, 'Open counters').innerText(), '0');
  await walkIn(desk);
  await number(manager, 'Waiting').getByText('2', { exact: true }).waitFor();
  const officer = await colleague(here, { name: 'Karin Ek', role: 'counter-officer', office: OFFICE });
  await officer.goto(at('counter'));
  await officer.getByRole('button', { name: /Sit here\s*: 1/ }).click();
  await number(manager, 'Open counters').getByText('1', { exact: true }).waitFor();
  await officer.getByRole('button', { name: 'Call next' }).click();
  await number(manager, 'Waiting').getByText('1', { exact: true }).waitFor();
  await look(manager, 'figures-today', 'en');
});

chapter('without scripts today is right when it is opened', async () => {
  const context = await here.browser.newContext({ baseURL: host(here.besok), javaScriptEnabled: false });
  await context.addCookies(await manager.context().cookies());
  const page = await context.newPage();
  await page.goto(at('figures'));
  assert.equal(await number(page, 'Waiting').innerText(), '1');
  assert.equal(await page.locator('table.figures').first().locator('tr', { hasText: 'Without an appointment' }).locator('td').first().innerText(), '2');
  await context.close();
});

chapter('periods have names, and only today is live', async () => {
  await manager.getByRole('link', { name: 'Last month' }).click();
  const from = await manager.locator('#from').inputValue();
  assert.match(from, /-01$/);
  assert.equal((await manager.locator('#to').inputValue()).slice(0, 7), from.slice(0, 7));
  assert.equal(await manager.getByRole('navigation', { name: 'Periods' }).locator('[aria-current]').innerText(), 'Last month');
  assert.equal(await manager.locator('.now').count(), 0);
});

chapter('offices are compared, and each line leads to the office with the same days', async () => {
  await manager.goto('/staff');
  await manager.getByRole('link', { name: 'Figures: offices compared' }).click();
  const line = manager.getByRole('region', { name: 'Offices compared' }).locator('tr', { hasText: 'Sundbyberg' });
  assert.deepEqual((await line.locator('td').allInnerTexts()).slice(0, 3), ['2', '2', 'fewer than 5']);
  await look(manager, 'figures-compared', 'en');
  const { offices, walk_ins: walkIns } = await (await manager.request.get('/staff/figures.json')).json();
  assert.deepEqual([walkIns, offices.sundbyberg.walk_ins, offices.malmo.walk_ins], [2, 2, 0]);
  const csv = await (await manager.request.get('/staff/figures.csv')).text();
  assert.match(csv, /^walk_ins,2\r?\n/m);
  assert.match(csv, /^offices\.sundbyberg\.walk_ins,2\r?\n/m);
  await manager.getByRole('link', { name: 'Yesterday' }).click();
  const days = new URL(manager.url()).search;
  await manager.getByRole('link', { name: 'Sundbyberg', exact: true }).last().click();
  await manager.waitForURL(`**${at('figures')}${days}`);
});

chapter('whoever manages one office compares that one alone', async () => {
  const one = await colleague(here, { name: 'Mats Manager', role: 'manager', office: 'malmo' });
  await one.goto('/staff/figures');
  assert.deepEqual(await one.getByRole('region', { name: 'Offices compared' }).locator('tbody th').allInnerTexts(), ['Malmö']);
  assert.deepEqual(Object.keys((await (await one.request.get('/staff/figures.json')).json()).offices), ['malmo']);
  assert.equal((await one.goto(at('figures'))).status(), 404);
  assert.equal((await one.request.get(at('figures/live'))).status(), 404);
});

chapter('in Arabic as well', async () => {
  const arabic = await colleague(here, { name: 'Amal Manager', role: 'manager', language: 'ar' });
  await arabic.goto('/staff/figures');
  await look(arabic, 'figures-compared-ar', 'ar');
  await arabic.goto(at('figures'));
  await look(arabic, 'figures-today-ar', 'ar');
});

chapter('who meets people at a counter sees no figures', async () => {
  const officer = await colleague(here, { name: 'Otto Officer', role: 'counter-officer' });
  for (const page of ['/staff/figures', '/staff/offices/malmo/figures']) {
    assert.equal((await officer.goto(page)).status(), 403);
  }
});
