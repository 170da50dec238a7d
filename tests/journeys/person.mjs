// A person with a browser and a mailbox. The verbs are what people do, so that a journey reads like a story.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the buttons of the product are called, in each of its languages. */
export const WORDS = {
  continue: /^(Continue|Fortsätt|متابعة)$/,
  confirm: /^(Confirm your booking|Bekräfta bokningen|Boka tiden|تأكيد الحجز)$/,
  confirmMove: /^(Confirm your new time|Bekräfta din nya tid|Byt till den nya tiden|تأكيد الموعد الجديد)$/,
  confirmPeople: /^(Confirm who is coming|Bekräfta vilka som kommer|Ja, de här personerna kommer|تأكيد من سيحضر)$/,
  cancel: /^(Yes, cancel the visit|Ja, avboka besöket|Ja, avboka tiden|نعم، إلغاء الزيارة)$/,
  print: /^(Print version|Utskriftsversion|Sida att skriva ut|نسخة للطباعة)$/,
};

/** Chromium, as Debian packages it. */
export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
}

let people = 0;

export class Person {
  /** `options` are the browser's; without any, it runs no script at all. */
  static async arrive({ browser, besok, mails, name = 'Anna Öberg', language = 'en', options = { javaScriptEnabled: false } }) {
    const person = new Person();
    Object.assign(person, { besok, mails, name, language, email: `person-${process.pid}-${(people += 1)}@visitor.example` });
    person.context = await browser.newContext({ baseURL: besok.url, viewport: { width: 390, height: 844 }, ...options });
    person.context.setDefaultTimeout(10_000);
    person.page = await person.context.newPage();
    return person;
  }

  leave() {
    return this.context.close();
  }

  /** Opens an address of the site, in the person's language. Gives its status. */
  async open(path) {
    const response = await this.page.goto(`/${this.language}${path}`);
    return response.status();
  }

  /** Presses a link or a button by its words. Gives the status of the page that answers. */
  press(words) {
    return this.#click(this.page.getByRole('link', { name: words }).or(this.page.getByRole('button', { name: words })));
  }

  /** Follows a link of the page's main part by its address. Gives the status of the page that answers. */
  follow(path) {
    return this.#click(this.page.locator(`main a[href="/${this.language}${path}"]`));
  }

  /** Sends the page's form with its first button. Gives the status of the page that answers. */
  submit() {
    return this.#click(this.page.locator('main form button[type=submit]'));
  }

  /** Presses what a selector names. Gives the status of the page that answers. */
  click(selector) {
    return this.#click(this.page.locator(selector));
  }

  #click(target) {
    return this.arrives(() => target.first().click());
  }

  /** Waits for the page that a deed leads to. Gives its status. */
  async arrives(deed) {
    const answered = this.page.waitForResponse((response) => {
      const redirect = response.status() >= 300 && response.status() < 400;
      return response.request().isNavigationRequest() && !redirect;
    });
    const [response] = await Promise.all([answered, this.page.waitForEvent('load'), deed()]);
    return response.status();
  }

  /** Fills in fields by their names, and sends the form. Gives the status of the page that answers. */
  async answer(fields) {
    for (const [name, text] of Object.entries(fields)) await this.page.locator(`input#${name}`).fill(text);
    return this.submit();
  }

  heading() {
    return this.page.locator('h1').innerText();
  }

  /** All words of the page's main part. */
  text() {
    return this.page.locator('main').innerText();
  }

  /** Path and query of the page. */
  get path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** The summary above a form that was not accepted, which the title announces too. */
  async problem() {
    assert.match(await this.page.title(), /^(Error|Fel|خطأ): /);
    return this.page.getByRole('alert').innerText();
  }

  /** The code from the next mail. */
  async code() {
    const mail = await this.mails.next(this.email);
    const [code] = /\b\d{6}\b/.exec(mail.text);
    return code;
  }

  /** Signs in with an emailed code, from the page that asks for the address. */
  async signInHere() {
    await this.answer({ email: this.email });
    return this.answer({ code: await this.code() });
  }

  /** Answers what is asked at the first sign-in. */
  introduce(answers = {}) {
    return this.answer({ name: this.name, year: '1990', month: '4', day: '27', ...answers });
  }

  /** Makes an account. */
  async signUp() {
    await this.open('/sign-in');
    await this.signInHere();
    assert.equal(await this.introduce(), 200);
  }

  /** The starts of the times that are shown. */
  starts() {
    return this.page.locator('input[name=start]').evaluateAll((radios) => radios.map((radio) => radio.value));
  }

  /** Marks a time and goes on. Gives the status of the page that answers. */
  async choose(start) {
    await this.page.locator(`label.slot:has(input[value="${start}"])`).click();
    return this.press(WORDS.continue);
  }

  /** Opens the times of an errand at an office, on the day of a start if one is given. */
  openTimes(errand, office, start) {
    const day = start && `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`;
    return this.open(`/book/${errand}/1/${office}${day ? `?month=${day.slice(0, 7)}&day=${day}&all=1` : ''}`);
  }

  /** Looks through the days of the page of times that is shown until one has many, shown all; the first may be half over. */
  async findDay(many = 20) {
    for (let month = 0; month < 3; month += 1) {
      const days = await this.page.locator('table a').evaluateAll((links) => links.map((link) => link.href));
      for (const day of days) {
        const all = new URL(day);
        all.searchParams.set('all', '1');
        await this.page.goto(all.href);
        if ((await this.starts()).length >= many) return;
      }
      await this.#click(this.page.locator('a[rel=next]'));
    }
    assert.fail(`no day with ${many} times`);
  }

  /** Opens the times of an errand at an office on a day that has many. */
  async openDay(errand, office) {
    await this.openTimes(errand, office);
    await this.findDay();
  }

  /** Books a time, or the one given. Gives it. */
  async book(errand, office, start) {
    await (start ? this.openTimes(errand, office, start) : this.openDay(errand, office));
    const chosen = start ?? (await this.starts())[0];
    assert.equal(await this.choose(chosen), 200);
    assert.equal(await this.press(WORDS.confirm), 200);
    assert.match(this.path, /\/booked$/);
    return chosen;
  }

  /** The reference of the booking whose page is shown, as it stands in addresses. */
  get reference() {
    return /\/my\/(\w+)/.exec(this.path)[1];
  }

  /** The hidden fields of the form that goes to an address ending so. */
  fields(action) {
    const inputs = this.page.locator(`form[action$="${action}"] input[type=hidden]`);
    return inputs.evaluateAll((inputs) => Object.fromEntries(inputs.map(({ name, value }) => [name, value])));
  }

  /** The headers with which this person's browser sends a form. */
  async headers() {
    const cookies = await this.context.cookies();
    return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: this.besok.url };
  }

  /** Sends a form without the browser. */
  async send(path, form, headers = {}) {
    return this.besok.ask(`/${this.language}${path}`, { method: 'POST', headers: { ...(await this.headers()), ...headers }, form });
  }

  /** Fetches an address without the browser. */
  async fetch(path) {
    return this.besok.ask(`/${this.language}${path}`, { headers: await this.headers() });
  }
}

/** How far the page goes beyond the side of the window, in pixels: to the right, or to the left where it runs so. */
export function overflow(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
}
