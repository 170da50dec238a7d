// A family of six with two small children: booked at once, one joins, one drops out, all move, all cancel.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { postgres } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { WORDS } from './person.mjs';
import { story, world } from './story.mjs';

const year = new Date().getFullYear();
const FAMILY = {
  en: { self: 'Amira Haddad', others: ['Omar Haddad', 'Layla Haddad', 'Yusuf Haddad', 'Nour Haddad'], last: 'Sami Haddad' },
  ar: { self: 'أميرة حداد', others: ['عمر حداد', 'ليلى حداد', 'يوسف حداد', 'نور حداد'], last: 'سامي حداد' },
};
const BORN = [1985, year - 14, year - 9, year - 4];

/** What is said, in the two languages of the story. */
const SAID = {
  nobody: /Tick at least one person|ضع علامة أمام شخص واحد على الأقل/,
  photographed: /no fingerprints are taken|لا تؤخذ بصمات أصابعهم/,
  neednot: /Children under five need not come|لا يلزم حضور الأطفال دون سن الخامسة/,
  six: /6 people, about 100 minutes|6 أشخاص/,
  attorney: /power of attorney|توكيل/,
  wheelchair: /Cannot use stairs|لا يستطيع صعود الدرج/,
  interpreter: /Interpreter: Arabic|مترجم شفوي: العربية/,
  changed: /^(We have changed who is coming|تم تغيير من سيحضر)$/,
  noroom: /not enough time right after yours|لا يوجد وقت كافٍ/,
  kept: /has a visit to come|لدى هذا الشخص زيارة قادمة/,
};

describe('in English, on SQLite', () => tell(world(), 'en'));
describe('in Arabic, on PostgreSQL', () => tell(world({ database: postgres }), 'ar'));

