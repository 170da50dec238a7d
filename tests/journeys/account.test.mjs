// The life of an account: another address, sessions, the copy of what is kept, and its end.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { INSPECTOR, look } from './look.mjs';
import { story, world } from './story.mjs';

const town = world();
const WORDS = {
  end: /^(Sign out|تسجيل الخروج) ?: /,
  endOthers: /^(Sign out everywhere else|تسجيل الخروج من كل الأجهزة الأخرى)$/,
  download: /^(Download the copy|تنزيل النسخة)$/,
  sendDelete: /^(Send me a code to delete it|إرسال رمز إليّ لحذف الحساب)$/,
  delete: /^(Delete my account|حذف حسابي)$/,
};

for (const language of ['en', 'ar']) {
  const chapter = story();
  let anna, elsewhere;
  const page = (name, reach) =>
    chapter(`${name}, in ${language}`, async () => {
      await reach();
      await look(anna.page, `${language}-account-${name.replace(/\W+/g, '-')}`, language);
    });
  const again = async (email) => {
    const person = await town.person({ language });
    person.email = email;
    await person.open('/sign-in');
    await person.signInHere();
    return person;
  };

  page('lost mailbox', async () => {
    anna = await town.person({ language, options: INSPECTOR });
    await anna.open('/sign-in');
    assert.equal(await anna.follow('/lost-mailbox'), 200);
  });
  page('overview', async () => {
    await anna.signUp();
    assert.equal(await anna.follow('/account'), 200);
    assert.ok((await anna.text()).includes(anna.email));
  });
  page('email', () => anna.follow('/account/email'));
  page('email with an error', async () => {
    assert.equal(await anna.answer({ email: anna.email.toUpperCase() }), 422);
    await anna.problem();
    assert.equal(await anna.page.locator('#email').inputValue(), anna.email.toUpperCase(), 'what was typed stays');
  });

  const codes = {};
  page('codes', async () => {
    codes.address = `new-${anna.email}`;
    assert.equal(await anna.answer({ email: codes.address }), 200);
    codes.old = await anna.code();
    codes.new = /\b\d{6}\b/.exec((await anna.mails.next(codes.address)).text)[0];
  });
  page('codes with an error', async () => {
    const wrong = codes.old === '123456' ? '654321' : '123456';
    assert.equal(await anna.answer({ new: codes.new, old: wrong }), 422);
    assert.equal(await anna.page.locator('#new').inputValue(), codes.new, 'the right one stays');
    await anna.problem();
  });
  page('email changed', async () => {
    elsewhere = await again(anna.email);
    assert.equal(await elsewhere.open('/account'), 200);
    assert.equal(await anna.answer({ new: codes.new, old: codes.old }), 200);
    assert.match(anna.path, /\/account\?done=email$/);
    assert.match((await anna.mails.next(anna.email)).text, /lost-mailbox/, 'the old address is told, and where help is');
    await elsewhere.open('/my');
    assert.match(elsewhere.path, /\/sign-in/, 'signed out elsewhere');
    await elsewhere.leave();
    anna.email = codes.address;
  });

  page('phone with an error', async () => {
    await anna.follow('/account/phone');
    assert.equal(await anna.answer({ phone: 'call me' }), 422);
    await anna.problem();
  });
  page('phone saved', async () => {
    assert.equal(await anna.answer({ phone: '٠٧٠١٢٣٤٥٦٧' }), 200);
    assert.match(await anna.text(), /0701234567/);
  });
  page('language', () => anna.follow('/account/language'));
  chapter(`mails come in the language that was chosen, in ${language}`, async () => {
    await anna.page.locator('label.choice', { hasText: /^Svenska$/ }).click();
    assert.equal(await anna.submit(), 200);
    assert.match(await anna.text(), /Svenska/);
  });

  page('sessions', async () => {
    elsewhere = await again(anna.email);
    await anna.open('/account/sessions');
    assert.equal(await anna.page.locator('li.card').count(), 2);
    assert.match(await anna.page.locator('li.card').first().innerText(), /Chrome/);
  });
  page('one session ended', async () => {
    assert.equal(await anna.press(WORDS.end), 200);
    await elsewhere.open('/my');
    assert.match(elsewhere.path, /\/sign-in/);
    await elsewhere.leave();
  });
  chapter(`all other sessions ended, in ${language}`, async () => {
    elsewhere = await again(anna.email);
    await anna.open('/account/sessions');
    assert.equal(await anna.press(WORDS.endOthers), 200);
    await elsewhere.open('/my');
    assert.match(elsewhere.path, /\/sign-in/);
    await elsewhere.leave();
  });

  page('data', () => anna.open('/account/data'));
  chapter(`the copy is a file, in ${language}`, async () => {
    await anna.book('passport', 'uppsala');
    await anna.open('/account/data');
    const [download] = await Promise.all([
      anna.page.waitForEvent('download'),
      anna.page.getByRole('link', { name: WORDS.download }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'my-data.json');
    const copy = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.equal(copy.account.email, anna.email);
    assert.deepEqual(copy.persons.map((person) => person.name), [anna.name]);
    assert.equal(copy.bookings.length, 1);
    assert.equal(copy.bookings[0].history[0].what, 'booking.made');
    assert.equal(copy.sessions.length, 1);
  });

  page('delete', async () => {
    assert.equal(await anna.open('/account/delete'), 200);
    assert.equal(await anna.page.locator('main li li').count(), 1, 'the visit that is cancelled with it');
  });
  page('delete code', () => anna.press(WORDS.sendDelete));
  page('delete code with an error', async () => {
    assert.equal(await anna.answer({ code: '12' }), 422);
    await anna.problem();
  });
  page('deleted', async () => {
    await anna.mails.next(anna.email);
    while (!(codes.deletion = /\b\d{6}\b/.exec((await anna.mails.next(anna.email)).subject))) continue;
    await anna.page.locator('input#code').fill(codes.deletion[0]);
    assert.equal(await anna.press(WORDS.delete), 200);
    assert.match(anna.path, /\/account-deleted$/);
  });
  chapter(`the same address begins anew, in ${language}`, async () => {
    // That the visit was cancelled, and the account deleted.
    for (let told = 0; told < 2; told += 1) await anna.mails.next(anna.email);
    const afresh = await again(anna.email);
    assert.match(afresh.path, /\/welcome/);
    await afresh.introduce();
    await afresh.open('/my');
    assert.equal(await afresh.page.locator('main li.pick').count(), 0, 'nothing of the deleted account');
    await afresh.leave();
    await anna.leave();
  });
}

for (const language of ['en', 'ar']) {
  const chapter = story();
  let client, helper;
  const page = (name, who, reach) =>
    chapter(`${name}, in ${language}`, async () => {
      await reach();
      await look(who().page, `${language}-helper-${name.replace(/\W+/g, '-')}`, language);
    });
  const tick = (person, name, value) => person.page.locator(`label[for="${name}-${value}"]`).click();

  page('nobody named', () => client, async () => {
    client = await town.person({ name: 'Amira حداد', language, options: INSPECTOR });
    await client.signUp();
    await client.book('passport', 'uppsala');
    await client.open('/account');
    assert.equal(await client.follow('/account/representatives'), 200);
  });
  page('naming with errors', () => client, async () => {
    await client.follow('/account/representatives/add');
    assert.equal(await client.answer({ email: client.email }), 422);
    await client.problem();
  });
  page('named', () => client, async () => {
    helper = await town.person({ name: 'Jur. Pelle Svanslös', language, options: INSPECTOR });
    await tick(client, 'scope', 'act');
    await tick(client, 'days', '90');
    assert.equal(await client.answer({ email: helper.email }), 200);
    assert.ok((await client.text()).includes(helper.email));
  });
  page('invited', () => helper, async () => {
    const mail = await helper.mails.next(helper.email);
    assert.ok(!(mail.subject + mail.text).includes('Amira'), 'neutral: no names in mails');
    await helper.signUp();
    await helper.open('/my');
    assert.ok((await helper.text()).includes(client.name));
  });
  page('acting', () => helper, async () => {
    assert.equal(await helper.arrives(() => helper.page.locator('form[action$="/accept"] button').click()), 200);
    assert.equal(await helper.page.locator('main li.pick').count(), 1, 'the visit of the client');
  });
  page('who comes', () => helper, async () => {
    assert.equal(await helper.open('/book/biometrics'), 200);
    assert.ok((await helper.text()).includes(client.name));
  });
  chapter(`books for the client, and both are told, in ${language}`, async () => {
    await helper.open('/book/biometrics/2/boden');
    await helper.findDay();
    const [start] = await helper.starts();
    assert.equal(await helper.choose(start), 200);
    assert.equal(await helper.press(/^(Confirm your booking|تأكيد الحجز)$/), 200);
    assert.match(helper.path, /\/booked$/);
    assert.ok((await helper.mails.next(helper.email)).calendars.length > 0);
    await client.mails.next(client.email);
    assert.ok((await client.mails.next(client.email)).calendars.length > 0, 'so is the client');
    await client.open('/my');
    assert.equal(await client.page.locator('main li.pick').count(), 2);
  });
  page('the visit of a client', () => helper, async () => {
    await helper.open(`/my/${helper.reference}`);
    assert.ok((await helper.text()).includes(client.name));
  });
  page('revoked', () => client, async () => {
    const visit = helper.path.replace(/^\/\w+/, '');
    await client.open('/account/representatives');
    assert.equal(await client.arrives(() => client.page.locator('form[action$="/end"] button').click()), 200);
    assert.equal(await helper.open(visit), 404, 'at once');
    await helper.open('/my');
    assert.equal(await helper.page.locator('main li.pick').count(), 0);
    await helper.leave();
  });
}

test('a change of address by keyboard alone', async () => {
  const kim = await town.person();
  await kim.signUp();
  await kim.open('/account/email');
  const keys = async (...pressed) => {
    for (const key of pressed) await (key.length > 5 || key.includes('@') ? kim.page.keyboard.type(key) : kim.page.keyboard.press(key));
  };
  const tabTo = async (name) => {
    for (let step = 0; step < 40; step += 1) {
      await kim.page.keyboard.press('Tab');
      if (await kim.page.locator(`#${name}:focus`).count()) return;
    }
    assert.fail(`no way to ${name} by Tab`);
  };
  const next = `next-${kim.email}`;
  await tabTo('email');
  await kim.arrives(() => keys(next, 'Enter'));
  const [fresh, old] = [/\b\d{6}\b/.exec((await kim.mails.next(next)).text)[0], await kim.code()];
  await tabTo('new');
  await keys(fresh, 'Tab');
  assert.equal(await kim.page.locator('#old:focus').count(), 1, 'the next field follows');
  assert.equal(await kim.arrives(() => keys(old, 'Enter')), 200);
  assert.match(kim.path, /done=email/);
  await kim.leave();
});

test('an address with an account: the page tells nothing, its owner is told', async () => {
  const [lisa, mallory] = [await town.person(), await town.person()];
  await lisa.signUp();
  await mallory.signUp();
  await mallory.open('/account/email');
  assert.equal(await mallory.answer({ email: lisa.email }), 200);
  assert.match(mallory.path, /\/account\/email\/codes$/);
  const told = await mallory.mails.next(lisa.email);
  assert.match(told.text, /already has an account/);
  assert.doesNotMatch(told.text, /\b\d{6}\b/);
  assert.equal(await mallory.answer({ old: await mallory.code(), new: '123456' }), 422);
  assert.match(await mallory.problem(), /not the right code/);
  await lisa.leave();
  await mallory.leave();
});
