import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CSP_REPORT_PATH } from '#platform/http/security-headers.ts';
import { PASSWORD } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { asSystem, markSetUp } from '../harness/builders.ts';
import { addressOf, MOUNTED, OPEN_DOORS, partsOf } from '../harness/every-page.ts';
import { fieldsOf, mainForm, sendForm } from '../harness/forms.ts';
import { HOSTILE, markupIn } from '../harness/hostile.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
let dutyId = '';
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  await markSetUp(kith.db);
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
});
afterAll(() => kith.close());

const manager = (): Promise<Browser> =>
  kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');

/** Forms that keep people, rights and choices; those that add to the record are walked in hostile-text.test.ts. */
const OTHER_FORMS = MOUNTED.filter(({ takesForms, records }) => takesForms && !records).map(
  ({ pattern }) => pattern,
);

describe.each(OTHER_FORMS)('%s', (pattern) => {
  test('ASVS 1.2.1, 2.2.1: hostile text in every field: no fault, no markup', async () => {
    const parts = partsOf(home, dutyId);
    const url = addressOf(pattern, parts);
    for (const [name, text] of Object.entries(HOSTILE)) {
      const browser = await manager();
      const page = await browser.get(url);
      const form = mainForm(page.body, url);
      if (!form) return;
      const named = form.controls.filter(({ name: each }) => !['csrf', 'submission'].includes(each));
      const all = Object.fromEntries(named.map((each) => [each.name, text]));
      const words = Object.fromEntries(
        named.filter(({ kind }) => kind === 'text').map((each) => [each.name, text]),
      );
      for (const fields of [all, words]) {
        const answer = await browser.post(
          form.action,
          fieldsOf(form, { ...fields, submission: randomUUID() }),
        );
        expect(answer.status, `${name} at ${url}`).toBeLessThan(500);
        expect(markupIn(answer.body), `${name} at ${url}`).toEqual([]);
        if (answer.location) expect(answer.location).toMatch(/^\/(?!\/)/);
      }
    }
  });

  test('ASVS 15.3.6: names that reach for a prototype reach nothing', async () => {
    const browser = await manager();
    const url = addressOf(pattern, partsOf(home, dutyId));
    await browser.get(url);
    const names = [
      '__proto__',
      '__proto__[polluted]',
      'constructor[prototype][polluted]',
      'constructor',
      'toString',
    ];
    const query = names.map((name) => `${encodeURIComponent(name)}=yes`).join('&');
    const fields = Object.fromEntries(names.map((name) => [name, 'yes']));
    expect((await browser.get(`${url}?${query}`)).status).toBeLessThan(500);
    expect((await browser.post(url, fields)).status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('fields that a form does not have', () => {
  test('ASVS 15.3.3: neither another organisation, nor a home, id or role of the sender’s choosing', async () => {
    const other = await addLivedIn(kith);
    const browser = await manager();
    const personId = randomUUID();
    const sent = await sendForm(browser, '/people/new', {
      'given-name': 'Ruth',
      'family-name': 'Vane',
      role: 'support-worker',
      phone: '01632 960077',
      email: 'ruth@larch.example',
      password: PASSWORD,
      personId,
      person_id: personId,
      providerId: other.providerId,
      provider_id: other.providerId,
      homeId: other.homeId,
      home: other.homeId,
      roles: 'responsible-individual',
      held_from: '2001-01-01',
    });
    expect(sent.status).toBe(303);
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.role_held as r')
        .innerJoin('kith.person as p', 'p.person_id', 'r.person_id')
        .select(['r.role', 'r.home_id', 'r.person_id', 'r.held_from'])
        .where('p.given_name', '=', 'Ruth')
        .execute(),
    );
    expect(rows).toMatchObject([{ role: 'support-worker', home_id: home.homeId, held_from: '2026-11-21' }]);
    expect(rows[0]?.person_id).not.toBe(personId);
  });
});

describe('names that reach for a prototype, before anybody has signed in', () => {
  const POLLUTION = ['__proto__', '__proto__[polluted]', 'constructor[prototype][polluted]', 'constructor'];

  test.each(OPEN_DOORS)('ASVS 15.3.6: %s', async (path) => {
    const browser = kith.browser();
    const query = POLLUTION.map((name) => `${encodeURIComponent(name)}=yes`).join('&');
    expect((await browser.get(`${path}?${query}`)).status).toBeLessThan(500);
    const fields = Object.fromEntries(POLLUTION.map((name) => [name, 'yes']));
    expect((await browser.post(path, fields)).status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['application/csp-report', CSP_REPORT_PATH],
    ['application/scim+json', '/scim/v2/Users'],
  ])('ASVS 15.3.6: %s with such names is refused', async (type, url) => {
    for (const payload of [
      '{"__proto__":{"polluted":"yes"}}',
      '{"a":{"constructor":{"prototype":{"polluted":"yes"}}}}',
    ]) {
      const headers = { host: 'localhost:3000', 'content-type': type, authorization: 'Bearer x' };
      const answer = await kith.app.inject({ method: 'POST', url, payload, headers });
      expect([400, 401]).toContain(answer.statusCode);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });
});
