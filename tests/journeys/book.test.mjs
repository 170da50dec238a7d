// The main job: from nothing to a booked visit, moved, cancelled, and its time free for the next person.
// Boden has one place for the public at each time, so that "free" and "taken" can be seen.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { postgres } from './besok.mjs';
import { calendar } from './mail.mjs';
import { WORDS } from './person.mjs';
import { story, world } from './story.mjs';

describe('on SQLite', () => {
  const town = world();
  tell(town);
  tellInArabic(town);
});
describe('on PostgreSQL', () => tell(world({ database: postgres })));

function tell(town) {
  const chapter = story();
  let anna, booked, moved, uid;

  chapter('a newcomer finds errand, office and time', async () => {
    anna = await town.person();
    assert.equal(await anna.open('/'), 200);
    assert.equal(await anna.follow('/book'), 200);
    assert.match(await anna.text(), /Step 1 of 6/);
    await anna.press('Be fingerprinted and photographed');
    assert.match(await anna.text(), /Step 2 of 6/);
    await anna.press('Only I am coming');
    assert.match(await anna.text(), /Step 3 of 6/);
    await anna.press('Boden');
    assert.match(await anna.text(), /Step 4 of 6[^]*First free time/);
    await anna.findDay();
    booked = (await anna.starts())[2];
  });

  chapter('without a choice the page says what is missing, and keeps the answers', async () => {
    assert.equal(await anna.press('Continue'), 422);
    assert.match(await anna.problem(), /Choose a time/);
    assert.match(await anna.text(), /fingerprinted[^]*Boden/);
  });

  chapter('the choice leads through sign-in with an emailed code and a few questions', async () => {
    await anna.choose(booked);
    assert.match(anna.path, /^\/en\/sign-in\?next=/);
    assert.match(await anna.text(), /By signing in you accept the terms of use/);
    await anna.answer({ email: anna.email });
    assert.match(await anna.text(), new RegExp(`sent a code to ${anna.email}`));
    const mail = await town.mails.next(anna.email);
    const [code] = /^\d{6}/.exec(mail.subject);
    assert.match(mail.text, new RegExp(code));
    assert.match(mail.html, new RegExp(code));
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
    await anna.answer({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    assert.match(anna.path, /^\/en\/welcome\?next=/);
    await anna.introduce({ day: '', phone: '+46 (0)70-123 45 67' });
  });

  chapter('the check page holds the chosen time and shows every answer', async () => {
    assert.equal(anna.path, `/en/book/biometrics/1/boden/${booked}`);
    assert.match(await anna.text(), /Step 5 of 6[^]*hold this time for you until[^]*fingerprinted[^]*Anna Öberg[^]*Boden/);
    assert.match(await anna.text(), new RegExp(`confirmation to ${anna.email}`));
  });

  chapter('one press holds it for longer', async () => {
    const until = async () => (await anna.page.locator('#held bdi').innerText()).split(/[:.]/).map(Number);
    const minutes = ([hours, minutes]) => hours * 60 + minutes;
    const before = minutes(await until());
    assert.equal(await anna.press('more minutes'), 200);
    assert.equal((minutes(await until()) - before + 1440) % 1440, 5);
    assert.match(await anna.text(), /9 more times/);
  });

  chapter('a change of language half-way keeps every answer', async () => {
    await anna.press('Svenska');
    assert.equal(anna.path, `/sv/book/biometrics/1/boden/${booked}`);
    assert.match(await anna.text(), /Steg 5 av 6[^]*fingeravtryck[^]*Anna Öberg[^]*Boden/);
    await anna.press('English');
    assert.match(await anna.text(), /hold this time for you until/);
  });

  chapter('confirming books it', async () => {
    assert.equal(await anna.press('Confirm your booking'), 200);
    assert.match(anna.path, /^\/en\/my\/\w+\/booked$/);
    assert.equal(await anna.heading(), 'Your visit is booked');
    assert.match(await anna.text(), /Step 6 of 6[^]*spam[^]*Getting in[^]*fingerprinted[^]*Bring this with you/);
  });

  chapter('the confirmation comes by mail, neutral, with a calendar entry', async () => {
    const mail = await town.mails.next(anna.email);
    assert.match(mail.subject, /^Your visit is booked – /);
    assert.match(mail.messageId, /@migration\.example\.org>$/);
    for (const part of [mail.text, mail.html]) assert.match(part, /Boden[^]*Number of people: 1[^]*Reference/);
    const [entry] = mail.calendars.map(calendar);
    assert.equal(entry.METHOD, 'REQUEST');
    assert.equal(entry.SEQUENCE, '0');
    assert.equal(entry.STATUS, 'CONFIRMED');
    assert.equal(entry.DTSTART, stamp(booked));
    uid = entry.UID;
    assert.match(mail.source, /text\/calendar;[^]*?method=REQUEST/);
    for (const told of [mail.subject, mail.text, mail.html, ...mail.calendars]) assert.doesNotMatch(told, /fingerprint|Anna|Öberg/);
  });

  chapter('calendar file, print version and My Page say the same', async () => {
    const { reference } = anna;
    const file = await anna.fetch(`/my/${reference}/calendar.ics`);
    assert.equal(file.status, 200);
    assert.match(file.headers['content-type'], /^text\/calendar/);
    const entry = calendar(file.text);
    assert.deepEqual([entry.METHOD, entry.UID, entry.SEQUENCE, entry.DTSTART], ['PUBLISH', uid, '0', stamp(booked)]);
    await anna.press('Print version');
    assert.match(await anna.text(), /Boden[^]*Reference[^]*Anna Öberg/);
    await anna.open('/my');
    assert.match(await anna.text(), /Upcoming visits[^]*Boden[^]*fingerprinted/);
    assert.equal(await anna.follow(`/my/${reference}`), 200);
  });

  chapter('she moves it: the old time is hers until the new one is confirmed', async () => {
    await anna.press('Change the time');
    assert.match(await anna.text(), /Your time now/);
    await anna.findDay();
    const starts = await anna.starts();
    // Two steps later, so that old and new share none: nothing else may take the old time meanwhile.
    moved = starts[starts.indexOf(booked) + 4];
    assert.equal(await anna.choose(moved), 200);
    assert.match(await anna.text(), /Old time[^]*New time/);
    const stranger = await town.person();
    await stranger.openTimes('biometrics', 'boden', booked);
    const free = await stranger.starts();
    assert.ok(!free.includes(booked) && !free.includes(moved), `neither old nor new is free: ${free}`);
    await stranger.leave();
    assert.equal(await anna.press('Confirm your new time'), 200);
    assert.match(anna.path, /\/moved$/);
    const mail = await town.mails.next(anna.email);
    assert.match(mail.subject, /^Your visit has been moved – /);
    const [entry] = mail.calendars.map(calendar);
    assert.deepEqual([entry.METHOD, entry.UID, entry.SEQUENCE, entry.DTSTART], ['REQUEST', uid, '1', stamp(moved)]);
  });

  /** Waits until a time that was given back is free for all: those who wait would be asked first. */
  const free = (person, start) =>
    town.besok.until(
      async () => {
        await person.openTimes('biometrics', 'boden', start);
        return (await person.starts()).includes(start);
      },
      'a time that was given back is free',
      30,
    );

  chapter('the old time is free again: somebody else books just that', async () => {
    const omar = await town.person({ name: 'عمر الخطيب' });
    await omar.signUp();
    await free(omar, booked);
    await omar.book('biometrics', 'boden', booked);
    assert.match(await omar.text(), /عمر الخطيب/);
    await omar.leave();
  });

  chapter('she cancels, is told so by mail, and can book again', async () => {
    const { reference } = anna;
    await anna.open('/my');
    assert.equal(await anna.follow(`/my/${reference}`), 200);
    await anna.press('Cancel the visit');
    await anna.page.getByText('I cannot come at this time').click();
    assert.equal(await anna.press('Yes, cancel the visit'), 200);
    assert.match(anna.path, /\/cancelled$/);
    const mail = await town.mails.next(anna.email);
    assert.match(mail.subject, /^Your visit is cancelled – /);
    const [entry] = mail.calendars.map(calendar);
    assert.deepEqual([entry.METHOD, entry.UID, entry.SEQUENCE, entry.STATUS], ['CANCEL', uid, '2', 'CANCELLED']);
    await anna.press('Book a new visit');
    assert.equal(anna.path, '/en/book');
    await free(anna, moved);
    await anna.open('/my');
    assert.match(await anna.text(), /no upcoming visits[^]*Past and cancelled visits[^]*Cancelled/);
  });

  chapter('a returning person books with a code alone, in another language, and her mails keep the one that she chose', async () => {
    const again = await town.person({ language: 'sv' });
    again.email = anna.email;
    await again.open('/my');
    assert.match(again.path, /^\/sv\/sign-in/);
    await again.signInHere();
    assert.equal(again.path, '/sv/my');
    await again.book('passport', 'boden');
    const mail = await town.mails.next(anna.email);
    assert.match(mail.subject, /^Your visit is booked – /);
    await again.press('Logga ut');
    assert.equal(again.path, '/sv/');
    await again.open('/my');
    assert.match(again.path, /^\/sv\/sign-in/);
    await again.leave();
  });

  chapter('afterwards the doctor finds nothing to do', async () => {
    const { code, text } = await town.besok.beside('doctor');
    assert.equal(code, 0, text);
    assert.match(text, /every counter is the sum/);
  });
}

/** The same in Arabic, shorter: what is read from the right, and what in it runs from the left all the same. */
function tellInArabic(town) {
  const chapter = story();
  let amal, booked, uid;

  chapter('whoever reads Arabic is led to the Arabic pages, and back to them', async () => {
    const { status, headers } = await town.besok.ask('/', { headers: { 'accept-language': 'ar-SY, en;q=0.5' } });
    assert.equal(status, 303);
    assert.equal(headers.location, '/ar/');
    amal = await town.person({ name: 'أمل الخطيب', language: 'ar' });
    await amal.open('/');
    await amal.press('Svenska');
    assert.equal(amal.path, '/sv/');
    await amal.press('العربية');
    assert.equal(amal.path, '/ar/');
    assert.equal(await amal.page.locator('html').getAttribute('dir'), 'rtl');
  });

  chapter('she chooses a time and makes an account, all in Arabic', async () => {
    await amal.openDay('passport', 'umea');
    booked = (await amal.starts())[1];
    await amal.choose(booked);
    assert.match(amal.path, /^\/ar\/sign-in\?next=/);
    assert.match(await amal.text(), /موعدك[^]*الساعة \d\d:\d\d/);
    assert.equal(await amal.page.locator('#email').getAttribute('dir'), 'ltr');
    await amal.answer({ email: 'nowhere' });
    assert.match(await amal.problem(), /يُرجى كتابة عنوان البريد الإلكتروني/);
    await amal.answer({ email: amal.email });
    const mail = await town.mails.next(amal.email);
    assert.match(mail.subject, /^\d{6} هو رمز الدخول/);
    assert.match(mail.html, /<html lang="ar" dir="rtl">/);
    await amal.answer({ code: /\b\d{6}\b/.exec(mail.text)[0] });
    assert.match(amal.path, /^\/ar\/welcome/);
    assert.equal(await amal.page.locator('input[name=language]:checked').inputValue(), 'ar');
    await amal.introduce();
    assert.equal(amal.path, `/ar/book/passport/1/umea/${booked}`);
    assert.match(await amal.text(), /الخطوة 5 من 6[^]*إبراز جواز سفرك[^]*أمل الخطيب[^]*أوميو/);
  });

  chapter('the booking is confirmed in Arabic, with both names of the month and numbers in their order', async () => {
    assert.equal(await amal.press(WORDS.confirm), 200);
    assert.equal(await amal.heading(), 'تم حجز زيارتك');
    const mail = await town.mails.next(amal.email);
    assert.match(mail.subject, /^تم حجز زيارتك – /);
    for (const part of [mail.text, mail.html]) {
      assert.match(part, /\d{1,2} [\u0600-\u06ff ]+ \([\u0600-\u06ff]+\) \d{4}، الساعة \d\d:\d\d/);
      assert.match(part, /رقم الحجز: \u200E[A-Z0-9]/);
      assert.match(part, /على الرقم \u200E08-465/);
    }
    const [file] = mail.calendars;
    assert.match(file, /SUMMARY;LANGUAGE=ar:زيارة إلى/);
    const entry = calendar(file);
    assert.equal(entry.DTSTART, stamp(booked));
    uid = entry.UID;
    for (const told of [mail.subject, mail.text, mail.html, file]) assert.doesNotMatch(told, /إبراز|أمل/);
  });

  chapter('she moves it and cancels it', async () => {
    const { reference } = amal;
    await amal.openDay('passport', 'umea');
    const moved = (await amal.starts()).at(-1);
    await amal.open(`/my/${reference}/move/umea?month=${moved.slice(0, 4)}-${moved.slice(4, 6)}&day=${moved.slice(0, 4)}-${moved.slice(4, 6)}-${moved.slice(6, 8)}`);
    assert.equal(await amal.choose(moved), 200);
    assert.match(await amal.text(), /الموعد القديم[^]*الموعد الجديد/);
    assert.equal(await amal.press(WORDS.confirmMove), 200);
    assert.match((await town.mails.next(amal.email)).subject, /^تم تغيير موعد زيارتك – /);
    await amal.open(`/my/${reference}/cancel`);
    assert.equal(await amal.press(WORDS.cancel), 200);
    const mail = await town.mails.next(amal.email);
    assert.match(mail.subject, /^تم إلغاء زيارتك – /);
    const [entry] = mail.calendars.map(calendar);
    assert.deepEqual([entry.METHOD, entry.UID, entry.SEQUENCE], ['CANCEL', uid, '2']);
    await amal.open('/my');
    assert.match(await amal.text(), /ليست لديك زيارات قادمة[^]*الزيارات السابقة والملغاة[^]*ملغاة/);
    await amal.leave();
  });
}

/** `20261208T0820Z` as a calendar file has it. */
function stamp(start) {
  return start.replace('Z', '00Z');
}
