// A mail server. Each mail that it takes becomes one line of JSON on standard output. Addresses that begin with
// `nobody@` have no mailbox.

import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, session, done) {
    const none = address.startsWith('nobody@');
    done(none ? Object.assign(new Error('No such mailbox here'), { responseCode: 550 }) : undefined);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.once('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      say({ from: session.envelope.mailFrom.address, to, raw: Buffer.concat(parts).toString('base64') });
      done();
    });
  },
});

function say(fact) {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
