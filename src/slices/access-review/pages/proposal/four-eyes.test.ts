import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventId, PersonId } from '#kernel/ids.ts';
import { DAY, HOUR, instant } from '#kernel/instant.ts';
import { restrictionById } from '#slices/devices/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addSmallHome, asSystem } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import {
  addLivedIn,
  type LivedIn,
  realShelf,
  recordAs,
  recordOf,
} from '../../../../../test/harness/lived-in.ts';

const NOW = '2026-11-21T17:40:00Z';
let kith: TestApp;
let home: LivedIn;
let restriction: EventId;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  home = await addLivedIn(kith);
  const by = { providerId: home.providerId, personId: home.worker };
  restriction = await recordAs(kith, by, {
    homeId: home.homeId,
    childId: home.childId,
    occurredAt: instant(kith.clock.now()),
    type: 'access.restricted',
    facts: { what: ['social-media'], extent: 'withdrawn', grounds: ['offence'], policeAdvice: true },
    details: { words: 'The officer asked for it.', safe: 'yes' },
  });
  kith.clock.pass(HOUR);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const path = () => `/restrictions/${restriction}`;
const LOOKED = {
  words: 'The officer rang: no longer needed.',
  childSaid: 'I want it back.',
  riskReduced: 'yes',
};
const stands = () =>
  asSystem(kith.db, home.providerId, (tx) => restrictionById(tx, home.providerId, restriction));
const release = async (fields: Fields = { outcome: 'end' }, who = home.senior) =>
  sendForm(await as(who), path(), { ...LOOKED, ...fields });
const decide = async (who: PersonId, at: string, decision: string, words = 'I rang the officer too.') =>
  sendForm(await as(who), at, { decision, words });
const kept = (kind = 'release-restriction') =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.proposal').selectAll().where('kind', '=', kind).execute(),
  );

