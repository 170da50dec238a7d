// Somebody holds times all morning. Staff see it, release what is held, and pause new bookings for a stated reason; it is
// contested and lifted. Nothing happens by itself.

import assert from 'node:assert/strict';
import { INSPECTOR, look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';

const here = world();
const chapter = story();
const save = (page, name) => page.getByRole('button', { name, exact: true }).click();
let sami;
let starts;
let rut;
let account;

/** Chooses a time, and leaves it at that. Gives the status of the answer. */
const hold = async (start) => (await sami.send('/book/passport/1/umea', { start })).status;

chapter('somebody holds many times and books none', async () => {
  sami = await here.person({ name: 'سامي مثال', language: 'ar', options: INSPECTOR });
  await sami.signUp();
  await sami.openDay('passport', 'umea');
  starts = await sami.starts();
  for (const start of starts.slice(0, 12)) assert.equal(await hold(start), 303);
});

chapter('staff see that it stands out, and that nothing is blocked by itself', async () => {
  rut = await colleague(here, { name: 'Rut Support', role: 'support' });
  await rut.goto('/staff/find');
  await rut.getByRole('link', { name: 'Unusual patterns' }).click();
  assert.match(await rut.textContent('main'), /Nothing is blocked by itself/);
  assert.match(await rut.textContent('main'), /Times held and let go[\s\S]*سامي مثال[\s\S]*12 times/);
  await look(rut, 'staff-patterns', 'en');
  assert.equal(await hold(starts[13]), 303);
});

chapter('staff release what is held, and pause new bookings with a reason', async () => {
  await rut.getByRole('link', { name: /Pause or release/ }).click();
  account = new URL(rut.url()).pathname;
  assert.match(await rut.textContent('main'), /1 time is held/);
  await save(rut, 'Release what is held');
  assert.match(await rut.textContent('main'), /Nothing is held/);
  await save(rut, 'Pause new bookings');
  assert.match(await rut.title(), /^Error:/);
  await look(rut, 'staff-restrict-errors', 'en');
  await rut.getByLabel(/Many times were chosen/).check();
  await rut.getByLabel('30 days').check();
  await rut.getByLabel(/Note for colleagues/).fill('Every morning since Monday');
  await save(rut, 'Pause new bookings');
  assert.match(await rut.textContent('main'), /New bookings are paused[\s\S]*Rut Support[\s\S]*since Monday/);
  await look(rut, 'staff-restricted', 'en');
});

chapter('the person is told why, in their language, and refused with words', async () => {
  const mail = await here.mails.next(sami.email);
  assert.match(mail.text, /تم اختيار مواعيد كثيرة ثم تركها[\s\S]*\/ar\/my\/paused/);
  await sami.openTimes('passport', 'umea', starts[14]);
  assert.equal(await sami.choose(starts[14]), 409);
  assert.match(await sami.problem(), /الحجوزات الجديدة في حسابك موقوفة مؤقتًا/);
  await look(sami.page, 'restricted-refused', 'ar');
  await sami.press(/الحجوزات الجديدة في حسابك/);
  assert.equal(sami.path, '/ar/my/paused');
  await sami.open('/my');
  await look(sami.page, 'my-paused', 'ar');
});

chapter('they contest it, once at a time', async () => {
  await sami.press('السبب وما يمكنك فعله');
  assert.equal(await sami.submit(), 422);
  assert.match(await sami.problem(), /1000/);
  await look(sami.page, 'paused-errors', 'ar');
  await sami.page.locator('#appeal').fill('كنت أبحث عن موعد لوالديّ.\nهما مريضان.');
  assert.equal(await sami.submit(), 200);
  assert.match(await sami.text(), /وصلتنا رسالتك/);
  assert.equal(await sami.page.locator('#appeal').count(), 0);
  await look(sami.page, 'paused-waits', 'ar');
  await sami.send('/my/paused', { appeal: 'again' });
  await sami.open('/my/paused');
  assert.doesNotMatch(await sami.text(), /again/);
});

chapter('whoever paused may lift it; that it stays, a colleague decides', async () => {
  await rut.goto('/staff/patterns');
  await rut.locator('main section.card').getByRole('link', { name: 'سامي مثال' }).click();
  assert.match(await rut.textContent('main'), /هما مريضان/);
  assert.equal(await rut.getByLabel(/^Keep it/).count(), 0);
  await look(rut, 'staff-restricted-appeal', 'en');
  const ulla = await colleague(here, { name: 'Ulla Support', role: 'support', language: 'ar' });
  await ulla.goto(account);
  assert.equal(await ulla.locator('input[name=ruling]').count(), 5);
  await look(ulla, 'staff-restricted-colleague', 'ar');
  await ulla.locator('input[value=explained]').check();
  await ulla.locator('form[action$="/ruling"] button').click();
  await ulla.getByText('فترات إيقاف سابقة').waitFor();
  await ulla.goto('/staff/patterns');
  await look(ulla, 'staff-patterns-ar', 'ar');
  await ulla.context().close();
});

chapter('they are told, and book', async () => {
  const mail = await here.mails.next(sami.email);
  assert.match(mail.text, /ما أخبرتنا به يوضح ما حدث/);
  await sami.open('/my/paused');
  assert.equal(sami.path, '/ar/my');
  await sami.book('passport', 'umea', starts[14]);
});

chapter('whoever may not help people sees none of it', async () => {
  const officer = await colleague(here, { name: 'Kim Counter', role: 'counter-officer' });
  assert.equal((await officer.goto('/staff/patterns')).status(), 403);
  assert.equal((await officer.goto(account)).status(), 403);
  await officer.context().close();
  await rut.context().close();
});
