import { Besok, tidy, folder } from './besok.mjs';
import { openBrowser, overflow } from './person.mjs';
import { colleague, host } from './staff.mjs';
import { execFileSync } from 'node:child_process';
import { look } from './look.mjs';
const out='/tmp/day-try/png';
const data = process.env.DATA;
const besok = await Besok.serve({ data });
const browser = await openBrowser();
const language = process.env.L ?? 'en';
const page = await colleague({ besok, browser }, { name: 'Anna Lind', role: 'manager', language }, { bypassCSP: false });
page.on('console', (m) => console.log('console', m.type(), m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
const date = process.env.DATE;
const office = process.env.OFFICE ?? 'goteborg';
const pages = (process.env.PAGES ?? 'day,day/list,day/print,week,month').split(',');
for (const one of pages) {
  const t=Date.now();
  const r = await page.goto(`/staff/offices/${office}/${one}?date=${date}`);
  console.log(one, r.status(), Date.now()-t, 'ms', (await r.body()).length);
  await page.waitForTimeout(one === 'day' ? 1500 : 100);
  for (const [w,h] of process.env.CLIP ? [[1280,1000],[390,1500]] : [[1280,900],[390,844]]) for (const cs of (process.env.CS ?? 'light,dark').split(',')) {
    await page.setViewportSize({width:w,height:h}); await page.emulateMedia({colorScheme:cs});
    const o = await overflow(page); if (o>0) console.log('OVERFLOW', one, w, o);
    await page.screenshot({path:`${out}/${one.replace('/','-')}-${language}-${w}-${cs}.png`, fullPage:!process.env.CLIP});
  }
  if (one==='day') console.log(await page.locator('#live').innerText());
}
if (process.env.TIME) { for (const one of pages) { const ts=[]; for (let i=0;i<20;i++){const t=performance.now(); await (await page.request.get(`${host(besok)}/staff/offices/${office}/${one}?date=${date}`)).body(); ts.push(performance.now()-t);} ts.sort((a,b)=>a-b); console.log(one,'median',ts[10].toFixed(1),'min',ts[0].toFixed(1)); } }
await browser.close(); const s=await besok.stop(); console.log(s); 
