// Signing in with what does not work, and who people are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overflow } from './person.mjs';
import { world } from './story.mjs';

const town = world();

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
