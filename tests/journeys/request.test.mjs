// From a request to book to the visit: by the link of a mail, and by the code of a letter on a phone in Arabic.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, execute } from './asking.mjs';
import { postgres } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { WORDS, overflow } from './person.mjs';
import { story, world } from './story.mjs';

let database;
const town = world({ database: async () => (database = await postgres()) });
const BOOK = /^(Choose a time|Välj en tid|اختر موعدًا)$/;

/** Somebody who counts what they press and fill in. */
async function counting(traits) {
  const person = await town.person(traits);
  const effort = { taps: 0, fields: 0 };
  const count = (name) => {
    const deed = person[name].bind(person);
    person[name] = (...words) => {
      effort.taps += 1;
      return deed(...words);
    };
  };
  count('press');
  count('click');
  const answer = person.answer.bind(person);
  person.answer = (fields) => {
    effort.fields += Object.keys(fields).length;
    effort.taps += 1;
    return answer(fields);
  };
  return [person, effort];
}

const chapter = story();
let maria, effort, request;

chapter('a mail leads to a request that shows nothing yet', async () => {
  [maria, effort] = await counting({ name: 'María Carreño', options: INSPECTOR });
  request = await ask(database, {
    email: maria.email,
    people: [
      { name: 'María Carreño', born: '1990-04-27', errands: ['biometrics'] },
      { name: 'Luis Carreño', born: '2014-02-03', errands: ['biometrics'] },
    ],
    offices: ['boden', 'sundbyberg'],
    note: 'Please bring your old card.',
  });
  effort.taps += 1;
  assert.equal(await maria.open(`/request/${request.secret}`), 200);
  assert.equal(maria.path, '/en/request', 'the secret is not in the history');
  const text = await maria.text();
  for (const told of ['María', 'Luis', 'fingerprint', maria.email]) assert.ok(!text.includes(told), `${told} in ${text}`);
  await look(maria.page, 'request-mail', 'en');
});

