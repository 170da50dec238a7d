// Members of staff: added by the command line, signed in with a passkey that the browser itself plays.

import assert from 'node:assert/strict';

let members = 0;

/** Where staff reach the server: browsers have no passkeys for numbers. */
export const host = (besok) => besok.url.replace('127.0.0.1', 'localhost');

/** Gives the page an authenticator. It answers by itself, as somebody would with a finger. */
export async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

/** Adds a member by the command line. Gives the link with which they make a passkey. */
export async function add(besok, { name = 'Test Testsson', role, office, language = 'en', named = false }) {
  const email = `staff-${process.pid}-${(members += 1)}@agency.example`;
  const where = office ? ['--office', office] : [];
  const more = named ? ['--protected'] : [];
  const added = await besok.beside('staff', 'add', '--name', name, '--email', email, '--role', role, '--language', language, ...where, ...more);
  assert.equal(added.code, 0, added.text);
  return new URL(added.stdout.trim());
}

/** Makes a member and signs them in on this page, whose browser has to run scripts. `named` is for protected
    identities. Leaves the page on their first page. */
export async function signIn(page, besok, member) {
  const link = await add(besok, member);
  await authenticator(page);
  await page.goto(`${host(besok)}${link.pathname}${link.hash}`);
  await page.getByLabel(/Name of the passkey|Nyckelns namn|اسم مفتاح المرور/).fill('Desk');
  await page.getByRole('button', { name: /^(Make a passkey|Skapa nyckel|إنشاء مفتاح مرور)$/ }).click();
  await page.waitForURL((url) => url.pathname === '/staff');
}

/** A browser with somebody of the staff in it. Addresses of its page begin with the host that staff use. */
export async function colleague({ browser, besok }, member, options = {}) {
  const context = await browser.newContext({
    baseURL: host(besok),
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await signIn(page, besok, member);
  return page;
}
