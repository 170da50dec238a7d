// The day of the visit as staff run it: reception, two counters at once, and a manager who changes the rule.

import assert from 'node:assert/strict';
import { axe, look, snap } from './look.mjs';
import { overflow } from './person.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const OFFICE = 'sundbyberg';
const LIVE = 'Live: changes appear by themselves.';
const here = world();
const chapter = story();
let desk;
let one;
let two;
let manager;
let board;

const at = (page) => `/staff/offices/${OFFICE}/${page}`;
const press = (page, name) => page.getByRole('button', { name, exact: false }).first().click();
const mine = (page) => page.locator('.mine .ticket');
const row = (page, ticket) => page.locator('table.queue tr', { has: page.getByRole('rowheader', { name: ticket, exact: true }) });

async function walkIn({ errand = 'passport', people = '1' } = {}) {
  await desk.goto(at('reception'));
  await desk.locator(`#errand-${errand}`).check();
  await desk.getByLabel('People').fill(people);
  await Promise.all([desk.waitForURL('**/reception/tickets/*'), press(desk, 'Give a ticket')]);
  return (await mine(desk).innerText()).trim();
}

/** Presses a key once the page hears keys, and waits for what comes of it. */
async function key(page, letter) {
  await page.getByText(LIVE).waitFor();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(letter)]);
}

chapter('two officers sit down, at one counter each', async () => {
  [one, two] = [
    await colleague(here, { name: 'Karin Ek', role: 'counter-officer', office: OFFICE }, { bypassCSP: false }),
    await colleague(here, { name: 'Omar Ali', role: 'counter-officer', office: OFFICE }),
  ];
  desk = await colleague(here, { name: 'Sara Nouri', role: 'reception', office: OFFICE });
  await one.goto(at('counter'));
  await two.goto(at('counter'));
  await press(one, /Sit here\s*: 1/);
  await one.getByRole('heading', { name: 'Counter 1', level: 1 }).waitFor();
  await two.getByText('Karin Ek').waitFor();
  await press(two, /Sit here\s*: 2/);
  await two.getByRole('heading', { name: 'Counter 2', level: 1 }).waitFor();
});

chapter('tickets appear at the counters without a reload, each with its reason', async () => {
  await one.getByText(LIVE).waitFor();
  assert.equal(await walkIn(), 'W1');
  assert.match(await desk.locator('.mine').innerText(), /Wait: /);
  await row(one, 'W1').waitFor();
  assert.match(await row(one, 'W1').innerText(), /No appointment, came at .* counts from/s);
  for (const ticket of ['W2', 'W3', 'W4']) assert.equal(await walkIn(), ticket);
  await row(two, 'W4').waitFor();
});

chapter('call next pressed twice calls one', async () => {
  await one.getByRole('button', { name: 'Call next' }).dblclick();
  await mine(one).waitFor();
  assert.equal((await mine(one).innerText()).trim(), 'W1');
  assert.equal(await one.locator('.ds-alert').count(), 0, 'and says nothing of an error');
  await row(two, 'W1').waitFor({ state: 'detached' });
  await row(two, 'W2').waitFor();
});

chapter('both call at once: each another', async () => {
  await key(one, 's');
  await key(one, 'f');
  await Promise.all([key(one, 'n'), key(two, 'n')]);
  const called = [await mine(one).innerText(), await mine(two).innerText()].map((text) => text.trim()).sort();
  assert.deepEqual(called, ['W2', 'W3']);
});

chapter('a reload during a call shows the truth, and so does a second window', async () => {
  const ticket = await mine(one).innerText();
  await one.reload();
  assert.equal(await mine(one).innerText(), ticket);
  const window = await one.context().newPage();
  await window.goto(at('counter'));
  await window.getByText(LIVE).waitFor();
  await one.getByText(LIVE).waitFor();
  await key(window, 's');
  await one.locator('.mine').getByText('Being helped').waitFor();
  await window.close();
});

