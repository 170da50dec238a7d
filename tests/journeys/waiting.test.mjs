// The waiting list: somebody joins, is offered what comes free, takes it with one press, swaps, lets one lapse; a family waits together.

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe } from 'node:test';
import { execute, inDays } from './asking.mjs';
import { CATALOGUE, folder, postgres } from './besok.mjs';
import { INSPECTOR, look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const SAID = {
  join: /^(Join the waiting list|الانضمام إلى قائمة الانتظار)$/,
  first: /You are first in line|أنت الأول في القائمة/,
  second: /1 other is asked before you|يُسأل شخص واحد قبلك/,
  offices: /Tick at least one office|اختر مكتبًا واحدًا/,
  take: /^(Yes, book this time|نعم، احجز هذا الموعد)$/,
  swap: /^(Yes, change to this time|نعم، غيّر إلى هذا الموعد)$/,
  decline: /^(No, it does not suit me|لا، لا يناسبني)$/,
  over: /This offer is over|انتهى هذا العرض/,
  earlier: /^(Wait for an earlier time|انتظار موعد أبكر)$/,
  again: /^(I am still waiting|ما زلت أنتظر)$/,
  pause: /^(Pause|إيقاف مؤقت)$/,
  leave: /^(Leave the list|مغادرة القائمة)$/,
  really: /^(Yes, leave the list|نعم، أغادر القائمة)$/,
  cancel: /^(Yes, cancel the visit|نعم، إلغاء الزيارة)$/,
};

/** The sample agency where it is day by now: nobody is asked in the night. No office is open over midnight in UTC. */
async function byDay() {
  const made = await folder();
  await cp(CATALOGUE, made, { recursive: true });
  const now = new Date().getUTCHours();
  const hours = Math.min(Math.max(now, 8), 18) - now;
  const zone = hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  const offices = path.join(made, 'offices.toml');
  await writeFile(offices, (await readFile(offices, 'utf8')).replaceAll('Europe/Stockholm', zone));
  return made;
}

describe('in English', () => tell('en'));
describe('in Arabic', () => tell('ar'));

function tell(language) {
  const town = world({ database: postgres, catalogue: byDay });
  const chapter = story();
  let giver, waiter, next, start, link;

  const see = async (person, what) => {
    await look(person.page, `waiting-${language}-${what.replaceAll(' ', '-')}`, language);
    await person.page.setViewportSize({ width: 390, height: 844 });
  };
  const somebody = async (name) => {
    const person = await town.person({ name, language, options: INSPECTOR });
    await person.signUp();
    return person;
  };
  const cancel = async (person) => {
    await person.follow(`/my/${person.reference}/cancel`);
    assert.equal(await person.press(SAID.cancel), 200);
  };
  /** The link in the next mail that leads to an offer; mails about bookings are passed over. */
  const offered = async (person) => {
    for (;;) {
      const mail = await town.mails.next(person.email);
      const [, found] = /(\/my\/offers\/[\w-]+)/.exec(mail.text) ?? [];
      if (found) return found;
    }
  };
  const joins = async (person, office = 'boden', party = '1') => {
    await person.open(`/waiting/biometrics/${party}?office=${office}`);
    return person.press(SAID.join);
  };

  chapter('whoever finds nothing that suits is led to the list, and says what would do', async () => {
    [giver, waiter, next] = await Promise.all(['Gun Example', 'Wera Sample', 'Nils Sample'].map(somebody));
    start = await giver.book('biometrics', 'boden');
    await waiter.openTimes('biometrics', 'boden');
    assert.equal(await waiter.click('main a[href*="/waiting/biometrics/"]'), 200);
    await see(waiter, 'what would do');
    await waiter.page.locator('input[name=office][value=boden]').setChecked(false, { force: true });
    await waiter.press(SAID.join);
    assert.match(await waiter.problem(), SAID.offices);
    await see(waiter, 'no office');
    await waiter.page.locator('input[name=office][value=boden]').setChecked(true, { force: true });
    assert.equal(await waiter.press(SAID.join), 200);
    assert.match(waiter.path, /\/my\/waiting\/[\w-]+\/saved$/);
    assert.match(await waiter.text(), SAID.first);
    await see(waiter, 'joined');
  });

  chapter('nobody waits twice, and the next in line is told so', async () => {
    assert.equal(await joins(waiter), 409);
    await waiter.problem();
    assert.equal(await joins(next), 200);
    assert.match(await next.text(), SAID.second);
    await waiter.open('/waiting-list');
    await see(waiter, 'rule');
  });

  chapter('a time that is given back is offered to the first, and to nobody else', async () => {
    await cancel(giver);
    link = await offered(waiter);
    await giver.openTimes('biometrics', 'boden', start);
    assert.ok(!(await giver.starts()).includes(start), 'the public does not see it');
    assert.equal(await giver.open(link), 404);
    const key = 'a'.repeat(64);
    assert.equal((await giver.send(`${link}/take`, { key })).status, 404);
    await waiter.open('/my');
    await see(waiter, 'my page');
    assert.equal(await waiter.open(link), 200);
    await see(waiter, 'offer');
  });

  chapter('it is taken with one press, once', async () => {
    const form = await waiter.fields('/take');
    assert.equal(await waiter.press(SAID.take), 200);
    assert.match(waiter.path, /\/booked$/);
    assert.equal((await waiter.send(`${link}/take`, { key: 'b'.repeat(64) })).status, 409);
    assert.equal((await waiter.send(`${link}/take`, form)).status, 303, 'the same form once more');
    await waiter.open(link);
    assert.match(await waiter.text(), SAID.over);
    await see(waiter, 'taken');
  });

  chapter('who has a time waits for an earlier one, and swaps', async () => {
    await giver.openTimes('biometrics', 'boden', start);
    const later = (await giver.starts()).at(-1);
    const had = await next.book('biometrics', 'boden', later);
    await next.open('/my');
    await waiter.open('/my');
    await waiter.click('main li h3 a[href*="/my/"]');
    await cancel(waiter);
    const swap = await offered(next);
    await next.open(swap);
    await see(next, 'swap');
    assert.equal(await next.press(SAID.swap), 200);
    assert.match(next.path, /\/moved$/);
    await giver.openTimes('biometrics', 'boden', had);
    await town.besok.until(async () => {
      await giver.openTimes('biometrics', 'boden', had);
      return (await giver.starts()).includes(had);
    }, 'nobody else waits: what was given up for it is free', 20);
  });

  chapter('what nobody answers goes to the next in line, and costs nothing', async () => {
    const [late, other] = await Promise.all(['Late Sample', 'Other Sample'].map(somebody));
    assert.equal(await joins(late), 200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal(await joins(other), 200);
    await next.open('/my');
    await next.click('main li h3 a[href*="/my/"]');
    await cancel(next);
    const missed = await offered(late);
    const past = Math.floor(Date.now() / 1000) - 1;
    await execute(town.database, `UPDATE offer SET until = ${past}; UPDATE hold SET expires_at = ${past}`);
    assert.match(await offered(other), /offers/);
    assert.equal(await late.open(missed), 200);
    assert.match(await late.text(), SAID.over);
    await see(late, 'missed');
    assert.equal((await late.send(`${missed}/take`, { key: 'c'.repeat(64) })).status, 409);
    await late.open('/my');
    assert.match(await late.text(), SAID.first);
    await late.click('main a[href*="/my/waiting/"]');
    assert.equal(await late.press(SAID.pause), 200);
    await see(late, 'paused');
    assert.equal(await late.press(SAID.again), 200);
    assert.equal(await late.press(SAID.leave), 200);
    await see(late, 'leave');
    assert.equal(await late.press(SAID.really), 200);
    await late.open('/my');
    assert.equal(await late.page.locator('main a[href*="/my/waiting/"]').count(), 0);
    await Promise.all([late.leave(), other.leave()]);
  });

  chapter('a family is offered only what is long enough for all', async () => {
    const family = await somebody('Mor Sample');
    await family.open('/people/add');
    await family.answer({ name: 'Barn Sample', year: String(new Date().getFullYear() - 9), month: '5', day: '5' });
    assert.equal(await joins(family, 'umea', '1.2'), 200);
    const [alone, pair] = await Promise.all(['Ensam Sample', 'Par Sample'].map(somebody));
    await alone.book('biometrics', 'umea');
    await pair.open('/people/add');
    await pair.answer({ name: 'Son Sample', year: String(new Date().getFullYear() - 12), month: '5', day: '5' });
    await pair.open('/book/biometrics/1.2/umea');
    await pair.findDay(4);
    await pair.choose((await pair.starts()).at(-1));
    assert.equal(await pair.click('main form[action$="/confirm"] button'), 200);
    await cancel(alone);
    await cancel(pair);
    await family.open(await offered(family));
    await see(family, 'offer to a family');
    assert.equal(await family.press(SAID.take), 200);
    for (const name of ['Mor Sample', 'Barn Sample']) assert.match(await family.text(), new RegExp(name));
    assert.equal((await family.fetch('/my')).text.match(/\/my\/offers\//g), null);
  });
  chapter('staff put somebody without internet on the list, phone them, and note the answer', async () => {
    const desk = await colleague(town, { name: 'Stina Stöd', role: 'support', language });
    await desk.goto('/staff/people/new');
    await desk.locator('#name').fill('Tove Telefon');
    await desk.locator('#year').fill('1961');
    await desk.locator('main form button[type=submit]').first().click();
    await desk.waitForURL(/\/staff\/people\/[0-9a-f-]{36}$/);
    const person = new URL(desk.url()).pathname;
    await desk.goto(`${person}/book/biometrics/1/goteborg`);
    await desk.locator('main a[href*="/wait/biometrics/"]').click();
    await look(desk, `waiting-${language}-staff-joins`, language);
    await desk.locator('main form.ask button[type=submit]').click();
    await desk.waitForURL(new RegExp(`${person}$`));
    const gives = await somebody('Ger Sample');
    // Far enough ahead that somebody can be reached in the hours in which people are phoned, on a weekend too.
    await gives.open(`/book/biometrics/1/goteborg?month=${inDays(45).slice(0, 7)}`);
    await gives.findDay();
    await gives.choose((await gives.starts()).at(-1));
    assert.equal(await gives.click('main form[action$="/confirm"] button'), 200);
    await cancel(gives);
    await town.besok.until(async () => {
      await desk.goto('/staff/offices/goteborg/waiting');
      return desk.locator('button[value=take]').count();
    }, 'somebody has to be phoned', 20);
    assert.match(await desk.textContent('main'), /Tove/);
    await look(desk, `waiting-${language}-staff-offers`, language);
    await desk.locator('button[value=take]').click();
    await desk.waitForURL(/\/staff\/offices\/goteborg\/waiting$/);
    assert.equal(await desk.locator('button[value=take]').count(), 0);
    await desk.goto(person);
    assert.equal(await desk.locator('main a[href^="/staff/bookings/"]').count(), 1);
    await desk.context().close();
  });
}
