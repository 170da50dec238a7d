// When machines ask too much: the browser does some work before a code is sent and before a time is held; without scripts
// some patience does, and a code from the mailbox.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INSPECTOR, look } from './look.mjs';
import { WORDS } from './person.mjs';
import { world } from './story.mjs';

const town = world({ env: () => ({ BESOK_LIMITS__CHALLENGE: 'always' }) });
const WAIT = 20_000;

/** Waits until the browser has done its work and is somewhere else. */
const worked = (person, there) => person.page.waitForURL(there, { timeout: 30_000 });

/** Whatever the page's own policy stops, or goes wrong in its script. */
function faultsOf(person) {
  const faults = [];
  person.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  person.page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

async function signUp(person) {
  await person.open('/sign-in');
  await person.answer({ email: person.email });
  await worked(person, '**/sign-in/code');
  await person.answer({ code: await person.code() });
  await person.introduce();
}

test('a browser with scripts works by itself, and Back does not lead to the work', async () => {
  const anna = await town.person({ options: { javaScriptEnabled: true } });
  const faults = faultsOf(anna);
  await signUp(anna);
  await anna.openDay('passport', 'boden');
  const times = anna.path;
  const [start] = await anna.starts();
  await anna.choose(start);
  await worked(anna, `**/${start}#held`);
  assert.match(await anna.text(), /We hold this time for you until/);
  await anna.page.goBack();
  assert.equal(anna.path.split('?')[0], times.split('?')[0]);
  await anna.page.goForward();
  await anna.press(WORDS.confirm);
  assert.match(anna.path, /\/booked$/);
  assert.deepEqual(faults, []);
  await anna.leave();
});

test('without scripts one waits for the code to sign in, and holds a time by another', async () => {
  const bo = await town.person({ name: 'Bo' });
  await bo.openDay('passport', 'boden');
  const [, start] = await bo.starts();
  await bo.choose(start);
  await bo.answer({ email: bo.email });
  const asked = Date.now();
  assert.match(await bo.text(), /wait 20 seconds, and then press the button/);
  assert.equal(await bo.press('I have waited: send the code'), 422);
  assert.match(await bo.problem(), /Please wait \d+ seconds? more/);
  await bo.page.waitForTimeout(asked + WAIT + 1000 - Date.now());
  assert.equal(await bo.press('I have waited: send the code'), 200);
  await bo.answer({ code: await bo.code() });
  await bo.introduce();
  assert.ok(bo.path.endsWith(start), 'nothing was lost on the way');
  assert.match(await bo.text(), /We hold this time for you until/, 'whoever has just typed a code need not work');
  await bo.openDay('passport', 'boden');
  const other = (await bo.starts())[3];
  assert.equal(await bo.choose(other), 200);
  assert.match(await bo.text(), /The time is not held for you yet/);
  assert.equal(await bo.press('Confirm by an email code instead'), 200);
  const code = await bo.code();
  assert.equal(await bo.answer({ code: code === '123456' ? '654321' : '123456' }), 422);
  assert.match(await bo.problem(), /not the right code/);
  assert.equal(await bo.answer({ code }), 200);
  assert.ok(bo.path.endsWith(other), bo.path);
  await bo.press(WORDS.confirm);
  assert.match(bo.path, /\/booked$/);
  await bo.leave();
});

test('the pages in every language', async () => {
  const cai = await town.person({ name: 'Cai', options: INSPECTOR });
  await signUp(cai);
  await cai.openDay('passport', 'boden');
  const [start] = await cai.starts();
  // As it is while the browser works.
  const body = 'const state = document.getElementById("state"); state.textContent = state.dataset.busy;';
  await cai.page.route('**/assets/challenge-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  const eve = await town.person({ name: 'Eve', options: INSPECTOR });
  await eve.page.route('**/assets/challenge-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  for (const language of ['sv', 'sv-simple', 'en', 'ar']) {
    cai.language = eve.language = language;
    await cai.open(`/book/passport/1/boden/${start}/hold`);
    await look(cai.page, `challenge-time-${language}`, language);
    await cai.open(`/book/passport/1/boden/${start}/hold?code`);
    await look(cai.page, `challenge-code-${language}`, language);
    await eve.open('/sign-in');
    await eve.answer({ email: eve.email });
    await look(eve.page, `challenge-sign-in-${language}`, language);
  }
  await Promise.all([cai.leave(), eve.leave()]);
});
