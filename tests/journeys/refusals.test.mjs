// Bookings that cannot be made, moved or cancelled: a clear answer, nothing lost, nothing half done.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from './story.mjs';

let anna, eve;
const town = world({
  async opens() {
    [anna, eve] = await Promise.all([town.person(), town.person({ name: 'Eve' })]);
    await Promise.all([anna.signUp(), eve.signUp()]);
  },
});

/** How many bookings My Page shows as to come. */
async function upcoming(person) {
  await person.open('/my');
  return person.page.locator('main li h3 a').count();
}

test('a form sent twice makes one booking, with one confirmation', async () => {
  const mails = town.mails.count(anna.email);
  await anna.openDay('passport', 'boden');
  await anna.choose((await anna.starts())[0]);
  const check = anna.path.replace('/en', '');
  const form = await anna.fields('/confirm');
  const answers = await Promise.all([1, 2, 3].map(() => anna.send(`${check}/confirm`, form)));
  answers.push(await anna.send(`${check}/confirm`, form));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  assert.equal(new Set(answers.map(({ headers }) => headers.location)).size, 1);
  assert.equal(await upcoming(anna), 1);
  await town.mails.next(anna.email);
  assert.equal(town.mails.count(anna.email), mails + 1);
});

test('Enter on a marked time sends that time, and not the first free one', async () => {
  const kim = await town.person({ name: 'Kim' });
  await kim.openDay('passport', 'boden');
  const marked = (await kim.starts())[2];
  await kim.page.locator('input[name=start]').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await kim.page.keyboard.press(key);
  await kim.page.waitForURL(/\/sign-in/);
  assert.ok(new URL(kim.page.url()).searchParams.get('next').endsWith(`/${marked}`), kim.page.url());
  await kim.leave();
});

test('Back and the same button once more makes no second booking', async () => {
  const bea = await town.person({ name: 'Bea' });
  await bea.signUp();
  await bea.book('passport', 'boden');
  await bea.page.goBack();
  const again = bea.page.locator('form[action$="/confirm"], form[action$="/hold"]').locator('button');
  if (await again.count()) assert.equal(await bea.submit(), 409);
  assert.doesNotMatch(await bea.text(), /Somebody else has taken it/);
  assert.ok(await bea.page.locator('main a[href^="/en/my"]').count(), 'a way to the booking');
  assert.equal(await upcoming(bea), 1);
  await bea.leave();
});

test('the same errand twice is explained, with the way to the booking there is', async () => {
  await anna.openDay('passport', 'umea');
  assert.equal(await anna.choose((await anna.starts())[0]), 409);
  assert.match(await anna.problem(), /already have a booking for this errand/);
  assert.ok(await anna.page.locator('main a[href^="/en/my"]').count(), 'a way to the booking');
  assert.equal(await upcoming(anna), 1);
});

test("somebody else's booking does not exist", async () => {
  const [, reference] = /\/my\/(\w+)/.exec(await hrefOfBooking(anna));
  const none = await eve.fetch('/my/AAAAAAA');
  assert.equal(none.status, 404);
  for (const page of ['', '/booked', '/moved', '/cancelled', '/print', '/calendar.ics', '/cancel', '/move', '/move/umea', '/move/umea/20271207T0820Z']) {
    const answer = await eve.fetch(`/my/${reference}${page}`);
    assert.equal(answer.status, 404, page);
    assert.equal(withoutPath(answer.text), withoutPath(none.text), page);
  }
  const key = 'a'.repeat(64);
  for (const deed of ['/cancel', '/move/umea', '/move/umea/20271207T0820Z/hold', '/move/umea/20271207T0820Z/confirm']) {
    assert.equal((await eve.send(`/my/${reference}${deed}`, { key, start: '20271207T0820Z' })).status, 404, deed);
  }
  assert.equal(await upcoming(anna), 1);
});

async function hrefOfBooking(person) {
  await person.open('/my');
  return person.page.locator('main li h3 a').first().getAttribute('href');
}

