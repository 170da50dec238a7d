// Other systems: a key and a target made on the pages, a client generated from the API's own description that makes requests, and a
// target that hears what becomes of them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { caseSystem } from './case-system.mjs';
import { look } from './look.mjs';
import { colleague } from './staff.mjs';
import { story, world } from './story.mjs';
import { Target } from './target.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const GENERATED = `${HERE}generated`;
const DAY = 24 * 60 * 60 * 1000;

let target;
const here = world({
  env: async () => {
    target = await Target.start();
    return target.env;
  },
});
after(() => target?.stop());

const chapter = story();
let admin;
let key;
let secret;
let system;
let request;

const day = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const asked = (more = {}) => ({
  case_file: 'A-2026-17',
  people: [{ name: 'Leyla Haddad', birth_date: '1990-05-00', errands: ['biometrics'] }],
  offices: ['sundbyberg'],
  book_by: day(30),
  reason: 'biometrics',
  language: 'ar',
  channel: 'email',
  email: 'leyla@example.org',
  ...more,
});

/** What the target has been sent of a kind, once it is there. */
async function told(kind, count = 1) {
  const all = () => target.received.filter(({ body }) => JSON.parse(body).kind === kind);
  await here.besok.until(() => all().length >= count, `the target is told: ${kind}`);
  return all();
}

chapter('an administrator makes a key, which is shown once', async () => {
  admin = await colleague(here, { name: 'Anna Administratör', role: 'administrator' });
  await admin.getByRole('link', { name: 'Other systems' }).first().click();
  await look(admin, 'integrations-empty', 'en');
  await admin.getByRole('button', { name: 'Make a key' }).click();
  assert.match(await admin.title(), /^Error:/);
  await admin.getByLabel('Name').fill('Case system');
  await admin.getByRole('button', { name: 'Make a key' }).click();
  key = await admin.locator('code.link').textContent();
  assert.match(key, /^besok_[0-9a-f]{64}$/);
  await look(admin, 'integrations-key', 'en');
  await admin.getByRole('link', { name: 'I have kept it' }).click();
  assert.ok(!(await admin.content()).includes(key));
});

