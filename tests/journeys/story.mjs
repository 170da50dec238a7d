// What every journey begins with: a server, a mail server and a browser; and the telling of it in chapters.

import { after, before, test } from 'node:test';
import { Besok, tidy } from './besok.mjs';
import { MailServer } from './mail.mjs';
import { Person, openBrowser } from './person.mjs';

/** The world of one file of journeys. It stands before its first test and is gone after its last. `opens` is what
    happens in it before any of them; `database` makes another database than the embedded one, `catalogue` another agency
    than the sample, `env` more settings. */
export function world({ opens, database, catalogue, env } = {}) {
  const world = {
    /** Somebody new, with a browser of their own. */
    person: (traits) => Person.arrive({ ...world, ...traits }),
  };
  before(async () => {
    [world.mails, world.browser] = await Promise.all([MailServer.start(), openBrowser()]);
    const settings = { ...world.mails.env, ...(await env?.()) };
    world.besok = await Besok.serve({ env: settings, database: (world.database = await database?.()), catalogue: await catalogue?.() });
    await opens?.();
  });
  after(async () => {
    await world.browser?.close();
    await world.besok?.stop();
    world.mails?.stop();
    await tidy();
  });
  return world;
}

/** A story in chapters, which are tests. Once one has failed the rest cannot be told, and is skipped. */
export function story() {
  let broken = false;
  return (name, tell) =>
    test(name, async (chapter) => {
      if (broken) return chapter.skip('an earlier chapter failed');
      broken = true;
      await tell(chapter);
      broken = false;
    });
}