chapter('the code that is mailed opens it', async () => {
  assert.equal(await maria.press(/^Send me a code$/), 200);
  assert.ok(!(await maria.text()).includes(maria.email), 'the address is shown in part');
  await look(maria.page, 'request-mail-code', 'en');
  assert.equal(await maria.answer({ code: await maria.code() }), 200);
  assert.match(maria.path, /^\/en\/my\/requests\//);
  const text = await maria.text();
  for (const told of ['María Carreño', 'Luis Carreño', 'Boden', 'Please bring your old card.']) assert.ok(text.includes(told), text);
  await look(maria.page, 'request-asked', 'en');
});

chapter('a few presses more, and the visit is booked', async () => {
  await maria.press(BOOK);
  await look(maria.page, 'request-office', 'en');
  assert.equal(await maria.page.locator('main li.pick').count(), 2, 'only the offices that are asked for');
  await maria.click('main li.pick a');
  await look(maria.page, 'request-time', 'en');
  assert.equal(await maria.click('button[name=take]'), 200);
  await look(maria.page, 'request-check', 'en');
  assert.equal(await maria.press(WORDS.confirm), 200);
  assert.match(maria.path, /\/booked$/);
  const text = await maria.text();
  assert.match(text, /This visit answers a request from us/);
  assert.ok(text.includes('Luis Carreño'));
  assert.ok(effort.taps <= 8 && effort.fields <= 2, JSON.stringify(effort));
  await look(maria.page, 'request-booked', 'en');
});

chapter('moving keeps to what was asked, and who comes stays', async () => {
  await maria.open(`/my/${maria.reference}/people`);
  assert.doesNotMatch(maria.path, /people/);
  await maria.open(`/my/${maria.reference}/move/umea`);
  assert.match(maria.path, /\/move$/, 'another office leads to those that are asked for');
  assert.equal(await maria.page.locator('main li.pick').count(), 2);
  assert.equal(await maria.open(`/my/requests/${request.id}`), 200);
  assert.match(await maria.text(), /You have booked/);
  await look(maria.page, 'request-answered', 'en');
});

chapter('cancelling opens the request again', async () => {
  const page = maria.page.locator('main a[href*="/my/"].ds-button');
  await maria.arrives(() => page.first().click());
  await maria.open(`/my/${maria.reference}/cancel`);
  assert.match(await maria.text(), /open again until/);
  await maria.press(WORDS.cancel);
  assert.match(await maria.text(), /open again until/);
  await look(maria.page, 'request-cancelled', 'en');
  await maria.open('/my');
  assert.match(await maria.text(), /We ask you to book/);
  await look(maria.page, 'request-my', 'en');
});

chapter('where nothing is free, the try is noted and proved', async () => {
  const there = "SELECT number FROM opening WHERE data LIKE '%\"boden\"%' OR data LIKE '%\"sundbyberg\"%'";
  // What was cancelled before is kept for those who wait until it is known that nobody does.
  const nothingHeld = `DO $$ BEGIN IF EXISTS (SELECT 1 FROM hold) THEN RAISE EXCEPTION 'held'; END IF; END $$;`;
  const full = `UPDATE slot SET taken = capacity, taken_public = public_capacity WHERE opening IN (${there})`;
  await town.besok.until(() => execute(database, nothingHeld + full).then(() => true, () => false), 'nothing is held', 30);
  await town.besok.until(async () => {
    await maria.open(`/my/requests/${request.id}`);
    return /no free time for you right now/.test(await maria.text());
  }, 'the times are gone');
  await look(maria.page, 'request-nothing', 'en');
  assert.equal(await maria.press(/^Note that I have tried$/), 200);
  assert.match(await maria.text(), /We have noted that you have tried/);
  await look(maria.page, 'request-tried', 'en');
  assert.equal(await maria.press(/^Show the proof$/), 200);
  const proof = await maria.text();
  for (const told of ['María Carreño', 'Boden', 'Reference', String(new Date().getFullYear())]) assert.ok(proof.includes(told), proof);
  await look(maria.page, 'request-proof', 'en');
});

test('somebody to whom the mail was handed on sees nothing', async () => {
  const { secret } = await ask(database, { email: 'somebody.else@visitor.example', people: [{ name: 'Ali Hassan', born: '1980-01-01', errands: ['passport'] }] });
  const eve = await town.person({ name: 'Eve' });
  await eve.signUp();
  await eve.open(`/request/${secret}`);
  assert.match(await eve.text(), /s•••@v•••\.example/);
  assert.doesNotMatch(await eve.text(), /Ali|somebody\.else/);
  await eve.press(/^Send me a code$/);
  assert.doesNotMatch(await eve.text(), /Ali|somebody\.else/);
  await eve.open('/my');
  assert.doesNotMatch(await eve.text(), /We ask you to book/);
  await eve.leave();
});

test('a link that leads nowhere says what to do', async () => {
  const anna = await town.person({ options: INSPECTOR });
  await anna.open(`/request/${'0'.repeat(64)}`);
  assert.match(await anna.text(), /does not work any more/);
  await look(anna.page, 'request-unknown', 'en');
  await anna.press(/^I have a letter with a code$/);
  assert.equal(await anna.answer({ code: 'K7M4' }), 422);
  await anna.problem();
  await look(anna.page, 'request-code-wrong', 'en');
  await anna.leave();
});

test('a letter in Arabic, by its typed code on a phone', async () => {
  const people = [{ name: 'محمد الأحمد', born: '1985-00-00', errands: ['biometrics'] }];
  const { code } = await ask(database, { people, offices: ['umea'], language: 'ar' });
  const [ali, effort] = await counting({ name: 'محمد الأحمد', language: 'ar', options: { ...INSPECTOR, locale: 'ar' } });
  effort.taps += 1;
  await ali.page.goto('/r');
  assert.equal(ali.path, '/ar/request');
  const seen = async (name) => {
    assert.ok((await overflow(ali.page)) <= 0, `${name} fits a phone`);
    await look(ali.page, name, 'ar');
    await ali.page.setViewportSize({ width: 390, height: 844 });
  };
  await seen('request-letter');
  assert.equal(await ali.answer({ code: code.toLowerCase().replaceAll('-', ' ') }), 200);
  await seen('request-birth');
  assert.equal(await ali.answer({ year: '1986' }), 422);
  await seen('request-birth-wrong');
  assert.equal(await ali.answer({ year: '١٩٨٥' }), 200);
  await seen('request-account');
  assert.equal(await ali.answer({ email: ali.email }), 200);
  assert.equal(await ali.answer({ code: await ali.code() }), 200);
  assert.match(ali.path, /^\/ar\/my\/requests\//);
  await seen('request-asked-ar');
  await ali.press(BOOK);
  assert.equal(await ali.click('button[name=take]'), 200);
  assert.equal(await ali.press(WORDS.confirm), 200);
  assert.match(ali.path, /\/booked$/);
  assert.ok((await ali.text()).includes('محمد الأحمد'));
  await seen('request-booked-ar');
  await ali.leave();
});

test('too many dates of birth lock a code, and the page says the way out', async () => {
  const { code } = await ask(database, { people: [{ name: 'Bo', born: '1970-05-05', errands: ['passport'] }] });
  const bo = await town.person({ options: INSPECTOR });
  await bo.open(`/request`);
  await bo.answer({ code });
  for (let year = 1971; year < 1975; year += 1) assert.equal(await bo.answer({ year: String(year) }), 422);
  assert.equal(await bo.answer({ year: '1976' }), 429);
  assert.match(await bo.text(), /new letter/);
  await look(bo.page, 'request-locked', 'en');
  await bo.leave();
});
