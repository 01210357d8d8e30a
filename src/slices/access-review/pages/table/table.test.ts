import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTION_WORDS } from '#access/action-words.ts';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import {
  addChild,
  addHome,
  addPerson,
  addSmallHome,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
});
const text = async (who: PersonId, path: string) => {
  const answer = await (await kith.signInAs({ providerId: home.providerId, personId: who })).get(path);
  return answer.status === 200 ? textOf(answer.body) : String(answer.status);
};

describe('who can do what', () => {
  test('every action stands in the table with who and why; a role narrows it', async () => {
    const all = await text(home.manager, '/access');
    for (const { does, why } of Object.values(ACTION_WORDS)) {
      expect(all).toContain(does);
      expect(all).toContain(why);
    }
    const worker = await text(home.manager, '/access?role=support-worker');
    const table = worker.slice(worker.indexOf('things that can be done'));
    expect(table).toContain('Record what happened to a child');
    expect(table).not.toContain('Set a duty aside');
  });

  test('a registered manager and the responsible individual read it, and nobody else', async () => {
    expect(await text(home.responsible, '/access')).toContain('Who can do what');
    for (const other of [home.worker, home.senior, home.socialWorker])
      expect(await text(other, '/access')).toBe('404');
    const audit = await auditOf(kith, home.providerId);
    const of = (person: PersonId) =>
      audit.filter((entry) => entry.person_id === person).map(({ event, outcome }) => [event, outcome]);
    expect(of(home.responsible)).toEqual([['POLICY_OF_ACCESS_READ', 'read']]);
    expect(of(home.worker)).toEqual([['POLICY_OF_ACCESS_READ', 'refused']]);
  });
});

describe('asked why', () => {
  const ask = (person: string, action: string, child: string) =>
    text(home.manager, `/access?person=${person}&action=${action}&child=${child}`);
  test('says yes with the row that gives it, and no with what is missing', async () => {
    const yes = await ask(home.worker, 'event.record', home.childId);
    expect(yes).toContain('Sam Ashdown can: record what happened to a child');
    const no = await ask(home.worker, 'duty.set-aside', home.childId);
    expect(no).toContain('Sam Ashdown cannot: set a duty aside, with a reason');
    expect(no).toContain('Sam Ashdown is a support worker, and that is none of these roles.');
  });

  test('knows the other person’s relations, not the asker’s: a social worker and a child of nobody’s', async () => {
    const alone = await addChild(kith.db, home.providerId, {
      authorityId: home.authorityId,
      homeId: home.homeId,
      givenName: 'Wren',
    });
    expect(await ask(home.socialWorker, 'child.view', home.childId)).toContain('Dele Ashdown can:');
    const no = await ask(home.socialWorker, 'child.view', alone);
    expect(no).toContain('Dele Ashdown cannot:');
    expect(no).toContain('is not allocated to them');
  });

  test('says nothing of people and children whom the asker does not see', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const stranger = await addPerson(kith.db, home.providerId, {
      role: 'support-worker',
      homeId: elsewhere,
      givenName: 'Quentin',
    });
    const far = await addChild(kith.db, home.providerId, {
      authorityId: home.authorityId,
      homeId: elsewhere,
      givenName: 'Xanthe',
    });
    const bare = await text(home.manager, '/access');
    for (const [person, child] of [
      [stranger, home.childId],
      [home.worker, far],
    ] as const) {
      const told = await ask(person, 'event.record', child);
      expect(told).not.toContain('Quentin');
      expect(told).not.toContain('Xanthe');
    }
    expect(await ask(stranger, 'event.record', home.childId)).not.toContain(' can: ');
    expect(bare).not.toContain('Birch Lodge');
  });
});