chapter('keys are letters while somebody types', async () => {
  await one.getByLabel('Note for colleagues').fill('');
  await one.getByLabel('Note for colleagues').pressSequentially('finish next');
  assert.equal(await one.getByLabel('Note for colleagues').inputValue(), 'finish next');
  assert.equal(await mine(one).count(), 1);
});

chapter('a counter with somebody at it is not left', async () => {
  await press(one, 'Leave the counter');
  await one.getByText('Somebody is still at your counter.').waitFor();
  assert.equal(await mine(one).count(), 1);
});

chapter('not here: back in the line, and gone after as many calls as the rule says', async () => {
  const ticket = (await mine(two).innerText()).trim();
  await key(two, 'x');
  assert.equal(await mine(two).count(), 0);
  assert.match(await row(two, ticket).innerText(), /Was not there/);
  for (let calls = 2; calls <= 3; calls += 1) {
    await Promise.all([two.waitForEvent('load'), row(two, ticket).getByRole('button', { name: 'Call this one' }).click()]);
    assert.match(await two.locator('.mine').innerText(), new RegExp(`Called ${calls} times`));
    await key(two, 'x');
  }
  assert.equal(await row(two, ticket).count(), 0);
  await desk.goto(at('reception'));
  await desk.getByLabel('Reference, ticket').fill(ticket);
  await press(desk, 'Search');
  await desk.locator('.comers').getByText('Did not come').waitFor();
});

chapter('the last thing is taken back', async () => {
  await key(two, 'z');
  assert.match(await two.locator('.mine').innerText(), /Called/);
  await press(two, 'Finish');
  await two.getByText('Nobody is at your counter.').waitFor();
});

chapter('reception lets somebody go first, and puts another off', async () => {
  const ticket = await walkIn({ people: '3' });
  await desk.getByLabel('Reason').selectOption('returns');
  await Promise.all([desk.waitForEvent('load'), press(desk, 'Let go first')]);
  await two.locator('table.queue tbody tr').first().getByText(ticket, { exact: true }).waitFor();
  await desk.getByLabel('Comes back at').fill('23:58');
  await Promise.all([desk.waitForEvent('load'), press(desk, 'Save the time')]);
  assert.match(await desk.locator('.mine').innerText(), /Comes back at\s+23:58/);
  await key(two, 'n');
  assert.notEqual((await mine(two).innerText()).trim(), ticket, 'not before they are back');
  const [paper] = await Promise.all([desk.waitForEvent('load'), press(desk, 'Print the ticket')]);
  assert.ok(paper);
  assert.equal(await desk.locator('svg.qr').count(), 1);
  await look(desk, 'counter-paper', 'sv');
});

chapter('help is called for quietly: colleagues see it, the page itself says nothing', async () => {
  await desk.goto(at('reception'));
  await desk.getByText(LIVE).waitFor();
  await one.locator('.emergency summary').click();
  await press(one, 'Alert colleagues quietly');
  await desk.getByText('Counter 1 needs help.').waitFor();
  await two.getByText('Counter 1 needs help.').waitFor();
  assert.equal(await one.getByText('needs help').count(), 0);
  await press(one, 'It is over');
  await two.getByText('Counter 1 needs help.').waitFor({ state: 'detached' });
});

chapter('a visitor of another day is found by reference, with a way on, and not let in', async () => {
  const anna = await here.person({ name: 'Anna Öberg' });
  await anna.signUp();
  await anna.book('passport', OFFICE);
  await desk.goto(at('reception'));
  await desk.getByLabel('Reference, ticket').fill(anna.reference);
  await press(desk, 'Search');
  await desk.getByText('The appointment is on another day').waitFor();
  assert.equal(await desk.getByRole('button', { name: 'Register' }).count(), 0);
});

