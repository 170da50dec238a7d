// The day of a visit as people in the office see it: a kiosk, a board, a sign and phones, all at once.

import assert from 'node:assert/strict';
import { postgres } from './besok.mjs';
import { axe, look, snap, INSPECTOR } from './look.mjs';
import { bringForward, call, finish, openQueue, screen, serve } from './office.mjs';
import { overflow } from './person.mjs';
import { execute } from './asking.mjs';
import { story, world } from './story.mjs';

const OFFICE = 'goteborg';
const ERRAND = 'passport';
let database;
const here = world({ database: async () => (database = await postgres()) });
const chapter = story();

const KIOSK = { width: 1080, height: 1920 };
const BOARD = { width: 1920, height: 1080 };
let kiosk;
let board;
let sign;
let anna;
let phone;
let walker;

/** A device with a browser of its own. */
async function device(viewport, options = {}) {
  const context = await here.browser.newContext({ baseURL: here.besok.url, viewport, bypassCSP: true, locale: 'sv-SE', ...options });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function accessible(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await axe(page, colorScheme), [], name);
    await snap(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await overflow(page), 0, `${name}: nothing to scroll sideways`);
}

/** From the first page of the kiosk to the ways in, in English. */
async function begin() {
  await kiosk.goto('/screen');
  await kiosk.getByRole('link', { name: 'English', exact: false }).click();
  await kiosk.getByRole('heading', { name: 'Welcome. What would you like to do?' }).waitFor();
}

/** Types with the kiosk's own keys, where a form has them. */
async function type(form, text) {
  for (const letter of text) await kiosk.locator(`#${form} .keys button[data-type="${letter}"]`).click();
}

async function register(reference) {
  await begin();
  await type('by-reference', reference);
  await kiosk.locator('#by-reference button[type=submit]').click();
}

const told = (words) => kiosk.locator('.told').getByText(words, { exact: false }).first().waitFor();

chapter('an office opens its queue, and its screens are devices', async () => {
  await openQueue(database, { office: OFFICE, errand: ERRAND, counters: [1, 3] });
  [kiosk, board, sign] = [await device(KIOSK), await device(BOARD), await device({ width: 1280, height: 720 })];
  const opened = [
    [kiosk, { kind: 'kiosk' }],
    [board, { kind: 'board' }],
    [sign, { kind: 'sign', counter: 3 }],
  ];
  for (const [page, what] of opened) {
    const { path } = await screen(database, { office: OFFICE, ...what });
    await page.goto(path);
    assert.equal(new URL(page.url()).pathname, '/screen', 'the secret is in no address');
  }
  await accessible(kiosk, 'kiosk-languages');
  await accessible(board, 'board-empty');
  await accessible(sign, 'sign-open');
  assert.equal((await here.besok.ask('/screen')).status, 404, 'another device is none');
});

chapter('somebody booked is early, and then registers at the kiosk', async () => {
  anna = await here.person({ name: 'Anna Öberg' });
  await anna.signUp();
  await anna.book(ERRAND, OFFICE);
  anna.number = anna.reference;
  await bringForward(database, anna.number, 90);
  await register(anna.number);
  await told('You are early');
  await accessible(kiosk, 'kiosk-early');
  await bringForward(database, anna.number, 10);
  await begin();
  await accessible(kiosk, 'kiosk-ways');
  const targets = await kiosk.locator('button:visible, summary:visible, .tools a:visible').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 60 || height < 60).length);
  assert.equal(targets, 0, 'everything that is pressed is 60 px');
  await type('by-reference', anna.number);
  await kiosk.locator('#by-reference button[type=submit]').click();
  await told('A1');
  await accessible(kiosk, 'kiosk-ticket');
  await register(anna.number);
  await told('You are registered already');
});

chapter('a scanner types and presses Enter', async () => {
  await begin();
  await kiosk.keyboard.type(anna.number);
  await kiosk.keyboard.press('Enter');
  await told('You are registered already');
});

chapter('date of birth and initials give a ticket and nothing else', async () => {
  const yusuf = await here.person({ name: 'Yusuf Ahmadi' });
  await yusuf.signUp();
  await yusuf.book(ERRAND, OFFICE);
  const { reference } = yusuf;
  await bringForward(database, reference, 15);
  await execute(database, `UPDATE person SET birth_date = '1985-03-27' WHERE name = 'Yusuf Ahmadi'`);
  for (const [date, initials, words] of [['19850327', 'YB', 'Go to reception'], ['19850327', 'YA', 'A2']]) {
    await begin();
    await kiosk.getByText('I have a booking, but not its reference here').click();
    await type('by-birth', date);
    await type('by-birth', initials);
    assert.equal(await kiosk.locator('#initials').inputValue(), initials);
    if (words === 'A2') await accessible(kiosk, 'kiosk-birth');
    await kiosk.locator('#by-birth button[type=submit]').click();
    await told(words);
    const page = await kiosk.content();
    assert.ok(!page.includes('Ahmadi') && !page.includes(reference), 'no booking');
  }
});

chapter('another office is named', async () => {
  const ida = await here.person({ name: 'Ida Berg' });
  await ida.signUp();
  await ida.book('passport', 'malmo');
  await bringForward(database, ida.reference, 10);
  await register(ida.reference);
  await told('Your visit is at another office');
});

