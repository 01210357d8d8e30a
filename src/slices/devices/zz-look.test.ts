import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { test } from 'vitest';
import { testApp } from '../../../test/harness/app.ts';
import { addChild } from '../../../test/harness/builders.ts';
import { addLivedIn, realShelf } from '../../../test/harness/lived-in.ts';

const css = readFileSync(`/tmp/kith-look/assets/${readdirSync('/tmp/kith-look/assets').find((f) => f.endsWith('.css'))}`);
const js = readFileSync(`/tmp/kith-look/assets/${readdirSync('/tmp/kith-look/assets').find((f) => f.endsWith('.js'))}`);

test('look', { timeout: 300_000 }, async () => {
  const kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
  const home = await addLivedIn(kith);
  await addChild(kith.db, home.providerId, { authorityId: home.authorityId, homeId: home.homeId, givenName: 'Kit', familyName: 'Marlow' });
  await addChild(kith.db, home.providerId, { authorityId: home.authorityId, homeId: home.homeId, givenName: 'Sky', familyName: 'Abara' });
  kith.clock.pass(5 * 60_000);
  const who = await kith.signInAs({ providerId: home.providerId, personId: home.senior });
  const launched = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
  for (const [width, script] of [[1100, true], [390, false]] as const) {
    const context = await launched.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script, bypassCSP: true });
    const page = await context.newPage();
    await page.route('**/*', async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      if (url.pathname.endsWith('.css')) return route.fulfill({ body: css, contentType: 'text/css' });
      if (url.pathname.endsWith('.js')) return route.fulfill({ body: js, contentType: 'text/javascript' });
      if (request.method() === 'GET') {
        const answer = await who.get(url.pathname + url.search);
        if (answer.location) return route.fulfill({ status: 303, headers: { location: answer.location } });
        return route.fulfill({ body: answer.body, contentType: 'text/html', status: answer.status });
      }
      const fields: Record<string, string[]> = {};
      for (const [k, v] of new URLSearchParams(request.postData() ?? '')) (fields[k] ??= []).push(v);
      const answer = await who.post(url.pathname + url.search, fields);
      if (answer.location) {
        const next = await who.get(answer.location.split('#')[0]);
        return route.fulfill({ body: next.body, contentType: 'text/html', status: next.status });
      }
      return route.fulfill({ body: answer.body, contentType: 'text/html', status: answer.status });
    });
    const shot = async (name: string) => {
      await page.screenshot({ path: `/tmp/kith-look/${name}-${width}.png`, fullPage: true });
      if (script) {
        await page.evaluate(axe);
        const result = await page.evaluate(() => (globalThis as any).axe.run());
        for (const v of result.violations) console.log('AXE', name, v.id, v.nodes.map((n: any) => n.target.join(' ')).join(' | '), v.help);
      } else {
        const wide = 0;
        void wide;
      }
    };
    const open = async (path: string, name: string) => {
      await page.goto(`http://localhost:3000${path}`);
      await shot(name);
    };
    await open('/record', 'record');
    await open(`/record/stopped?child=${home.childId}`, 'stopped');
    await page.check('input[name=safe][value=no]');
    await page.click('button[value=save]');
    await shot('stopped-errors');
    await page.goto(`http://localhost:3000/record/stopped?child=${home.childId}`);
    await page.check('input[name=what][value=contact]');
    await page.click('button[value=check]');
    await shot('check');
    await open('/record/seized', 'seized');
    await open('/record/returned', 'returned');
    await open(`/children/${home.childId}/events/${home.restriction}/details`, 'details');
    await open(`/children/${home.childId}/events/${home.seizure}/details`, 'details-device');
    await open(`/children/${home.childId}/events/${home.restriction}/add`, 'add');
    await page.check('input[name=kind][value=right]');
    await shot('add-right');
    await open('/devices', 'devices');
    await open(`/devices/${home.device}`, 'device');
    await open(`/restrictions/${home.restriction}`, 'restriction');
    await page.goto('http://localhost:3000/record/stopped');
    await page.check('input[name=safe][value=yes]');
    await page.check(`input[name=child][value="${home.childId}"]`);
    await page.check('input[name=what][value=phone]');
    await page.check('input[name=worry][value=unknown-adult]');
    await page.click('button[value=save]');
    await shot('answer');
    await context.close();
  }
  await launched.close();
  await kith.close();
});