chapter('a manager changes the rule: tried first, then saved, and seen by all', async () => {
  manager = await colleague(here, { name: 'Leif Ask', role: 'manager', office: OFFICE });
  await manager.goto(at('queue/rule'));
  await manager.getByLabel('Without an appointment: minutes behind').fill('500');
  await press(manager, 'Save the rule');
  await manager.locator('.ds-error-summary').waitFor();
  await manager.getByLabel('Without an appointment: minutes behind').fill('50');
  await press(manager, 'Show today’s queue by it');
  await manager.getByText('Nothing is saved yet.').waitFor();
  await press(manager, 'Save the rule');
  await manager.getByText('50 minutes later').waitFor();
  await manager.goto(at('screens'));
  await manager.getByLabel('What it shows').selectOption('board');
  await manager.getByLabel('Name').fill('Hall');
  await press(manager, 'Make a link');
  const link = await manager.locator('code.link').innerText();
  assert.match(link, /\/screen\/[0-9a-f]{64}$/);
  const hall = { baseURL: here.besok.url, viewport: { width: 1920, height: 1080 }, bypassCSP: true };
  board = await (await here.browser.newContext(hall)).newPage();
  await board.goto(new URL(link).pathname);
  await board.locator('body.board').waitFor();
});

chapter('what a manager writes for the waiting room is on its board by itself', async () => {
  await manager.goto(at('screens'));
  await manager.getByLabel('English').fill('x'.repeat(161));
  await press(manager, 'Show it');
  await manager.locator('.ds-error-summary').waitFor();
  await manager.getByLabel('English').fill('The lift is out of order. Ask us for the ramp.');
  await manager.getByLabel('العربية').fill('المصعد معطل. اسألونا عن المنحدر.');
  await press(manager, 'Show it');
  await manager.getByText('The board shows it now.').waitFor();
  await board.getByText('The lift is out of order.').waitFor();
  assert.deepEqual(await axe(board, 'light'), []);
  await snap(board, 'board-message');
});

chapter('a counter that was left open is freed by a manager', async () => {
  await two.goto(at('counter'));
  await manager.goto(at('queue'));
  await manager.locator('summary', { hasText: 'Free the counter 2' }).click();
  await press(manager, 'Free counter 2');
  await manager.getByText('Counter 2 is free.').waitFor();
  await two.getByRole('button', { name: /Sit here\s*: 2/ }).waitFor();
});

chapter('every page is accessible and fits a phone and 200 %', async () => {
  await walkIn({ people: '2' });
  for (const language of ['en', 'sv', 'ar']) {
    const page = await colleague(here, { name: 'Omar Ali', role: 'manager', office: OFFICE, language });
    await page.goto(at('counter'));
    await look(page, `counter-choose-${language}`, language);
    await page.setViewportSize({ width: 1280, height: 900 });
    await Promise.all([page.waitForEvent('load'), page.locator('#sheet form button').first().click()]);
    await look(page, `counter-free-${language}`, language);
    await Promise.all([page.waitForEvent('load'), page.locator('[data-key=n]').click()]);
    await look(page, `counter-called-${language}`, language);
    // A window at 200 % is half as wide.
    await page.setViewportSize({ width: 640, height: 450 });
    assert.ok((await overflow(page)) <= 0, 'the counter scrolls sideways at 200 %');
    assert.ok(await page.locator('table.queue tbody tr').first().isVisible(), 'who waits is seen on small windows');
    await Promise.all([page.waitForEvent('load'), page.locator('[data-key=z]').click()]);
    for (const [name, path] of [['reception', 'reception'], ['queue', 'queue'], ['rule', 'queue/rule'], ['screens', 'screens']]) {
      await page.goto(at(path));
      await look(page, `counter-${name}-${language}`, language);
    }
    await page.goto(at('counter'));
    await page.locator('button[value=leave]').click();
    await page.context().close();
  }
});

chapter('another office has no counter, reception or queue for them', async () => {
  for (const path of ['counter', 'reception', 'queue', 'counter/live', 'reception/live']) {
    assert.equal((await desk.request.get(`/staff/offices/umea/${path}`)).status(), 404, path);
  }
});