chapter('a client is generated from the description, and whoever misspells a field hears of it', async () => {
  const described = await here.besok.ask('/api/v1/openapi.json');
  assert.equal(JSON.parse(described.text).openapi.slice(0, 3), '3.1');
  await rm(GENERATED, { recursive: true, force: true });
  await mkdir(GENERATED);
  await writeFile(`${GENERATED}/api.d.ts`, astToString(await openapiTS(described.text)));
  const tsc = (file) =>
    promisify(execFile)(process.execPath, [
      `${HERE}node_modules/typescript/bin/tsc`,
      ...['--noEmit', '--strict', '--allowJs', '--checkJs', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', file],
    ]).then(
      () => '',
      ({ stdout }) => stdout,
    );
  assert.equal(await tsc(`${HERE}case-system.mjs`), '');
  const misspelt = (await readFile(`${HERE}case-system.mjs`, 'utf8')).replace("'./generated/api.js'", "'./api.js'").replaceAll('./generated/', './');
  await writeFile(`${GENERATED}/misspelt.mjs`, misspelt.replace('body: { book_by }', 'body: { bookBy: book_by }'));
  assert.match(await tsc(`${GENERATED}/misspelt.mjs`), /bookBy/);
});

chapter('the client makes a request, and the same one again is the first', async () => {
  system = caseSystem(here.besok.url, key);
  const times = await system.times('biometrics', 'sundbyberg');
  assert.ok(times.data.starts.length > 0);
  const made = await system.make(asked());
  assert.equal(made.response.status, 201, JSON.stringify(made.error));
  const again = await system.make(asked());
  assert.equal(again.response.status, 200);
  assert.equal(again.data.id, made.data.id);
  const listed = await system.list({ case_file: 'A-2026-17' });
  assert.deepEqual(listed.data.requests.map(({ id }) => id), [made.data.id]);
  assert.equal(listed.data.next, null);
  request = (await system.read(made.data.id)).data;
  assert.equal(request.asked.people[0].name, 'Leyla Haddad');
});

chapter('what is wrong is told with its field', async () => {
  const wrong = await system.make(asked({ offices: ['nowhere'], book_by: '2020-01-01', email: null }));
  assert.equal(wrong.response.status, 422);
  assert.deepEqual(wrong.error.errors.map(({ field }) => field), ['/offices/0', '/book_by', '/email']);
  const stranger = await caseSystem(here.besok.url, `${key}0`).list();
  assert.equal(stranger.response.status, 401);
});

chapter('it is changed and renewed by whoever knows how it stands', async () => {
  const changed = await system.change(request, { offices: [] });
  assert.equal(changed.response.status, 200, JSON.stringify(changed.error));
  const late = await system.change(request, { offices: ['sundbyberg'] });
  assert.equal(late.response.status, 412);
  const renewed = await system.renew(changed.data, day(60));
  assert.equal(renewed.data.book_by, day(60));
  request = renewed.data;
});

chapter('targets inside are refused, and the one that the operator allows is not', async () => {
  await admin.goto('/staff/integrations');
  for (const [address, words] of [
    ['http://cases.agency.example/', /begins with https/],
    ['https://10.0.0.1/', /inside the network/],
    ['https://user:password@cases.agency.example/', /without name, password/],
  ]) {
    await admin.getByLabel('Address').fill(address);
    await admin.getByRole('button', { name: 'Add the target' }).click();
    await admin.locator('#url-error').getByText(words).waitFor();
  }
  await look(admin, 'integrations-error', 'en');
  await admin.getByLabel('Address').fill(target.url);
  await admin.getByRole('button', { name: 'Add the target' }).click();
  secret = await admin.locator('code.link').textContent();
  await admin.getByRole('link', { name: 'I have kept it' }).click();
  await admin.getByText('Nothing has been sent yet.').waitFor();
});

chapter('the target hears of it, and knows from whom, as the guide says', async () => {
  const taken = await system.withdraw(request);
  assert.equal(taken.data.stage, 'withdrawn');
  const [{ headers, body }] = await told('withdrawn');
  assert.deepEqual(JSON.parse(body).request, { id: request.id, case_file: 'A-2026-17' });
  const guide = await readFile(`${HERE}../../docs/integration/README.md`, 'utf8');
  const code = guide.match(/```js\n(.*?)```/s)[1];
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.ok(isGenuine(secret, headers, body));
  assert.ok(!isGenuine(secret, headers, `${body} `));
  assert.ok(!isGenuine('another', headers, body));
  assert.ok(!isGenuine(secret, headers, body, Date.now() + 10 * 60 * 1000), 'somebody recorded it');
});

chapter('one delivery, or everything since a day, is sent once more', async () => {
  await admin.reload();
  await admin.getByText('Delivered').waitFor();
  await admin.getByRole('button', { name: /^Send again/ }).click();
  await admin.getByText('One delivery is sent again.').waitFor();
  const [first, second] = await told('withdrawn', 2);
  assert.equal(JSON.parse(first.body).id, JSON.parse(second.body).id, 'the system knows it by its id');
  target.status = 302;
  await admin.getByLabel('Everything since').fill(day(-1));
  await admin.getByRole('button', { name: 'Send everything again' }).click();
  await told('withdrawn', 3);
  await here.besok.until(async () => {
    await admin.reload();
    return (await admin.textContent('table')).includes('HTTP 302');
  }, 'the page shows the answer');
  assert.match(await admin.textContent('table'), /Waiting.*Next try.*1\/12.*which is not followed/s);
  await look(admin, 'integrations-webhook', 'en');
});

for (const language of ['sv', 'ar']) {
  chapter(`the pages in ${language}`, async () => {
    const other = await colleague(here, { name: 'Omar Admin', role: 'administrator', language });
    await other.goto('/staff/integrations');
    await look(other, `integrations-${language}`, language);
    await other.locator('table a.url').click();
    await look(other, `integrations-webhook-${language}`, language);
    await other.context().close();
  });
}

chapter('who has no such role sees nothing of it', async () => {
  const manager = await colleague(here, { name: 'Maria Chef', role: 'manager' });
  assert.equal(await manager.getByRole('link', { name: 'Other systems' }).count(), 0);
  assert.equal((await manager.goto('/staff/integrations')).status(), 403);
  await manager.context().close();
});

chapter('a target and a key are ended at once, and on record', async () => {
  await admin.getByText('End …').click();
  await admin.getByRole('button', { name: 'End the target' }).click();
  await admin.getByText('Ended').first().waitFor();
  await admin.getByText('End …').click();
  await admin.getByRole('button', { name: 'End the key' }).click();
  await admin.getByText('There is no key').waitFor({ state: 'detached' });
  assert.equal((await system.list()).response.status, 401);
  await look(admin, 'integrations-ended', 'en');
  await admin.goto('/staff/events');
  const events = await admin.textContent('table.events');
  for (const words of ['Key: made', 'Key: ended', 'Target: made', 'Target: sent again', 'Target: ended', 'Case system']) {
    assert.ok(events.includes(words), words);
  }
});

chapter('nothing of a key or a secret is in the log', () => {
  assert.ok(!here.besok.log.includes(key) && !here.besok.log.includes(secret));
});
