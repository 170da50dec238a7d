// Draws the pictures of the guide for managers: `npm run pictures`. People and visits are made as people make them.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Besok, tidy } from './besok.mjs';
import { MailServer } from './mail.mjs';
import { Person, openBrowser } from './person.mjs';
import { colleague } from './staff.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/managers', import.meta.url));
const OFFICE = 'goteborg';
const NAMES = [
  'Yusuf Example', 'Mariam Sample', 'Olena Exempel', 'سمير مثال', 'Rahel Sample', 'Hassan Example', 'Lin Exempel',
  'Dmytro Sample', 'فاطمة مثال', 'Ivan Example', 'Amina Sample', 'Reza Exempel', 'Grace Example', 'Tekle Sample',
];
const ERRANDS = ['biometrics', 'passport', 'biometrics', 'travel-document-collect', 'visitor-permit'];

const [mails, browser] = await Promise.all([MailServer.start(), openBrowser()]);
const besok = await Besok.serve({ env: mails.env });
const town = { mails, browser, besok };

let day;
let reference;
for (const [index, name] of NAMES.entries()) {
  const person = await Person.arrive({ ...town, name });
  await person.signUp();
  const errand = ERRANDS[index % ERRANDS.length];
  if (day) {
    await person.openTimes(errand, OFFICE, day);
    const starts = await person.starts();
    await person.book(errand, OFFICE, starts[(index * 5) % starts.length]);
  } else {
    await person.openDay(errand, OFFICE);
    const starts = await person.starts();
    day = await person.book(errand, OFFICE, starts[6]);
    reference = person.reference;
  }
  await person.leave();
}
const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;

const manager = await colleague(town, { name: 'Maria Chef', role: 'manager', office: OFFICE });
const administrator = await colleague(town, { name: 'Anna Administratör', role: 'administrator' });
await mkdir(FOLDER, { recursive: true });

async function picture(page, name, address) {
  if (address) await page.goto(address);
  await page.evaluate(() => document.querySelector('.demo')?.remove());
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: true });
}

const office = `/staff/offices/${OFFICE}`;
await picture(manager, 'start', '/staff');
await picture(manager, 'day', `${office}/day?date=${date}`);
await picture(manager, 'day-list', `${office}/day/list?date=${date}`);
await picture(manager, 'week', `${office}/week?date=${date}`);
await picture(manager, 'month', `${office}/month?date=${date}`);
await manager.goto('/staff/find');
await manager.locator('main input[type=text], main input[type=search]').first().fill('Jusuf Example');
await manager.locator('main form button[type=submit]').first().click();
await picture(manager, 'find');
await picture(manager, 'visit', `/staff/bookings/${reference}`);
await picture(manager, 'openings', `${office}/openings`);
await picture(manager, 'closures', '/staff/closures');
await picture(manager, 'moves', '/staff/moves');
await picture(administrator, 'members', '/staff/members');
await picture(administrator, 'catalogue', '/staff/catalogue');
await picture(administrator, 'events', '/staff/events');

await browser.close();
await besok.stop();
mails.stop();
await tidy();
