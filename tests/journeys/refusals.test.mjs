// What bad input gets: a clear answer, nothing lost, nothing half done.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overflow } from './person.mjs';
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

test('Back and the same button once more makes no second booking', async () => {
  const bea = await town.person({ name: 'Bea' });
  await bea.signUp();
  await bea.book('passport', 'umea');
  await bea.page.goBack();
  assert.match(bea.path, /\/book\/passport\/umea\/\w+$/);
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
  return html.replace(/\/(sv|en)\/my\/\S*?"/g, '"');
}

test('a time that somebody else took first: fresh times, and every answer kept', async () => {
  const [first, second] = await Promise.all([town.person({ name: 'Fatima' }), town.person({ name: 'Sven' })]);
  for (const person of [first, second]) {
    await person.signUp();
    await person.openDay('biometrics', 'boden');
  }
  const start = (await first.starts())[3];
  assert.equal(await first.choose(start), 200);
  const day = await second.page.locator('input[name=day]').inputValue();
  assert.equal(await second.choose(start), 409);
  assert.match(await second.problem(), /Somebody else has just taken this time/);
  assert.match(await second.text(), /Step 3 of 5[^]*fingerprinted[^]*Boden/);
  assert.equal(await second.page.locator('input[name=day]').inputValue(), day);
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
  const confirm = (person) => person.send(`/book/travel-document-collect/boden/${start}/confirm`, { key: key() });
  const answers = await Promise.all(pair.map(confirm));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  await Promise.all(pair.map((person) => person.leave()));
});

test('codes: malformed, wrong, used up', async () => {
  const ida = await town.person();
  await ida.open('/sign-in');
  await ida.answer({ email: ida.email });
  const code = await ida.code();
  const wrong = code === '123456' ? '654321' : '123456';
  for (const malformed of ['', '12345', 'abcdef', '1234567']) {
    assert.equal(await ida.answer({ code: malformed }), 422);
    assert.match(await ida.problem(), /Enter the six digits/);
  }
  for (const left of [4, 3, 2, 1]) {
    assert.equal(await ida.answer({ code: wrong }), 422);
    assert.match(await ida.problem(), new RegExp(`not the right code[^]*${left} tr`));
  }
  assert.equal(await ida.answer({ code: wrong }), 422);
  assert.match(await ida.problem(), /Ask for a new code/);
  assert.equal(await ida.answer({ code }), 422, 'the right one comes too late');
  assert.equal(await ida.press('Send a new code'), 200);
  assert.match(await ida.text(), /We have sent a new code/);
  await ida.answer({ code: await ida.code() });
  assert.match(ida.path, /^\/en\/welcome/);
  await ida.leave();
});

test('too many codes for one address', async () => {
  const jon = await town.person();
  await jon.open('/sign-in');
  for (let sent = 0; sent < 5; sent += 1) {
    await jon.open('/sign-in');
    assert.equal(await jon.answer({ email: jon.email }), 200);
  }
  await jon.open('/sign-in');
  assert.equal(await jon.answer({ email: jon.email }), 429);
  assert.match(await jon.problem(), /Try again in \d+ minutes/);
  assert.equal(await jon.page.locator('#email').inputValue(), jon.email);
  await jon.leave();
});

test('addresses that are none, header injection among them', async () => {
  const kim = await town.person();
  await kim.open('/sign-in?next=/book/passport');
  assert.equal(await kim.answer({ email: 'kim at example.org' }), 422);
  assert.match(await kim.problem(), /email address in the right form/);
  assert.equal(await kim.page.locator('#email').inputValue(), 'kim at example.org');
  assert.equal(await kim.page.locator('input[name=next]').inputValue(), '/book/passport');
  for (const email of ['victim@visitor.example\r\nBcc: third@visitor.example', 'victim@visitor.example\nSubject: hi', 'victim@visitor.example,third@visitor.example', '']) {
    assert.equal((await kim.send('/sign-in', { email })).status, 422, JSON.stringify(email));
  }
  const evil = await kim.send('/sign-in', { email: kim.email, next: 'https://evil.example/' });
  assert.equal(evil.headers.location, '/en/sign-in/code');
  await kim.leave();
  assert.equal(town.mails.count('victim@visitor.example') + town.mails.count('third@visitor.example'), 0);
});

test('details that cannot be: each has its sentence, and what was typed stays', async () => {
  const lea = await town.person();
  await lea.open('/sign-in');
  await lea.signInHere();
  const next = String(new Date().getFullYear() + 1);
  const mistakes = [
    [{ year: next }, /cannot be in the future/],
    [{ year: '' }, /Enter the year you were born/],
    [{ month: '2', day: '30' }, /There is no such date/],
    [{ name: ' ' }, /Enter your name/],
    [{ name: 'å'.repeat(201) }, /at most 200 characters/],
    [{ name: 'Eve\u202enimda' }, /characters that we cannot read/],
    [{ phone: 'call me' }, /Enter a phone number/],
  ];
  for (const [mistake, words] of mistakes) {
    assert.equal(await lea.introduce({ phone: '', ...mistake }), 422);
    assert.match(await lea.problem(), words);
    for (const [field, typed] of Object.entries(mistake)) assert.equal(await lea.page.locator(`#${field}`).inputValue(), typed);
  }
  assert.equal(await lea.introduce({ name: 'Lea', phone: '', day: '', month: '' }), 200);
  assert.equal(lea.path, '/en/my');
  await lea.leave();
});

const NAMES = ['محمد عبد الرحمن الخطيب', '欧阳娜娜', '👩‍👩‍👧‍👦 🙂', 'å'.repeat(200), 'Ana María O’Brien-Łukasz', '<b>&amp;"'];
for (const name of NAMES) {
  test(`a name as people have them: ${name.slice(0, 30)}`, async () => {
    const person = await town.person({ name });
    await person.page.setViewportSize({ width: 320, height: 640 });
    await person.signUp();
    await person.openDay('passport', 'uppsala');
    await person.choose((await person.starts())[0]);
    const shown = async () => {
      assert.ok((await person.text()).includes(name), await person.text());
      assert.ok((await overflow(person.page)) <= 0, `${person.path} has to be scrolled sideways`);
    };
    await shown();
    assert.equal(await person.press('Confirm your booking'), 200);
    await shown();
    await person.press('Print version');
    await shown();
    await person.open('/my');
    await shown();
    await person.leave();
  });
}

test('a form has to come from our own page', async () => {
  const { cookie } = await eve.headers();
  const post = (headers) => town.besok.ask('/en/sign-out', { method: 'POST', headers, form: {} });
  const refused = [
    { cookie },
    { cookie, origin: 'https://evil.example' },
    { cookie, origin: 'null' },
    { cookie, 'sec-fetch-site': 'cross-site' },
    { cookie, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of refused) {
    const { status, text } = await post(headers);
    assert.equal(status, 403, JSON.stringify(headers));
    assert.match(text, /Your browser did not say that the form comes from our own page/);
  }
  await eve.open('/my');
  assert.equal(await eve.heading(), 'My Page');
});

test('too much text, wrong kinds of form, wrong methods', async () => {
  const long = await eve.send('/sign-in', { email: 'a'.repeat(100_000) });
  assert.equal(long.status, 413);
  assert.match(long.text, /too much text/i);
  const headers = { ...(await eve.headers()), 'content-type': 'application/json' };
  const json = await town.besok.ask('/en/sign-in', { method: 'POST', headers, body: '{"email":' });
  assert.ok([409, 415, 422].includes(json.status), `${json.status}`);
  assert.match(json.text, /<h1>/);
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const twice = await town.besok.ask('/en/sign-in', { method: 'POST', headers: form, body: 'email=a@b.se&email=c@d.se' });
  assert.ok(twice.status >= 400 && twice.status < 500, `${twice.status}`);
  const bytes = await town.besok.ask('/en/sign-in', { method: 'POST', headers: form, body: 'email=%ff%00@b.se' });
  assert.ok(bytes.status >= 400 && bytes.status < 500, `${bytes.status}`);
  assert.equal((await town.besok.ask('/en/book', { method: 'DELETE' })).status, 405);
});

test('a broken or old cookie is no cookie', async () => {
  for (const token of ['', 'x', '%00%ff', 'a'.repeat(64), 'å'.repeat(32), 'a'.repeat(4000)]) {
    const headers = { cookie: `besok=${Buffer.from(token).toString('latin1')}; besok-sign-in=${Buffer.from(token).toString('latin1')}` };
    const page = await town.besok.ask('/en/book', { headers });
    assert.equal(page.status, 200, token.slice(0, 9));
    assert.match(page.text, /Sign in/);
    const my = await town.besok.ask('/en/my', { headers });
    assert.deepEqual([my.status, my.headers.location], [303, '/en/sign-in?next=/my']);
    assert.equal((await town.besok.ask('/en/sign-in/code', { headers })).status, 303);
  }
});

test('what does not exist is not found, with a way on', async () => {
  const paths = [
    '/en/nothing', '/xx/', '/en/book/haircut', '/en/book/haircut/boden', '/en/book/passport/atlantis', '/en/offices/atlantis',
    // Boden does not receive this errand.
    '/en/book/travel-document-apply/boden',
    '/assets/nothing.css', '/dev/mailbox', '/en/%ff', '/en/book/%00', '/en/../../etc/passwd',
  ];
  for (const path of paths) {
    const { status, text, headers } = await town.besok.ask(path);
    assert.equal(status, 404, path);
    assert.match(text, /We cannot find this page|Vi hittar inte/, path);
    assert.match(headers['content-security-policy'], /default-src 'none'/, path);
  }
  for (const start of ['yesterday', '20261308T0820Z', '20261208T0820', '2026-12-08T08:20', '99999999T9999Z', '00000101T0000Z'.repeat(9)]) {
    assert.equal((await eve.fetch(`/book/passport/boden/${start}`)).status, 404, start);
  }
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
    const chosen = await eve.send('/book/visitor-permit/boden', { start: bad, key });
    assert.equal(chosen.status, 409, bad);
    assert.match(chosen.text, words, bad);
    const confirmed = await eve.send(`/book/visitor-permit/boden/${bad}/confirm`, { key });
    assert.equal(confirmed.status, 409, bad);
    assert.match(confirmed.text, words, bad);
    const check = await eve.fetch(`/book/visitor-permit/boden/${bad}`);
    assert.equal(check.status, 200, bad);
    assert.match(check.text, /no longer free/, bad);
  }
  for (const start of ['', 'noon', '20261308T0820Z']) {
    assert.equal((await eve.send('/book/visitor-permit/boden', { start, key })).status, 422, start);
  }
  for (const query of ['month=2026-13', 'month=x&day=y', 'day=2026-02-30', 'month=9999-12', 'month=-9999-01&day=0000-00-00', 'month=1&month=2']) {
    const { status } = await eve.fetch(`/book/visitor-permit/boden?${query}`);
    assert.ok(status === 200 || status === 400, `${query}: ${status}`);
  }
  assert.equal(await upcoming(eve), 0);
});

test('a form without its key, or with one that did something else before', async () => {
  await eve.openDay('visitor-permit', 'boden');
  const [start, other] = await eve.starts();
  await eve.choose(start);
  const check = `/book/visitor-permit/boden/${start}`;
  for (const form of [{}, { key: '' }, { key: 'old' }]) {
    const answer = await eve.send(`${check}/confirm`, form);
    assert.equal(answer.status, 409);
    assert.match(answer.text, /form is from an older page/);
  }
  const form = await eve.fields('/confirm');
  assert.equal((await eve.send(`${check}/confirm`, form)).status, 303);
  const reused = await eve.send(`/book/visitor-permit/boden/${other}/confirm`, form);
  assert.equal(reused.status, 409);
  assert.match(reused.text, /form is from an older page/);
  assert.equal(await upcoming(eve), 1);
});

test('cancelling and moving what is already cancelled is explained', async () => {
  const [, reference] = /\/my\/(\w+)/.exec(await hrefOfBooking(eve));
  const key = () => 'f'.repeat(63) + Math.floor(Math.random() * 10);
  await eve.open(`/my/${reference}/cancel`);
  const form = await eve.fields('/cancel');
  const answers = [await eve.send(`/my/${reference}/cancel`, form), await eve.send(`/my/${reference}/cancel`, form)];
  assert.deepEqual(answers.map(({ status }) => status), [303, 303], 'the same form twice is one cancellation');
  const again = await eve.send(`/my/${reference}/cancel`, { key: key() });
  assert.equal(again.status, 409);
  assert.match(again.text, /already cancelled/);
  await eve.openDay('visitor-permit', 'boden');
  const [start] = await eve.starts();
  const move = await eve.send(`/my/${reference}/move/boden`, { start, key: key() });
  assert.equal(move.status, 409);
  assert.match(move.text, /already cancelled/);
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
