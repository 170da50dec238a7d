// Looking closely at a page: is it accessible, does it fit a small screen, is it of the right language?

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { overflow } from './person.mjs';

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const SMALLEST = { width: 320, height: 640 };
/** Text spacing that a page has to bear (WCAG 1.4.12). */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** What the browser of `look` needs: scripts for axe, which the page's own policy would not let in. */
export const INSPECTOR = { javaScriptEnabled: true, bypassCSP: true };

/** Examines the page that is shown, in both colour schemes and at several widths, and fails with all its faults. */
export async function look(page, name, language) {
  const faults = [...(await head(page, language)), ...(await narrow(page))];
  for (const [scheme, viewport] of [['light', DESK], ['dark', PHONE]]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme });
    faults.push(...(await axe(page, scheme)));
  }
  await picture(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(faults, [], `${name}: ${page.url()}`);
}

async function head(page, language) {
  const faults = [];
  const told = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    // Pages of staff may load scripts; none stands on a page.
    scripts: document.querySelectorAll('script:not([src^="/assets/"]), [style], [onclick]').length,
  }));
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  if (told.lang !== language || told.dir !== dir) faults.push(`lang ${told.lang}, dir ${told.dir}`);
  if (!/\S – \S/.test(told.title)) faults.push(`title ${told.title}`);
  if (told.headings !== 1) faults.push(`${told.headings} h1`);
  if (told.scripts) faults.push('scripts or inline styles');
  return faults;
}

async function narrow(page) {
  const faults = [];
  await page.setViewportSize(SMALLEST);
  if ((await overflow(page)) > 0) faults.push(`${await overflow(page)} px to scroll sideways at ${SMALLEST.width} px: ${await widest(page)}`);
  const style = await page.addStyleTag({ content: SPACING });
  if ((await overflow(page)) > 0) faults.push(`${await overflow(page)} px to scroll sideways with wide text spacing: ${await widest(page)}`);
  await style.evaluate((element) => element.remove());
  return faults;
}

/** The innermost elements that reach beyond a side. */
function widest(page) {
  return page.evaluate(() => {
    const beyond = [...document.body.querySelectorAll('*')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    const inner = beyond.filter((one) => !beyond.some((other) => other !== one && one.contains(other)));
    return inner.map((one) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 40)}"`).slice(0, 3).join(', ');
  });
}

/** The faults that axe finds in what is shown. */
export async function axe(page, scheme) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: rules }), RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${scheme} ${id}: ${target} ${failureSummary}`));
}

/** One picture of a screen as large as it is. */
export async function snap(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Pictures to look at, where SCREENSHOTS names a folder for them. */
async function picture(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(folder, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true });
    }
  }
}
