import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { CLOSE, chosenBy, dueAtCloseOf, FOUR, proposed } from '../../../../../test/harness/changing-close.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordAs } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  // Late on a Tuesday: one working day ends on Wednesday at the close of business, sooner than 24 hours.
  kith = await testApp({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set('2026-11-17T17:41:00Z');
  home = await addLivedIn(kith);
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId) => kith.signInAs({ providerId: home.providerId, personId });
const dueAtClose = () => dueAtCloseOf(kith, home);
const chosen = () => chosenBy(kith, home);

describe('pressed twice', () => {
  test('a proposal is made once, and both lead to it', async () => {
    const manager = await as(home.manager);
    const form = mainForm((await manager.get(CLOSE)).body, CLOSE);
    const fields = fieldsOf(form ?? never(), FOUR);
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(CLOSE, fields)));
    expect(new Set(answers.map((each) => `${each.status} ${each.location}`)).size).toBe(1);
  });

  test('a change is applied once', async () => {
    const manager = await as(home.manager);
    const check = await proposed(manager);
    await manager.get(check);
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(check, { decision: 'apply' })));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(await chosen()).toHaveLength(1);
    const effects = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.policy_effect').select('about').execute(),
    );
    expect(effects.length).toBe(new Set(effects.map(({ about }) => about)).size);
  });
});

describe('somebody else was first', () => {
  test('while the form lay open: nothing is proposed, and it is said what they did', async () => {
    const manager = await as(home.manager);
    const form = mainForm((await manager.get(CLOSE)).body, CLOSE);
    const other = await as(home.responsible);
    await sendForm(other, await proposed(other, { ...FOUR, 'set-close-of-business': '16:30' }), {
      decision: 'apply',
    });
    kith.clock.pass(MINUTE);
    const sent = await manager.post(CLOSE, fieldsOf(form ?? never(), FOUR));
    expect(sent.status).toBe(409);
    expect(textOf(sent.body)).toContain('Ines Ashdown set this to 16:30');
    expect(sent.body, 'what was typed stays').toContain('value="16:00"');
  });

  test('after it was proposed: it is not applied over theirs', async () => {
    const manager = await as(home.manager);
    const check = await proposed(manager);
    kith.clock.pass(MINUTE);
    const other = await as(home.responsible);
    await sendForm(other, await proposed(other, { ...FOUR, 'set-close-of-business': '16:30' }), {
      decision: 'apply',
    });
    await manager.get(check);
    const sent = await manager.post(check, { decision: 'apply' });
    expect([sent.status, textOf(sent.body)]).toEqual([
      409,
      expect.stringContaining('Nothing of this has been applied'),
    ]);
    expect(await dueAtClose()).toEqual(['2026-11-18T16:30:00.000Z']);
    expect(textOf((await manager.get(check)).body)).toContain('propose it again');
  });

  test('something was recorded since that it would change: it is shown again, then applied', async () => {
    const manager = await as(home.manager);
    const check = await proposed(manager);
    await restrict();
    await manager.get(check);
    const sent = await manager.post(check, { decision: 'apply' });
    expect([sent.status, textOf(sent.body)]).toEqual([
      409,
      expect.stringContaining('Something was recorded or changed since'),
    ]);
    expect(textOf(sent.body)).toContain('Duties: 2 due earlier');
    expect(await chosen()).toEqual([]);
    expect((await sendForm(manager, check, { decision: 'apply' })).status).toBe(303);
    expect(await dueAtClose()).toEqual(['2026-11-18T16:00:00.000Z', '2026-11-18T16:00:00.000Z']);
  });

  test('something was recorded since that it would not change: it is applied', async () => {
    const manager = await as(home.manager);
    const check = await proposed(manager);
    await recordAs(
      kith,
      { providerId: home.providerId, personId: home.worker },
      {
        homeId: home.homeId,
        childId: home.childId,
        occurredAt: instant(kith.clock.now()),
        type: 'observation.recorded',
        facts: { indicators: [] },
        details: { words: 'Quiet today.' },
      },
    );
    expect((await sendForm(manager, check, { decision: 'apply' })).status).toBe(303);
  });
});

const restrict = () =>
  recordAs(
    kith,
    { providerId: home.providerId, personId: home.worker },
    {
      homeId: home.homeId,
      childId: home.childId,
      occurredAt: instant(kith.clock.now()),
      type: 'access.restricted',
      facts: { what: ['computer'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
      details: { words: 'Again.', safe: 'yes' },
    },
  );

const never = (): never => {
  throw new Error('the page has no form');
};
