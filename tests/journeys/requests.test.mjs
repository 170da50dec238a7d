// Requests that no page of ours sends: each gets a clear answer, and nothing is done.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from './story.mjs';

let eve;
const town = world({
  async opens() {
    eve = await town.person({ name: 'Eve' });
    await eve.signUp();
  },
});

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
    '/en/nothing', '/xx/', '/en/book/haircut', '/en/book/haircut/1/boden', '/en/book/passport/1/atlantis', '/en/offices/atlantis',
    // Boden does not receive this errand.
    '/en/book/travel-document-apply/1/boden',
    '/assets/nothing.css', '/dev/mailbox', '/en/%ff', '/en/book/%00', '/en/../../etc/passwd',
  ];
  for (const path of paths) {
    const { status, text, headers } = await town.besok.ask(path);
    assert.equal(status, 404, path);
    assert.match(text, /We cannot find this page|Vi hittar inte/, path);
    assert.match(headers['content-security-policy'], /default-src 'none'/, path);
  }
  for (const start of ['yesterday', '20261308T0820Z', '20261208T0820', '2026-12-08T08:20', '99999999T9999Z', '00000101T0000Z'.repeat(9)]) {
    assert.equal((await eve.fetch(`/book/passport/1/boden/${start}`)).status, 404, start);
  }
});
