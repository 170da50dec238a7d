// The mail server as a process of its own, and the mailboxes that people read.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';

export class MailServer {
  #mails = [];
  #read = new Set();

  static async start() {
    const server = new MailServer();
    const script = fileURLToPath(new URL('mail-server.mjs', import.meta.url));
    server.process = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.on('exit', () => server.process.kill());
    const lines = readline.createInterface({ input: server.process.stdout });
    const [first] = await once(lines, 'line');
    server.url = `smtp://127.0.0.1:${JSON.parse(first).port}`;
    lines.on('line', (line) => server.#mails.push(JSON.parse(line)));
    return server;
  }

  /** The settings with which a server sends its mails here. */
  get env() {
    return { BESOK_SMTP__URL: this.url, BESOK_SMTP__FROM: 'Sample Migration Agency <no-reply@migration.example.org>' };
  }

  stop() {
    this.process.kill();
  }

  /** How many mails there are for an address. */
  count(address) {
    return this.#mails.filter((mail) => mail.to.includes(address)).length;
  }

  /** The next mail for an address that was not read before. */
  async next(address) {
    for (const late = Date.now() + 15_000; Date.now() < late; ) {
      const mail = this.#mails.find((mail) => mail.to.includes(address) && !this.#read.has(mail));
      if (mail) {
        this.#read.add(mail);
        return parse(mail);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.fail(`no mail came for ${address}`);
  }
}

async function parse({ from, to, raw }) {
  const source = Buffer.from(raw, 'base64');
  const mail = await simpleParser(source);
  const calendars = mail.attachments.filter((part) => part.contentType === 'text/calendar');
  return {
    envelope: { from, to },
    source: source.toString('utf8'),
    subject: mail.subject,
    messageId: mail.messageId,
    headers: mail.headers,
    text: mail.text,
    html: mail.html,
    calendars: calendars.map((part) => part.content.toString('utf8')),
  };
}

/** The properties of a calendar file, unfolded; of repeated ones the first. */
export function calendar(text) {
  const properties = {};
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name) properties[name] ??= value;
  }
  return properties;
}
