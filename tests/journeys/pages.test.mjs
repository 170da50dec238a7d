// Every page, with an error state of each form: accessible, in both colour schemes, on the smallest screen, in every
// language; light enough for a slow network, and without a script.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Besok } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { WORDS } from './person.mjs';
import { story, world } from './story.mjs';

const town = world();
const LANGUAGES = ['en', 'sv', 'sv-simple', 'ar'];
const PUBLIC = [
  '/', '/errands', '/offices', '/offices/boden', '/how-to-sign-in', '/lost-mailbox', '/terms', '/contact', '/accessibility', '/privacy',
  '/request', '/earlier', '/sign-in', '/book', '/book/biometrics', '/book/biometrics/1?town=Paris', '/offices?town=kiruna',
  '/book/biometrics/1/boden', '/book/biometrics/1/boden?all=1',
];

for (const language of LANGUAGES) {
  test(`what everybody can see, in ${language}`, async (pages) => {
    const visitor = await town.person({ language, options: INSPECTOR });
    for (const path of PUBLIC) {
      await pages.test(path, async () => {
        assert.equal(await visitor.open(path), 200);
        await look(visitor.page, named(language, path), language);
      });
    }
    await pages.test('not found', async () => {
      assert.equal(await visitor.open('/nothing'), 404);
      await look(visitor.page, named(language, '404'), language);
    });
    await visitor.leave();
  });

  const chapter = story();
  let maria, start, other;
  const page = (name, reach) =>
    chapter(`${name}, in ${language}`, async () => {
      await reach();
      await look(maria.page, named(language, name), language);
    });

  page('time without a choice', async () => {
    maria = await town.person({ name: 'María-José Carreño Quiñones', language, options: INSPECTOR });
    await maria.openTimes('biometrics', 'boden');
    assert.equal(await maria.press(WORDS.continue), 422);
  });
  page('a month without times', async () => {
    await maria.open('/book/biometrics/1/boden?month=9999-12');
    assert.equal(await maria.page.locator('a[rel=next]').count(), 0);
  });
  page('sign-in with an error', async () => {
    await maria.openDay('biometrics', 'boden');
    const starts = await maria.starts();
    [start, other] = [starts[0], starts.at(-1)];
    await maria.choose(start);
    assert.equal(await maria.answer({ email: 'nowhere' }), 422);
  });
  page('code', () => maria.answer({ email: maria.email }));
  page('code with an error', async () => assert.equal(await maria.answer({ code: '12345' }), 422));
  page('welcome', async () => maria.answer({ code: await maria.code() }));
  page('welcome with errors', async () => assert.equal(await maria.introduce({ name: '', year: '1', phone: 'x' }), 422));
  page('check, held', () => maria.introduce({ phone: '' }));
  page('check, not held', () => maria.open(`/book/biometrics/1/boden/${other}`));
  page('check, gone', () => maria.open('/book/biometrics/1/boden/20200107T0820Z'));
  page('time that is taken', async () => {
    await maria.open('/book/biometrics/1/boden/20200107T0820Z');
    assert.equal(await post(maria, `${maria.path}/confirm`, { key: 'e'.repeat(64) }), 409);
  });
  page('booked', () => maria.book('biometrics', 'boden', start));
  page('the same errand twice', async () => {
    await maria.openTimes('biometrics', 'boden', other);
    assert.equal(await maria.choose(other), 409);
  });
  page('my page', () => maria.open('/my'));
  page('details', async () => maria.follow(`/my/${await reference()}`));
  page('print', () => maria.press(WORDS.print));
  page('move, office', async () => maria.open(`/my/${await reference()}/move`));
  page('move, time', async () => maria.open(`/my/${await reference()}/move/boden`));
  page('move without a choice', async () => {
    await maria.page.evaluate(() => document.querySelectorAll('input[name=start]').forEach((radio) => (radio.checked = false)));
    assert.equal(await maria.press(WORDS.continue), 422);
  });
  page('move, check', async () => {
    await maria.open(`/my/${await reference()}/move/boden?month=${month(other)}&day=${day(other)}`);
    assert.equal(await maria.choose(other), 200);
  });
  page('moved', () => maria.press(WORDS.confirmMove));
  page('cancel', async () => maria.open(`/my/${await reference()}/cancel`));
  page('cancelled', () => maria.press(WORDS.cancel));
  page('my page, with past visits', () => maria.open('/my'));
  page('cancelled visit', () => maria.arrives(() => maria.page.locator('main li a').last().click()));
  page('cancel with an error', async () => {
    assert.equal(await post(maria, `${maria.path}/cancel`, { key: 'd'.repeat(64) }), 409);
  });
  page('old form', async () => {
    await maria.open('/book/biometrics/1/boden');
    assert.equal(await post(maria, `/${language}/book/biometrics/1/boden/${start}/confirm`, {}), 409);
  });
  page('too large', async () => {
    await maria.open('/book');
    assert.equal(await post(maria, `/${language}/sign-in`, { email: 'a'.repeat(100_000) }), 413);
  });

  async function reference() {
    const path = new URL(maria.page.url()).pathname;
    if (!/\/my\/\w+/.test(path)) return (await maria.page.locator('main li h3 a').first().getAttribute('href')).split('/').pop();
    return /\/my\/(\w+)/.exec(path)[1];
  }
}

