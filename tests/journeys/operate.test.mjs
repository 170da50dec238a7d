// What an operator does: start, stop, configure, import, examine.

import assert from 'node:assert/strict';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { Besok, CATALOGUE, folder, freePort, run } from './besok.mjs';
import { world } from './story.mjs';

const town = world();

/** A copy of the sample agency's files with one piece of one of them replaced where it first stands. */
async function edited(file, piece, by) {
  const copy = await folder();
  await cp(CATALOGUE, copy, { recursive: true });
  const content = await readFile(path.join(copy, file), 'utf8');
  assert.ok(content.includes(piece), `${file} has ${piece}`);
  await writeFile(path.join(copy, file), content.replace(piece, by));
  return copy;
}

test('the health of a running server', async () => {
  for (const check of ['live', 'ready']) assert.equal((await town.besok.ask(`/health/${check}`)).status, 200);
});

test('a second start finds everything as it was', async () => {
  const first = await Besok.serve();
  assert.match(first.log, /sample agency was imported/);
  assert.match(first.log, new RegExp(`http://localhost:${first.host.split(":")[1]}/[^]*dev/mailbox`));
  assert.equal((await first.stop()).code, 0);
  const second = await Besok.serve({ data: first.data });
  assert.equal((await second.ask('/en/')).status, 200);
  assert.doesNotMatch(second.log, /imported/);
  assert.equal((await second.stop()).code, 0);
});