function tell(town, language) {
  const chapter = story();
  const { self, others, last } = FAMILY[language];
  let amira, start;

  const people = () => amira.page.locator('input[name=who]');
  const named = (name) => amira.page.locator('div.person', { hasText: name });
  const add = async (name, born) => {
    assert.equal(await amira.click('button[name=add]'), 200);
    // On the last day of the year: so no birthday comes before the last time that can be booked.
    assert.equal(await amira.answer({ name, year: String(born), month: '12', day: '31' }), 200);
  };
  const see = async (what) => {
    await look(amira.page, `family-${language}-${what.replaceAll(' ', '-')}`, language);
    await amira.page.setViewportSize({ width: 390, height: 844 });
  };
  const goOn = () => amira.press(WORDS.continue);

  chapter('she adds her family on the way, and each is ticked at once', async () => {
    amira = await town.person({ name: self, language, options: INSPECTOR });
    await amira.signUp();
    await amira.open('/book/biometrics');
    for (const [index, name] of others.entries()) await add(name, BORN[index]);
    assert.equal(await people().count(), 5);
    assert.equal(await amira.page.locator('input[name=who]:checked').count(), 5);
    assert.match(await named(others[3]).innerText(), SAID.photographed);
    await see('who comes');
  });

  chapter('a person who cannot be is told so, and what was typed is kept', async () => {
    await amira.click('button[name=add]');
    assert.equal(await amira.answer({ name: last, year: String(year + 1) }), 422);
    await amira.problem();
    assert.equal(await amira.page.locator('#name').inputValue(), last);
    await see('a person who cannot be');
    assert.equal(await amira.answer({ year: String(year - 2) }), 200);
    assert.equal(await amira.page.locator('input[name=who]:checked').count(), 6);
  });

  chapter('nobody at all is told so', async () => {
    for (const box of await people().all()) await box.setChecked(false, { force: true });
    assert.equal(await goOn(), 422);
    assert.match(await amira.problem(), SAID.nobody);
    await see('nobody comes');
    for (const box of await people().all()) await box.setChecked(true, { force: true });
  });

  chapter('what each needs is asked before the time', async () => {
    await named(self).locator('summary').click();
    await amira.page.locator('select').first().selectOption('ar');
    await named(others[0]).locator('summary').click();
    await named(others[0]).locator('input[name^=steps]').setChecked(true, { force: true });
    assert.equal(await goOn(), 200);
    assert.match(amira.path, /\/book\/biometrics\/1\.2\.3\.4\.5\.6$/);
    assert.match(await amira.text(), SAID.six);
    await see('offices for six');
  });

  chapter('they take one time together, held and confirmed as one', async () => {
    await amira.follow('/book/biometrics/1.2.3.4.5.6/goteborg');
    await amira.findDay(2);
    const starts = await amira.starts();
    start = starts[0];
    assert.equal(await amira.choose(start), 200);
    const text = await amira.text();
    for (const name of [self, ...others, last]) assert.ok(text.includes(name), name);
    for (const said of [SAID.attorney, SAID.wheelchair, SAID.interpreter]) assert.match(text, said);
    await see('check six');
    assert.equal(await amira.press(WORDS.confirm), 200);
    await see('booked six');
    const mail = await town.mails.next(amira.email);
    for (const part of [mail.text, mail.html]) assert.match(part, /: ‎?6/);
    for (const name of [self, ...others, last]) assert.ok(!mail.source.includes(name), 'no names in mails');
  });

  chapter('nobody of them can be booked twice, or removed, before that', async () => {
    await amira.open('/book/biometrics');
    assert.equal(await people().count(), 0);
    await see('nobody left to book');
    await amira.open('/people');
    assert.equal(await amira.page.locator('main form').count(), 5);
    assert.equal(await amira.submit(), 409);
    assert.match(await amira.problem(), SAID.kept);
    await see('people');
  });

  chapter('one drops out: the rest keep their time', async () => {
    await amira.open('/my');
    await amira.page.locator('main .pick h3 a').first().click();
    const { reference } = amira;
    await amira.open(`/my/${reference}/people`);
    await named(others[1]).locator('input[name=who]').setChecked(false, { force: true });
    assert.equal(await goOn(), 200);
    await see('check one less');
    assert.equal(await amira.press(WORDS.confirmPeople), 200);
    assert.match(await amira.heading(), SAID.changed);
    assert.ok(!(await amira.text()).includes(others[1]));
    const mail = await town.mails.next(amira.email);
    assert.match(mail.text, /: ‎?5/);
  });

  chapter('she joins again, and the time grows by hers', async () => {
    const { reference } = amira;
    await amira.open(`/my/${reference}/people`);
    await named(others[1]).locator('input[name=who]').setChecked(true, { force: true });
    assert.equal(await goOn(), 200);
    assert.match(amira.path, new RegExp(`/my/${reference}/people/1\\.2\\.3\\.4\\.5\\.6/goteborg/${start}$`));
    await see('check one more');
    assert.equal(await amira.press(WORDS.confirmPeople), 200);
    assert.match((await town.mails.next(amira.email)).text, /: ‎?6/);
  });

  chapter('all of them move together', async () => {
    const { reference } = amira;
    await amira.open(`/my/${reference}/move/malmo`);
    await amira.findDay(2);
    const moved = (await amira.starts()).at(-1);
    assert.equal(await amira.choose(moved), 200);
    assert.equal(await amira.press(WORDS.confirmMove), 200);
    const text = await amira.text();
    for (const name of [self, ...others, last]) assert.ok(text.includes(name), name);
    await town.mails.next(amira.email);
  });

  chapter('a booking is not handed on: somebody of them must come', async () => {
    const { reference } = amira;
    await amira.open(`/my/${reference}/people`);
    assert.equal(await amira.click('button[name=add]'), 200);
    assert.equal(await amira.answer({ name: 'Eve Other', year: '1990' }), 200);
    for (const name of [self, ...others, last]) await named(name).locator('input[name=who]').setChecked(false, { force: true });
    assert.equal(await goOn(), 422);
    await amira.problem();
    await amira.open(`/my/${reference}`);
    assert.ok((await amira.text()).includes(self), 'nothing was changed');
  });

  chapter('all cancel, and each can be booked again', async () => {
    const { reference } = amira;
    await amira.open(`/my/${reference}/cancel`);
    assert.equal(await amira.press(WORDS.cancel), 200);
    await town.mails.next(amira.email);
    await amira.open('/book/passport');
    assert.match(await named(others[3]).innerText(), SAID.neednot);
    assert.match(await named(last).innerText(), SAID.neednot);
    assert.equal(await people().count(), 5, 'two are too young to need to come');
    await amira.leave();
  });

  chapter('afterwards the doctor finds nothing to do', async () => {
    const { code, text } = await town.besok.beside('doctor');
    assert.equal(code, 0, text);
  });
}
