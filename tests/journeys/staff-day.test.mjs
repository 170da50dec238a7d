// The day of an office as its staff have it before them: live, as a list, for paper, and in the week and the month.

import assert from 'node:assert/strict';
import { look } from './look.mjs';
import { overflow } from './person.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const OFFICE = 'goteborg';
const LIVE = 'Live: changes appear by themselves.';
const NOT_LIVE = 'Not live. Reload the page to see changes.';
const here = world();
const chapter = story();
let anna;
let yusuf;
let start;
let desk;

const dayOf = (start) => `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`;
const at = (page, date) => `/staff/offices/${OFFICE}/${page}?date=${date}`;
const block = (page, reference) => page.locator(`#b-${reference}`);

chapter('a visitor books, and the day has it', async () => {
  anna = await here.person({ name: 'Anna Öberg' });
  await anna.signUp();
  start = await anna.book('passport', OFFICE);
  desk = await colleague(here, { name: 'Sara Nouri', role: 'reception', office: OFFICE }, { bypassCSP: false });
  await desk.goto(at('day', dayOf(start)));
  await block(desk, anna.reference).getByText('Anna Ö.').waitFor();
  await desk.getByText(LIVE).waitFor();
});

chapter('somebody else books, and it appears without a reload', async () => {
  await desk.evaluate(() => (window.here = true));
  const focused = await desk.getByLabel('Date').inputValue();
  await desk.getByLabel('Date').focus();
  yusuf = await here.person({ name: 'Yusuf Ahmadi' });
  await yusuf.signUp();
  await yusuf.openTimes('passport', OFFICE, start);
  await yusuf.book('passport', OFFICE, (await yusuf.starts())[0]);
  await block(desk, yusuf.reference).getByText('Yusuf A.').waitFor();
  assert.equal(await desk.evaluate(() => window.here), true, 'the page is the same');
  assert.equal(await desk.evaluate(() => document.activeElement.id), 'date', 'the focus stays');
  assert.equal(await desk.getByLabel('Date').inputValue(), focused);
});

chapter('a cancelled visit leaves the counters, and stays in the list', async () => {
  await yusuf.open(`/my/${yusuf.reference}/cancel`);
  const { reference } = yusuf;
  await yusuf.submit();
  await block(desk, reference).waitFor({ state: 'detached' });
  await desk.goto(at('day/list', dayOf(start)));
  const row = desk.getByRole('row', { name: 'Yusuf Ahmadi' });
  assert.match(await row.innerText(), /Cancelled/);
  assert.match(await desk.getByRole('row', { name: 'Anna Öberg' }).innerText(), /Booked/);
});

chapter('the keyboard leads from the day to a visit', async () => {
  await desk.goto(at('day', dayOf(start)));
  const link = block(desk, anna.reference).getByRole('link');
  await desk.locator('.grid').focus();
  for (let tabs = 0; tabs < 60 && !(await link.evaluate((one) => one === document.activeElement)); tabs += 1) {
    await desk.keyboard.press('Tab');
  }
  const outline = await link.evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.notEqual(outline, 'none', 'the focus is seen');
  await Promise.all([desk.waitForURL(`**/staff/bookings/${anna.reference}`), desk.keyboard.press('Enter')]);
});

chapter('a silent server is noticed, and the page is live again when it speaks', async () => {
  await desk.goto(at('day', dayOf(start)));
  await desk.getByText(LIVE).waitFor();
  const { child } = here.besok.process;
  child.kill('SIGSTOP');
  await desk.getByText(NOT_LIVE).waitFor({ timeout: 30_000 }).finally(() => child.kill('SIGCONT'));
  await desk.getByText(LIVE).waitFor();
});

chapter('a tab in the background lets go of its stream, and takes it up again', async () => {
  const show = (hidden) =>
    desk.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await show(true);
  await desk.getByText(NOT_LIVE).waitFor({ timeout: 30_000 });
  await Promise.all([desk.waitForRequest('**/day/live?*'), show(false)]);
  await desk.getByText(LIVE).waitFor();
});

chapter('without scripts everything is a plain page', async () => {
  const cookies = await desk.context().cookies();
  const context = await here.browser.newContext({ javaScriptEnabled: false, baseURL: new URL(desk.url()).origin });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(at('day', dayOf(start)));
  assert.match(await page.textContent('#live'), /Not live/);
  await page.getByRole('link', { name: 'Next day' }).click();
  await page.getByLabel('Date').fill(dayOf(start));
  await page.getByRole('button', { name: 'Show' }).click();
  assert.equal(await block(page, anna.reference).count(), 1);
  await context.close();
});

chapter('the week and the month say how much is taken, and lead to the days', async () => {
  for (const view of ['week', 'month']) {
    await desk.goto(at(view, dayOf(start)));
    assert.match(await desk.locator('table').innerText(), /1\s+of\s+\d+/);
    await desk.locator(`table a[href$="date=${dayOf(start)}"]`).click();
    assert.equal(await block(desk, anna.reference).count(), 1);
  }
});

chapter('every page is accessible and fits a phone', async () => {
  for (const language of ['en', 'sv', 'ar']) {
    const page = await colleague(here, { name: 'Omar Ali', role: 'manager', office: OFFICE, language });
    for (const [name, path] of [['day', 'day'], ['list', 'day/list'], ['print', 'day/print'], ['week', 'week'], ['month', 'month']]) {
      await page.goto(at(path, dayOf(start)));
      await look(page, `staff-day-${name}-${language}`, language);
      await page.setViewportSize({ width: 390, height: 844 });
      assert.ok((await overflow(page)) <= 0, `${path} scrolls sideways`);
    }
    await page.goto(at('day', '2026-12-25'));
    await look(page, `staff-day-closed-${language}`, language);
    await page.context().close();
  }
});

chapter('another office has no day for them', async () => {
  for (const path of ['day', 'day/list', 'day/print', 'day/live', 'week', 'month']) {
    const answer = await desk.request.get(`/staff/offices/umea/${path}`);
    assert.equal(answer.status(), 404, path);
  }
});

chapter('who signs out is told nothing more, and the server ends while days are open', async () => {
  const open = await desk.context().newPage();
  await open.goto(at('day', dayOf(start)));
  await open.getByText(LIVE).waitFor();
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await open.getByText(NOT_LIVE).waitFor({ timeout: 30_000 });
  const other = await colleague(here, { name: 'Sara Nouri', role: 'reception', office: OFFICE });
  await other.goto(at('day', dayOf(start)));
  await other.getByText(LIVE).waitFor();
  const { code, seconds } = await here.besok.stop();
  assert.equal(code, 0);
  assert.ok(seconds < 5, `it took ${seconds} s to end`);
});