describe('a restriction set on police advice', () => {
  test('is not ended by one person: it waits, and a second person’s agreement ends it', async () => {
    const before = await recordOf(kith, home.providerId);
    const sent = await release();
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(/^\/reviews\/[0-9a-f-]{36}$/);
    expect(await recordOf(kith, home.providerId)).toEqual(before);
    expect((await stands())?.endedAt).toBeNull();
    const at = sent.location ?? '';
    const manager = await as(home.manager);
    expect(textOf((await manager.get(path())).body)).toContain('The police advised this.');
    expect(textOf((await manager.get('/reviews')).body)).toContain(
      'Ease or end a restriction set on police advice',
    );
    const page = textOf((await manager.get(at)).body);
    expect(page).toContain('It ends');
    expect(page).toContain('I want it back.');
    kith.clock.pass(HOUR);
    const agreed = await decide(home.manager, at, 'agree');
    expect([agreed.status, agreed.location]).toEqual([303, at]);
    expect((await stands())?.endedAt).toBe(kith.clock.now());
    const last = (await recordOf(kith, home.providerId)).at(-1);
    expect(last).toMatchObject({ type: 'access.restriction-reviewed', recorded_by: home.manager });
    expect(last?.details).toMatchObject({
      words: expect.stringContaining(
        'Proposed by Noor Ashdown. Morgan Ashdown agreed: I rang the officer too.',
      ) as string,
    });
    expect(textOf((await (await as(home.manager)).get(at)).body)).toContain(
      'Morgan Ashdown agreed, and it was done.',
    );
    expect(await auditOf(kith, home.providerId)).toContainEqual(
      expect.objectContaining({ event: 'PROPOSAL_SETTLED', outcome: 'done', person_id: home.manager }),
    );
  });

  test('nobody agrees to their own: not on the page, not by a forged form, not in the database', async () => {
    const at = (await release()).location ?? '';
    const own = await as(home.senior);
    const page = await own.get(at);
    expect(textOf(page.body)).toContain('You proposed this. Somebody else decides.');
    const form = mainForm(page.body, at);
    const sent = await own.post(at, { ...fieldsOf(form ?? never()), decision: 'agree', words: 'x' });
    expect(sent.status).toBe(422);
    const [row] = await kept();
    await expect(
      asSystem(kith.db, home.providerId, (tx) =>
        tx
          .updateTable('kith.proposal')
          .set({ state: 'agreed', settled_at: new Date(kith.clock.now()), settled_by: home.senior })
          .where('proposal_id', '=', row?.proposal_id ?? '')
          .execute(),
      ),
    ).rejects.toThrow(/23514/);
    expect((await stands())?.endedAt).toBeNull();
  });

  test('a support worker, a social worker and another organisation decide nothing', async () => {
    const at = (await release()).location ?? '';
    const stranger = await addSmallHome(kith.db);
    const theirs = await kith.signInAs({ providerId: stranger.providerId, personId: stranger.manager });
    expect((await theirs.get(at)).status).toBe(404);
    for (const who of [home.worker, home.socialWorker, home.visitor])
      expect((await (await as(who)).get(at)).status).toBe(404);
    expect((await stands())?.endedAt).toBeNull();
  });

  test('it runs out, and is not agreed to afterwards', async () => {
    const at = (await release()).location ?? '';
    const manager = await as(home.manager);
    const form = mainForm((await manager.get(at)).body, at) ?? never();
    kith.clock.pass(3 * DAY);
    const late = await (await as(home.manager)).get(at);
    expect(mainForm(late.body, at)).toBeUndefined();
    expect(textOf(late.body)).toContain('Nobody decided in time.');
    const again = await as(home.manager);
    await again.get('/home');
    const sent = await again.post(at, { ...fieldsOf(form), decision: 'agree', words: 'x', csrf: again.csrf });
    expect(sent.status).toBe(409);
    expect((await stands())?.endedAt).toBeNull();
    const anew = await release();
    expect(anew.location).not.toBe(at);
  });

  test('where somebody looked at it meanwhile it is never done', async () => {
    const at = (await release()).location ?? '';
    const next = { 'next-day': '1', 'next-month': '12', 'next-year': '2026', 'next-time': '10:00' };
    expect((await release({ outcome: 'continue', ...next }, home.manager)).status).toBe(303);
    await decide(home.manager, at, 'agree');
    expect((await stands())?.endedAt).toBeNull();
    expect((await kept())[0]?.state).toBe('overtaken');
    expect(textOf((await (await as(home.manager)).get(at)).body)).toContain('Something changed meanwhile');
  });

  test('it is refused or taken back with a reason; two who decide at once do it once', async () => {
    const first = (await release()).location ?? '';
    await decide(home.manager, first, 'refuse', 'The officer said next week.');
    expect((await kept())[0]?.state).toBe('refused');
    const second = (await release()).location ?? '';
    await decide(home.senior, second, 'withdraw', 'I will ask again.');
    const third = (await release()).location ?? '';
    const sends = await Promise.all(
      [home.manager, home.responsible].map(async (who) => {
        const browser = await as(who);
        const form = mainForm((await browser.get(third)).body, third) ?? never();
        return () => browser.post(third, { ...fieldsOf(form), decision: 'agree', words: 'Yes.' });
      }),
    );
    const answers = await Promise.all(sends.map((send) => send()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const reviews = (await recordOf(kith, home.providerId)).filter((each) => each.type.endsWith('reviewed'));
    expect(reviews).toHaveLength(1);
    expect((await kept()).map(({ state }) => state).toSorted()).toEqual(['agreed', 'refused', 'withdrawn']);
  });

  test('a correction does not get round it: neither of the advice, nor of a review’s outcome', async () => {
    const next = { 'next-day': '1', 'next-month': '12', 'next-year': '2026', 'next-time': '10:00' };
    const sent = await release({ outcome: 'continue', ...next });
    const review = `${sent.location}/add`;
    const senior = await as(home.senior);
    const right = { kind: 'right', words: 'It ended.', 'fact-outcome': 'end' };
    const put = await sendForm(senior, review, right);
    expect(put.status).toBe(422);
    expect(textOf(put.body)).toContain('a second person agrees before it is eased or ended');
    const origin = `/children/${home.childId}/events/${restriction}/add`;
    await sendForm(senior, origin, { kind: 'right', words: 'No officer asked.', 'fact-policeAdvice': 'no' });
    const released = await release();
    expect(released.location).toMatch(/^\/reviews\//);
    expect((await stands())?.endedAt).toBeNull();
  });

  test('going on is one person’s to decide, and so is a restriction without police advice', async () => {
    const next = { 'next-day': '1', 'next-month': '12', 'next-year': '2026', 'next-time': '10:00' };
    expect((await release({ outcome: 'continue', ...next })).location).toMatch(/^\/children\//);
    const plain = await sendForm(await as(home.senior), `/restrictions/${home.restriction}`, {
      ...LOOKED,
      outcome: 'end',
    });
    expect(plain.location).toMatch(/^\/children\//);
  });
});

const never = (): never => {
  throw new Error('the page has no form');
};