test('SIGTERM ends it cleanly: what is under way is answered, who says nothing is not waited for', async () => {
  const besok = await Besok.serve();
  const [idle, busy] = [1, 2].map(() => net.connect(new URL(besok.url).port, '127.0.0.1'));
  let answer = '';
  busy.setEncoding('utf8').on('data', (text) => (answer += text));
  const body = 'email=nowhere';
  busy.write(`POST /en/sign-in HTTP/1.1\r\nHost: ${besok.host}\r\nOrigin: ${besok.url}\r\n`);
  busy.write(`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\nemail=`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const ended = besok.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  busy.write('nowhere');
  const { code, seconds } = await ended;
  assert.match(answer, /^HTTP\/1\.1 422/);
  assert.equal(code, 0);
  assert.ok(seconds < 5, `${seconds} s`);
  idle.destroy();
});

test('a second server on the same embedded database is refused', async () => {
  const { code, text } = await run(['--data', town.besok.data, '--listen', `127.0.0.1:${await freePort()}`]);
  assert.notEqual(code, 0);
  assert.match(text, /another server uses this database/);
});

test('an address that is in use is named', async () => {
  const { code, text } = await run(['--data', await folder(), '--listen', town.besok.host]);
  assert.notEqual(code, 0);
  assert.match(text, new RegExp(`cannot listen on ${town.besok.host}`));
});

test('without a mail server only a demonstration is served', async () => {
  const data = await folder();
  const imported = await run(['--data', data, 'import', CATALOGUE]);
  assert.equal(imported.code, 0, imported.text);
  const listen = ['--listen', `127.0.0.1:${await freePort()}`];
  for (const proxied of [[], ['--public-url', 'https://besok.example.org']]) {
    const { code, text } = await run(['--data', data, ...listen, ...proxied]);
    assert.notEqual(code, 0);
    assert.match(text, /no mail server[^]*smtp\.url/);
  }
  const served = await Besok.serve({ data, env: town.mails.env });
  const start = await served.ask('/en/');
  assert.equal(start.status, 200);
  assert.doesNotMatch(start.text, /demonstration/i);
  assert.equal((await served.ask('/dev/mailbox')).status, 404);
  await served.stop();
});

test('a demonstration says so on every page', async () => {
  for (const page of ['/en/', '/en/book', '/en/sign-in', '/en/nothing']) {
    assert.match((await town.besok.ask(page)).text, /This is a demonstration/, page);
  }
});

test('a wrong setting is named with its place and what is allowed', async () => {
  const cwd = await folder();
  const wrong = async (args, env, ...told) => {
    const { code, text } = await run(args, { cwd, env });
    assert.notEqual(code, 0, text);
    for (const words of told) assert.match(text, words);
  };
  await wrong(['--listen', 'here'], {}, /listen/, /command line/, /127\.0\.0\.1:8080/);
  await wrong([], { BESOK_LISTEN: 'there' }, /listen/i, /BESOK_/, /127\.0\.0\.1:8080/);
  await wrong([], { BESOK_LISTNE: '127.0.0.1:1' }, /listne/i, /BESOK_/);
  await wrong([], { BESOK_SMTP__URL: 'http://mail', BESOK_SMTP__FROM: 'a@b.se', BESOK_DATA: await folder() }, /smtp/, /smtps:\/\//);
  await wrong([], { BESOK_SMTP__URL: town.mails.url, BESOK_SMTP__FROM: 'nobody', BESOK_DATA: await folder() }, /smtp/, /NAME <ADDRESS>/);
  await wrong(['--database', 'mysql://x'], {}, /database/, /postgres/);
  await wrong(['--config', 'missing.toml'], {}, /missing\.toml/);
  await wrong(['--data'], {}, /--data/);
  await writeFile(path.join(cwd, 'besok.toml'), 'log = "loud"\n');
  await wrong([], {}, /besok\.toml/, /log/, /text or json/);
  // What comes later wins, so a right variable mends the file.
  const { code, text } = await run(['doctor'], { cwd, env: { BESOK_LOG: 'json' } });
  assert.doesNotMatch(text, /wrong setting/);
  assert.notEqual(code, 0, 'there is nothing in this database yet');
});

test('help names every command', async () => {
  const { code, text } = await run(['--help']);
  assert.equal(code, 0);
  for (const word of ['serve', 'migrate', 'import', 'doctor', '--listen', '--data', '--database', 'besok.toml']) assert.ok(text.includes(word), word);
});

test('an import can be repeated, and an edit is published by the running server', async () => {
  const data = await folder();
  const [again, changed] = [await run(['--data', data, 'import', CATALOGUE]), await run(['--data', data, 'import', CATALOGUE])];
  assert.match(again.text, /^Imported 11 offices, 6 errands/);
  assert.match(changed.text, /^Nothing has changed/);
  const besok = await Besok.serve({ data, env: town.mails.env });
  const visitor = await town.person({ besok });
  await besok.until(async () => (await besok.beside('doctor')).code === 0, 'times are published');
  await visitor.openDay('passport', 'boden');
  const shown = async () => {
    await visitor.page.reload();
    return visitor.text();
  };
  assert.match(await shown(), /Morning[^]*Afternoon/);
  // The opening that stands first in the file: mornings in Boden, with no place left for the public.
  const copy = await edited('openings.toml', 'staff_only = 1', 'staff_only = 2');
  assert.match((await besok.beside('import', copy)).text, /^Imported/);
  await besok.until(async () => !/Morning/.test(await shown()), 'the edit is published', 20);
  assert.match(await shown(), /Afternoon/);
  assert.equal((await besok.beside('doctor', '--capacity')).code, 0);
  await visitor.leave();
  await besok.stop();
});

test('a booking outlives the opening it was made in', async () => {
  const data = await folder();
  await run(['--data', data, 'import', CATALOGUE]);
  const besok = await Besok.serve({ data, env: town.mails.env });
  const visitor = await town.person({ besok });
  await visitor.signUp();
  await besok.until(async () => (await besok.beside('doctor')).code === 0, 'times are published');
  await visitor.book('passport', 'boden');
  const { reference } = visitor;
  const all = await readFile(path.join(CATALOGUE, 'openings.toml'), 'utf8');
  const second = all.indexOf('[[opening]]', all.indexOf('[[opening]]') + 1);
  const copy = await edited('openings.toml', all.slice(all.indexOf('[[opening]]'), second), '');
  assert.match((await besok.beside('import', copy)).text, /^Imported/);
  await besok.until(async () => {
    await visitor.openTimes('passport', 'boden');
    return !/Morning/.test(await visitor.text());
  }, 'the opening is gone', 20);
  assert.equal(await visitor.open(`/my/${reference}`), 200);
  assert.match(await visitor.text(), /Booked[^]*Boden/);
  assert.equal((await besok.beside('doctor', '--capacity')).code, 0);
  await visitor.press('Cancel the visit');
  await visitor.press('Yes, cancel the visit');
  assert.equal((await besok.beside('doctor', '--capacity')).code, 0);
  await visitor.leave();
  await besok.stop();
});

test('mistakes in a catalogue are told all at once with file and line, and nothing is changed', async () => {
  const broken = await edited('errands.toml', 'minutes = 10', 'minutes = 0');
  await appendFile(path.join(broken, 'offices.toml'), '\n[[office]]\nid = "Boden!"\n');
  const { code, text } = await town.besok.beside('import', broken);
  assert.notEqual(code, 0);
  assert.match(text, /errands\.toml:\d+: `minutes` is 0; allowed is/);
  assert.match(text, /offices\.toml:\d+: /);
  const missing = await town.besok.beside('import', path.join(broken, 'nowhere'));
  assert.notEqual(missing.code, 0);
  assert.match(missing.text, /nowhere/);
  assert.equal((await town.besok.beside('doctor')).code, 0);
});

test('the doctor finds the system healthy, and lists what could not be delivered', async () => {
  assert.equal((await town.besok.beside('doctor', '--capacity')).code, 0);
  const { code, text } = await town.besok.beside('doctor');
  assert.equal(code, 0, text);
  const visitor = await town.person();
  await visitor.open('/sign-in');
  assert.equal(await visitor.answer({ email: 'nobody@visitor.example' }), 200);
  let told;
  await town.besok.until(async () => {
    told = await town.besok.beside('doctor');
    return told.code !== 0;
  }, 'the doctor knows', 15);
  assert.match(told.text, /undeliverable +1\n[^]*code[^]*nobody@visitor\.example[^]*550/);
  await visitor.leave();
});