function withoutPath(html) {
  return html.replace(/\/[a-z-]+\/my\/\S*?"/g, '"');
}

test('a time that somebody else took first: fresh times, and every answer kept', async () => {
  const [first, second] = await Promise.all([town.person({ name: 'Fatima' }), town.person({ name: 'Sven' })]);
  for (const person of [first, second]) {
    await person.signUp();
    await person.openDay('biometrics', 'boden');
  }
  const start = (await first.starts())[3];
  assert.equal(await first.choose(start), 200);
  const day = await second.page.locator('input[name=day]').last().inputValue();
  assert.equal(await second.choose(start), 409);
  assert.match(await second.problem(), /Somebody else has just taken this time/);
  assert.match(await second.text(), /Step 4 of 6[^]*fingerprinted[^]*Boden/);
  assert.equal(await second.page.locator('input[name=day]').last().inputValue(), day);
  const fresh = await second.starts();
  assert.ok(fresh.length && !fresh.includes(start), `fresh times: ${fresh}`);
  assert.equal(await second.choose(fresh.at(-1)), 200);
  await Promise.all([first.leave(), second.leave()]);
});

test('of two who confirm the same last time at once, one gets it', async () => {
  const pair = await Promise.all([town.person({ name: 'Gro' }), town.person({ name: 'Hal' })]);
  for (const person of pair) await person.signUp();
  await pair[0].openDay('travel-document-collect', 'boden');
  const start = (await pair[0].starts()).at(-1);
  const key = () => [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const confirm = (person) => person.send(`/book/travel-document-collect/1/boden/${start}/confirm`, { key: key() });
  const answers = await Promise.all(pair.map(confirm));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  await Promise.all(pair.map((person) => person.leave()));
});

test('times that cannot be booked: past, between two steps, at night, far ahead', async () => {
  await eve.openDay('visitor-permit', 'boden');
  const [start] = await eve.starts();
  const minutes = Number(start.slice(11, 13));
  const odd = `${start.slice(0, 11)}${String((minutes + 3) % 60).padStart(2, '0')}Z`;
  const key = '0123456789abcdef'.repeat(4);
  for (const [bad, words] of [
    ['20200107T0820Z', /passed or is too close/],
    [odd, /cannot be booked/],
    [`${start.slice(0, 9)}0200Z`, /cannot be booked|passed or is too close/],
    ['29991207T0820Z', /too far ahead|cannot be booked/],
  ]) {
    const chosen = await eve.send('/book/visitor-permit/1/boden', { start: bad, key });
    assert.equal(chosen.status, 409, bad);
    assert.match(chosen.text, words, bad);
    const confirmed = await eve.send(`/book/visitor-permit/1/boden/${bad}/confirm`, { key });
    assert.equal(confirmed.status, 409, bad);
    assert.match(confirmed.text, words, bad);
    const check = await eve.fetch(`/book/visitor-permit/1/boden/${bad}`);
    assert.equal(check.status, 200, bad);
    assert.match(check.text, /no longer free/, bad);
  }
  for (const start of ['', 'noon', '20261308T0820Z']) {
    assert.equal((await eve.send('/book/visitor-permit/1/boden', { start, key })).status, 422, start);
  }
  for (const query of ['month=2026-13', 'month=x&day=y', 'day=2026-02-30', 'month=9999-12', 'month=-9999-01&day=0000-00-00', 'month=1&month=2']) {
    const { status } = await eve.fetch(`/book/visitor-permit/1/boden?${query}`);
    assert.ok(status === 200 || status === 400, `${query}: ${status}`);
  }
  assert.equal(await upcoming(eve), 0);
});

test('a form without its key, or with one that did something else before', async () => {
  await eve.openDay('visitor-permit', 'boden');
  const [start, other] = await eve.starts();
  await eve.choose(start);
  const check = `/book/visitor-permit/1/boden/${start}`;
  for (const form of [{}, { key: '' }, { key: 'old' }]) {
    const answer = await eve.send(`${check}/confirm`, form);
    assert.equal(answer.status, 409);
    assert.match(answer.text, /form is from an older page/);
  }
  const form = await eve.fields('/confirm');
  assert.equal((await eve.send(`${check}/confirm`, form)).status, 303);
  const reused = await eve.send(`/book/visitor-permit/1/boden/${other}/confirm`, form);
  assert.equal(reused.status, 409);
  assert.match(reused.text, /form is from an older page/);
  assert.equal(await upcoming(eve), 1);
});

test('cancelling and moving what is already cancelled is explained', async () => {
  const [, reference] = /\/my\/(\w+)/.exec(await hrefOfBooking(eve));
  await eve.open(`/my/${reference}/cancel`);
  const form = await eve.fields('/cancel');
  const answers = [await eve.send(`/my/${reference}/cancel`, form), await eve.send(`/my/${reference}/cancel`, form)];
  assert.deepEqual(answers.map(({ status }) => status), [303, 303], 'the same form twice is one cancellation');
  const again = await eve.send(`/my/${reference}/cancel`, { key: 'd'.repeat(64) });
  assert.equal(again.status, 409);
  assert.match(again.text, /already cancelled/);
  await eve.openDay('visitor-permit', 'boden');
  const [start] = await eve.starts();
  const move = await eve.send(`/my/${reference}/move/boden`, { start, key: 'e'.repeat(64) });
  assert.deepEqual([move.status, move.headers.location], [303, `/en/my/${reference}`], 'its page says that it is cancelled');
  assert.equal((await eve.fetch(`/my/${reference}/booked`)).status, 303, 'an old confirmation says nothing false');
});

test('moving to the time one has, or one that is taken, changes nothing', async () => {
  const mia = await town.person({ name: 'Mia' });
  await mia.signUp();
  const start = await mia.book('biometrics', 'boden');
  const { reference } = mia;
  const same = await mia.send(`/my/${reference}/move/boden`, { start, key: 'b'.repeat(64) });
  assert.equal(same.status, 409);
  assert.match(same.text, /time you already have/);
  const taken = await mia.send(`/my/${reference}/move/boden`, { start: '20200107T0820Z', key: 'c'.repeat(64) });
  assert.equal(taken.status, 409);
  assert.match(taken.text, /You keep your old time/);
  assert.match((await mia.fetch(`/my/${reference}/calendar.ics`)).text, new RegExp(`DTSTART:${start.slice(0, 13)}00Z[^]*SEQUENCE:0|SEQUENCE:0[^]*DTSTART:${start.slice(0, 13)}00Z`));
  await mia.leave();
});

test('afterwards every counter is right', async () => {
  const { code, text } = await town.besok.beside('doctor', '--capacity');
  assert.equal(code, 0, text);
});
