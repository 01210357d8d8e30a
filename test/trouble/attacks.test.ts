import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CSP_REPORT_PATH } from '#platform/http/security-headers.ts';
import { PASSWORD } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { asSystem, markSetUp } from '../harness/builders.ts';
import { addressOf, MOUNTED, OPEN_DOORS, partsOf } from '../harness/every-page.ts';
import { type Form, fieldsOf, mainForm, sendForm } from '../harness/forms.ts';
import { HOSTILE, markupIn } from '../harness/hostile.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../harness/lived-in.ts';
import { addOpening } from '../harness/opening.ts';

let kith: TestApp;
let home: LivedIn;
let dutyId = '';
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  await markSetUp(kith.db);
  await moveIn();
});
afterAll(() => kith.close());

async function moveIn(): Promise<void> {
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
}

const manager = (): Promise<Browser> =>
  kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');

/** Forms that keep people, rights and choices; those that add to the record are walked in hostile-text.test.ts. */
const OTHER_FORMS = MOUNTED.filter(({ takesForms, records }) => takesForms && !records).map(
  ({ pattern }) => pattern,
);

/** In an emergency one asks for any child but one’s own. */
const addressFor = (pattern: string): string => {
  const parts = partsOf(home, dutyId);
  return addressOf(pattern, ASKS_FOR_ANY_CHILD === pattern ? { ...parts, child: randomUUID() } : parts);
};
const GIVE_BACK = '/emergency-access/:access/give-back';
const ASKS_FOR_ANY_CHILD = '/children/:child/emergency-access';

/** The page’s form, as the first of the home’s people who is shown it. */
async function formOf(pattern: string): Promise<{ form: Form; browser: Browser } | undefined> {
  // Whoever opened a record gives it back once: each time another.
  const opening = pattern === GIVE_BACK ? await addOpening(kith, home) : undefined;
  const url = opening ? pattern.replace(':access', opening.access) : addressFor(pattern);
  const readers = [home.manager, home.responsible, home.worker, home.socialWorker];
  for (const personId of opening ? [opening.opener] : readers) {
    const browser = await kith.signInAs({ providerId: home.providerId, personId }, 'managed');
    const form = mainForm((await browser.get(url)).body, url);
    if (form) return { form, browser };
  }
  return undefined;
}

describe.each(OTHER_FORMS)('%s', (pattern) => {
  test('ASVS 1.2.1, 2.2.1: hostile text in every field: no fault, no markup', async () => {
    let opened: Awaited<ReturnType<typeof formOf>>;
    for (const [name, text] of Object.entries(HOSTILE))
      for (const kinds of [['text'], ['text', 'choice', 'hidden', 'button']]) {
        opened ??= await formOf(pattern);
        // What was sent before may have settled what the form is about.
        if (!opened) await moveIn();
        opened ??= await formOf(pattern);
        if (!opened) throw new Error(`nobody is shown the form of ${pattern}`);
        const { form, browser } = opened;
        const named = form.controls.filter(
          (each) => !['csrf', 'submission'].includes(each.name) && kinds.includes(each.kind),
        );
        const fields = Object.fromEntries(named.map((each) => [each.name, text]));
        const sent = fieldsOf(form, { ...fields, submission: randomUUID() });
        const answer = await browser.post(form.action, sent);
        expect(answer.status, `${name} at ${pattern}`).toBeLessThan(500);
        expect(markupIn(answer.body), `${name} at ${pattern}`).toEqual([]);
        if (answer.location) expect(answer.location).toMatch(/^\/(?!\/)/);
        // Whatever was kept may have changed the page: it is asked for afresh.
        if (answer.status !== 422) opened = undefined;
      }
  });

  test('ASVS 15.3.6: names that reach for a prototype reach nothing', async () => {
    const browser = await manager();
    const url = addressFor(pattern);
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
