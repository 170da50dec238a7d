// The real binary, on a free port, with a data folder of its own.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BINARY = fileURLToPath(new URL('../../target/debug/besok', import.meta.url));
/** The sample agency's files. */
export const CATALOGUE = fileURLToPath(new URL('../../catalogue', import.meta.url));

/** A journey asks faster than people do; those about limits set their own. */
const UNLIMITED = {
  BESOK_LIMITS__ADDRESS: '0',
  BESOK_LIMITS__PREFIX: '0',
  BESOK_LIMITS__HOLDS: '0',
  BESOK_LIMITS__ACCOUNT_HOLDS: '0',
  BESOK_LIMITS__MOVES: '0',
  BESOK_LIMITS__MOVES_MONTH: '0',
  BESOK_LIMITS__CHALLENGE: 'off',
};

const folders = [];
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A new empty folder, gone when `tidy` is called. */
export async function folder() {
  const made = await mkdtemp(path.join(os.tmpdir(), 'besok-journey-'));
  folders.push(made);
  return made;
}

/** Ends whatever still runs, and removes every folder that was made. */
export async function tidy() {
  running.forEach((child) => child.kill('SIGKILL'));
  await Promise.all(folders.splice(0).map((made) => rm(made, { recursive: true, force: true })));
}

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the binary with nothing of this machine's settings. */
async function start(args, { env = {}, cwd } = {}) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(BESOK_|RUST_)/.test(name)));
  const child = spawn(BINARY, args, { cwd: cwd ?? (await folder()), env: { ...clean, ...env }, stdio: 'pipe' });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].setEncoding('utf8').on('data', (text) => (output[stream] += text));
  }
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, output, ended };
}

/** Runs a command to its end, which has to come soon. */
export async function run(args, options) {
  const { child, output, ended } = await start(args, options);
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const code = await ended;
  clearTimeout(late);
  return { code, ...output, text: output.stdout + output.stderr };
}

/** A new database in PostgreSQL. Gives its address. */
export async function postgres() {
  const server = process.env.TEST_POSTGRES_URL;
  assert.ok(server, 'TEST_POSTGRES_URL names a PostgreSQL server to test with; ./test starts one');
  const name = `journey_${process.pid}_${Date.now()}`;
  await promisify(execFile)('psql', [server, '--no-psqlrc', '--quiet', '--command', `CREATE DATABASE ${name}`]);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** A running server. */
export class Besok {
  /** Starts it and waits until it answers. The first start imports the sample agency and publishes its times; into
      another database than the embedded one it has to be imported before, and so has another agency. */
  static async serve({ data, database, catalogue, env } = {}) {
    const besok = new Besok();
    besok.data = data ?? (await folder());
    besok.args = ['--data', besok.data, ...(database ? ['--database', database] : [])];
    besok.host = `127.0.0.1:${await freePort()}`;
    besok.url = `http://${besok.host}`;
    if (database || catalogue) {
      const { code, text } = await besok.beside('import', ...(catalogue ? [catalogue] : []));
      assert.equal(code, 0, text);
    }
    besok.process = await start([...besok.args, '--listen', besok.host], { env: { ...UNLIMITED, ...env } });
    await besok.until(() => besok.process.output.stdout.includes('is ready'), 'the server is ready');
    return besok;
  }

  /** Waits for something, and fails when the server ends meanwhile. */
  async until(holds, what, seconds = 60) {
    let over = false;
    this.process.ended.then(() => (over = true));
    for (const late = Date.now() + seconds * 1000; !(await holds()); ) {
      assert.ok(!over, `ended before ${what}:\n${this.log}`);
      assert.ok(Date.now() < late, `waited in vain until ${what}:\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get log() {
    return this.process.output.stdout + this.process.output.stderr;
  }

  /** Runs a command beside the server, on its database. */
  beside(...args) {
    return run([...this.args, ...args]);
  }

  /** Asks it to end. Gives its exit code and how many seconds it took; nothing may have gone wrong inside. */
  async stop() {
    const began = Date.now();
    this.process.child.kill('SIGTERM');
    const code = await this.process.ended;
    assert.doesNotMatch(this.log, /panicked|ERROR/, 'something went wrong inside');
    return { code, seconds: (Date.now() - began) / 1000 };
  }

  /** One request, with exactly these headers, and no redirect followed. */
  ask(path, { method = 'GET', headers = {}, form, body = form && new URLSearchParams(form).toString() } = {}) {
    if (body !== undefined) {
      headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), ...headers };
    }
    return new Promise((resolve, reject) => {
      const request = http.request(this.url + path, { method, headers, agent: false });
      request.once('error', reject);
      request.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      });
      request.end(body);
    });
  }
}
