// The whole way by keyboard alone: nothing is clicked, and where the focus is can always be seen.

import assert from 'node:assert/strict';
import { INSPECTOR } from './look.mjs';
import { story, world } from './story.mjs';

const town = world();
const chapter = story();
let kim;

/** The words of what has the focus, as a screen reader would find them, and whether a line is drawn around it. */
function focused() {
  return kim.page.evaluate(() => {
    const one = document.activeElement;
    const label = one.labels?.[0];
    const words = (label ?? one).innerText || one.getAttribute('aria-label') || one.value || '';
    const near = [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling].filter(Boolean);
    const drawn = near.flatMap((element) => [[element], [element, '::after']]).some((parts) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(...parts);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const { bottom, top } = one.getBoundingClientRect();
    return { tag: one.tagName, name: one.name, value: one.value, words: words.trim(), drawn, inside: bottom > 0 && top < innerHeight };
  });
}

/** Tabs until something has the focus whose words, or name and value, match. */
async function tabTo(wanted, most = 120) {
  for (let tabs = 0; tabs < most; tabs += 1) {
    await kim.page.keyboard.press('Tab');
    const one = await focused();
    if (one.tag === 'BODY') continue;
    assert.ok(one.drawn, `the focus can be seen on ${one.tag} "${one.words}" of ${kim.path}`);
    assert.ok(one.inside, `the focus is on the screen on ${one.tag} "${one.words}" of ${kim.path}`);
    if (wanted instanceof RegExp ? wanted.test(one.words) : one.name === wanted) return one;
  }
  return assert.fail(`nothing called ${wanted} on ${kim.path}`);
}

const enter = () => kim.arrives(() => kim.page.keyboard.press('Enter'));
const type = (text) => kim.page.keyboard.type(text);

async function go(wanted) {
  await tabTo(wanted);
  assert.equal(await enter(), 200);
}

chapter('past the header with one press, to the errand', async () => {
  kim = await town.person({ name: 'Kim', options: INSPECTOR });
  await kim.open('/');
  await kim.page.keyboard.press('Tab');
  assert.match((await focused()).words, /Skip to/);
  await go(/^Book on My Page/);
  await go(/fingerprinted/);
});

chapter('signing in, and saying who one is', async () => {
  await go(/^Others are coming/);
  await tabTo('email');
  await type(kim.email);
  assert.equal(await enter(), 200);
  await tabTo('code');
  await type(await kim.code());
  assert.equal(await enter(), 200);
  await tabTo('name');
  await type('Kim Berg');
  await tabTo('year');
  await type('1988');
  await go(/^Continue$/);
  assert.match(kim.path, /\/book\/biometrics$/);
});

chapter('a child is added, and ticked with the space bar', async () => {
  await go(/^Add a person$/);
  await tabTo('name');
  await type('Lo Berg');
  await tabTo('year');
  await type('2015');
  await go(/^Add the person$/);
  await tabTo('who');
  const { value } = await tabTo('who');
  assert.equal(value, '2');
  await kim.page.keyboard.press('Space');
  assert.equal(await kim.page.locator('input[name=who]:checked').count(), 1);
  await kim.page.keyboard.press('Space');
  assert.equal(await kim.page.locator('input[name=who]:checked').count(), 2);
  await go(/^Continue$/);
});

chapter('an office, the times without passing every day, one of them with the arrows', async () => {
  await go(/^Uppsala$/);
  await tabTo(/^Go to the times$/);
  await kim.page.keyboard.press('Enter');
  const first = await tabTo('start');
  await kim.page.keyboard.press('ArrowDown');
  await kim.page.keyboard.press('ArrowUp');
  assert.equal((await focused()).value, first.value);
  assert.ok(await kim.page.locator('input[name=start]:checked').count());
  await go(/^Continue$/);
});

chapter('the answers are checked and confirmed, and the confirmation has the focus', async () => {
  await go(/^Confirm your booking$/);
  assert.match(kim.path, /\/booked$/);
  assert.match((await focused()).words, /Your visit is booked/);
});

chapter('an error takes the focus to what is wrong', async () => {
  await kim.open('/people/add');
  await tabTo(/^Add the person$/);
  assert.equal(await enter(), 422);
  assert.match((await focused()).words, /There is a problem/);
  await tabTo(/^Enter your name/);
  await kim.page.keyboard.press('Enter');
  assert.equal((await focused()).name, 'name');
});

chapter('the visit is cancelled', async () => {
  await kim.open('/my');
  await go(/^Cancel/);
  await go(/^Yes, cancel the visit$/);
  assert.match(kim.path, /\/cancelled$/);
  await kim.leave();
});