chapter('somebody without an appointment takes a ticket at the kiosk, and follows it on a phone', async () => {
  await begin();
  await kiosk.getByText('I have no appointment').click();
  await accessible(kiosk, 'kiosk-walk-in');
  await kiosk.getByRole('button', { name: /^Take a ticket:/ }).first().click();
  await told('W3');
  const key = await kiosk.evaluate(() => document.querySelectorAll('svg.qr').length);
  assert.equal(key, 2, 'a code on the page, and one on the slip');
});

chapter('a phone takes a ticket, once, and sees what it does', async () => {
  walker = await here.person({ name: 'Somebody', language: 'ar', options: { ...INSPECTOR, locale: 'ar' } });
  await walker.open(`/offices/${OFFICE}/ticket`);
  await look(walker.page, 'take', 'ar');
  await walker.click('main form button[type=submit]');
  await look(walker.page, 'take-room', 'ar');
  const room = (await board.locator('.own-phone .code').innerText()).trim();
  await walker.page.locator('#room').fill(room.toLowerCase());
  await walker.click('main form button[type=submit]');
  assert.equal(walker.path, '/ar/ticket');
  phone = walker.page;
  await phone.getByText('W4').first().waitFor();
  await look(phone, 'ticket-waits', 'ar');
  await phone.setViewportSize({ width: 390, height: 844 });
  await walker.open(`/offices/${OFFICE}/ticket`);
  assert.equal(walker.path, '/ar/ticket', 'one at a time');
});

chapter('somebody says on their own phone that they are here', async () => {
  const sara = await here.person({ name: 'Sara Nouri' });
  await sara.signUp();
  await sara.book(ERRAND, OFFICE);
  const { reference } = sara;
  await bringForward(database, reference, 20);
  await sara.open(`/my/${reference}`);
  await sara.press('I am here');
  assert.equal(sara.path, '/en/ticket');
  assert.match(await sara.page.locator('#now').innerText(), /A5/);
  assert.ok((await sara.page.content()).includes('http-equiv="refresh"'), 'without scripts it fetches itself anew');
});

chapter('who is called is on the board, on the sign and on the phone, by itself', async () => {
  await call(database, OFFICE, 1, 1);
  await board.locator('[data-call^="A1-"]').waitFor();
  await call(database, OFFICE, 4, 3);
  await board.locator('.newest[data-call^="W4-"]').waitFor();
  await sign.locator('[data-call^="W4-"]').waitFor();
  await phone.locator('#now.called').waitFor();
  assert.match(await phone.title(), /^● /, 'its tab says so');
  await accessible(board, 'board');
  await accessible(sign, 'sign-called');
  await look(phone, 'ticket-called', 'ar');
  await board.setViewportSize({ width: 1280, height: 720 });
  await snap(board, 'board-1280');
  await board.setViewportSize(BOARD);
  const page = await board.content();
  for (const secret of ['Anna', 'Öberg', anna.number]) assert.ok(!page.includes(secret), `${secret} on the board`);
});

chapter('an old call is not one of now', async () => {
  await serve(database, OFFICE, 4);
  await board.locator('[data-call^="W4-"]').waitFor({ state: 'detached' });
  await finish(database, OFFICE, 4);
  await call(database, OFFICE, 2, 3, 5);
  await board.locator('.call.old[data-call^="A2-"]').waitFor();
  assert.ok(await board.locator('.old .past').isVisible());
  assert.ok(!(await board.locator('.old .now').isVisible()));
});

chapter('a board without a connection says so at once, and is live again by itself', async () => {
  const gone = async (deed, back, seconds) => {
    await deed();
    await board.locator('body.offline').waitFor({ timeout: seconds * 1000 });
    assert.ok(await board.locator('#gone').isVisible());
    assert.equal(await board.locator('.call .now:visible').count(), 0, 'nothing is called now');
    await back();
    await board.locator('body:not(.offline)').waitFor({ timeout: 30_000 });
    assert.ok(!(await board.locator('#gone').isVisible()));
  };
  await gone(() => board.context().setOffline(true), async () => {
    await accessible(board, 'board-offline');
    await board.context().setOffline(false);
  }, 5);
  // A network that takes everything and brings nothing.
  const { child } = here.besok.process;
  await gone(() => child.kill('SIGSTOP'), () => child.kill('SIGCONT'), 40);
});

chapter('a ticket that is done says so', async () => {
  await phone.getByText('لقد انتهيت').waitFor();
  await phone.reload();
  await look(phone, 'ticket-done', 'ar');
});

chapter('a kiosk clears itself, with a warning that one press stops', async () => {
  await begin();
  await kiosk.locator('#idle[open]').waitFor({ timeout: 25_000 });
  await snap(kiosk, 'kiosk-idle');
  await kiosk.getByRole('button', { name: 'I need more time' }).click();
  await kiosk.locator('#idle:not([open])').waitFor({ state: 'attached' });
  assert.match(kiosk.url(), /\/en\/kiosk$/);
  await kiosk.getByRole('button', { name: 'High contrast' }).click();
  await accessible(kiosk, 'kiosk-contrast');
  await kiosk.waitForURL('**/screen', { timeout: 40_000 });
});

chapter('a screen that is ended closes', async () => {
  await execute(database, `UPDATE screen SET ended_at = 1 WHERE kind = 'kiosk'`);
  const answer = await kiosk.goto('/en/kiosk');
  assert.equal(answer.status(), 404);
  await kiosk.getByRole('heading', { name: 'This device is no screen' }).waitFor();
});
