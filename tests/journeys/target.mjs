// Another system that is told by webhook: an HTTPS server on this machine, with a certificate of its own.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { promisify } from 'node:util';
import { folder } from './besok.mjs';

export class Target {
  /** What it was sent: `{ headers, body }`. */
  received = [];
  /** What it answers. */
  status = 204;

  static async start() {
    const target = new Target();
    const made = await folder();
    const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(made, name));
    const subject = ['-subj', '/CN=Target', '-addext', 'subjectAltName=IP:127.0.0.1', '-addext', 'basicConstraints=critical,CA:FALSE'];
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-keyout', key, '-out', certificate, ...subject],
    ]);
    const [keyText, certificateText] = await Promise.all([key, certificate].map((file) => readFile(file)));
    target.server = https.createServer({ key: keyText, cert: certificateText }, (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part) => (body += part));
      request.once('end', () => {
        target.received.push({ headers: request.headers, body });
        response.writeHead(target.status, { location: `${target.url}/elsewhere` }).end();
      });
    });
    await new Promise((resolve) => target.server.listen(0, '127.0.0.1', resolve));
    target.url = `https://127.0.0.1:${target.server.address().port}/besok`;
    /** What the operator has to say so that it may be reached. */
    target.env = { BESOK_WEBHOOKS__NETWORKS: '["127.0.0.1/32"]', BESOK_WEBHOOKS__ROOTS: certificate };
    return target;
  }

  stop() {
    this.server.close();
  }
}