test('the mailbox of a demonstration without a mail server', async () => {
  const besok = await Besok.serve();
  after(() => besok.stop());
  const visitor = await town.person({ options: INSPECTOR, besok });
  await visitor.page.goto('/dev/mailbox');
  await look(visitor.page, 'mailbox-empty', 'en');
  await visitor.open('/sign-in');
  await visitor.answer({ email: visitor.email });
  const mailed = async () => JSON.parse((await besok.ask('/dev/mailbox', { headers: { accept: 'application/json' } })).text);
  await besok.until(async () => (await mailed()).length === 1, 'the mail is in the mailbox');
  const [mail] = await mailed();
  assert.equal(mail.to, visitor.email);
  await visitor.page.goto('/dev/mailbox');
  await look(visitor.page, 'mailbox', 'en');
  await visitor.press(mail.subject);
  await look(visitor.page, 'mailbox-mail', 'en');
  await visitor.open('/sign-in/code');
  assert.equal(await visitor.answer({ code: /\b\d{6}\b/.exec(mail.text)[0] }), 200);
  assert.match(visitor.path, /^\/en\/welcome/);
  await visitor.leave();
});

test('too many requests from one network', async () => {
  const besok = await Besok.serve({ env: { BESOK_LIMITS__ADDRESS: '6' } });
  const visitors = await Promise.all(LANGUAGES.map((language) => town.person({ language, options: INSPECTOR, besok })));
  // Not across the end of a minute.
  await new Promise((resolve) => setTimeout(resolve, new Date().getSeconds() > 45 ? (61 - new Date().getSeconds()) * 1000 : 0));
  for (let asked = 0; asked < 6; asked += 1) assert.equal((await besok.ask('/en/')).status, 200);
  for (const visitor of visitors) assert.equal(await visitor.open('/book'), 429);
  const { status, headers, text } = await besok.ask('/en/', { headers: { accept: 'application/json' } });
  assert.deepEqual([status, headers['content-type']], [429, 'application/problem+json']);
  assert.ok(headers['retry-after'] > 0 && headers['retry-after'] <= 60);
  assert.equal(JSON.parse(text).status, 429);
  for (const visitor of visitors) {
    await look(visitor.page, named(visitor.language, 'too-many'), visitor.language);
    await visitor.leave();
  }
  await besok.stop();
});

// Arabic, because its letters take two bytes and its pages are the heaviest.
test('light pages: 30 kB for the first, 5 kB for each after it, no script, one policy', async () => {
  for (const [language, path] of ['en', 'ar'].flatMap((language) => PUBLIC.map((path) => [language, path]))) {
    const visitor = await town.person({ language, options: {} });
    const wire = await weigh(visitor.page);
    await visitor.open(path);
    const first = wire.take();
    assert.ok(first.bytes <= 30 * 1024, `${language} ${path} first: ${first.bytes} bytes`);
    // The same once more: the stylesheet is there already, so this is what a later page weighs.
    await visitor.open(path);
    const later = wire.take();
    assert.ok(later.bytes <= 5 * 1024, `${language} ${path} later: ${later.bytes} bytes`);
    assert.deepEqual([...first.kinds].filter((kind) => !['Document', 'Stylesheet', 'Other', 'Image'].includes(kind)), []);
    assert.match(first.policy, /default-src 'none'[^]*frame-ancestors 'none'/);
    assert.doesNotMatch(first.policy, /script-src|unsafe/);
    await visitor.leave();
  }
});

test('pages of whoever is signed in are as light', async () => {
  const visitor = await town.person({ options: {} });
  await visitor.signUp();
  await visitor.openDay('passport', 'goteborg');
  const [start] = await visitor.starts();
  await visitor.book('passport', 'goteborg', start);
  const my = `/my/${visitor.reference}`;
  const wire = await weigh(visitor.page);
  for (const path of ['/my', my, `${my}/booked`, `${my}/print`, `${my}/cancel`, `${my}/move`, `${my}/move/goteborg`, `/book/passport/1/goteborg/${start}`]) {
    assert.equal(await visitor.open(path), 200);
    const { bytes } = wire.take();
    assert.ok(bytes <= 5 * 1024, `${path}: ${bytes} bytes`);
  }
  await visitor.leave();
});

/** What goes over the wire of a page, counted as encoded, headers included. */
async function weigh(page) {
  const wire = await page.context().newCDPSession(page);
  let seen;
  const clear = () => (seen = { bytes: 0, kinds: new Set(), policy: '' });
  clear();
  wire.on('Network.responseReceived', ({ type, response }) => {
    seen.kinds.add(type);
    if (type === 'Document') seen.policy = Object.entries(response.headers).find(([name]) => /^content-security-policy$/i.test(name))?.[1];
  });
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (seen.bytes += encodedDataLength));
  await wire.send('Network.enable');
  return {
    take() {
      const taken = seen;
      clear();
      return taken;
    },
  };
}

/** Sends a form of our own making from the page that is shown. Gives the status of the page that answers. */
function post(person, action, fields) {
  const send = ([action, fields]) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action });
    for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { name, value }));
    document.body.append(form);
    // After this script, which ends with the page.
    setTimeout(() => form.submit());
  };
  return person.arrives(() => person.page.evaluate(send, [action, fields]));
}

function month(start) {
  return `${start.slice(0, 4)}-${start.slice(4, 6)}`;
}

function day(start) {
  return `${month(start)}-${start.slice(6, 8)}`;
}

function named(language, name) {
  return `${language}-${name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'start'}`;
}
