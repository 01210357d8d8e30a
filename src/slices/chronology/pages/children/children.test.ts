import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { ChildId, PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { addChild, addSmallHome, asSystem, type SmallHome } from '../../../../../test/harness/builders.ts';
import { PAGE_LENGTH } from './load.ts';

let kith: TestApp;
let home: SmallHome;
beforeEach(async () => {
  kith ??= await testApp({ now: '2026-11-21T10:00:00Z' });
  home = await addSmallHome(kith.db);
});
afterAll(() => kith.close());

const open = async (personId: PersonId, path = '/children') =>
  (await (await kith.signInAs({ providerId: home.providerId, personId })).get(path)).body;
const listed = (body: string) =>
  [...body.matchAll(/href="\/children\/([0-9a-f-]{36})"/g)].map(([, id]) => id);

test('each child has the number of restrictions in force for them, the ended ones not counted', async () => {
  await restrict(home.childId, 2);
  await restrict(home.childId, 1, 'ended');
  const other = await addChild(kith.db, home.providerId, { ...home, givenName: 'Wren' });
  const body = await open(home.worker);
  expect(listed(body)).toEqual([home.childId, other]);
  const rows = body.split('<tr').filter((row) => row.includes('/children/'));
  expect(rows.map((row) => /(\d restrictions?|Nothing)</.exec(row)?.[1])).toEqual([
    '2 restrictions',
    'Nothing',
  ]);
});

test('children who have left are in a list of their own, for those who may still see them', async () => {
  const { providerId, authorityId } = home;
  const left = await addChild(kith.db, providerId, { authorityId, givenName: 'Ash' });
  const here = await open(home.responsible);
  expect(listed(here)).toEqual([home.childId]);
  expect(here).toContain('<a href="/children?show=left">Children who have left (1)</a>');
  expect(listed(await open(home.responsible, '/children?show=left'))).toEqual([left]);
  expect(await open(home.worker)).not.toContain('show=left');
  expect(listed(await open(home.worker, '/children?show=left'))).toEqual([]);
});

test('a long list comes in pages, each child on one of them', async () => {
  const { providerId, authorityId, homeId } = home;
  const all: string[] = [home.childId];
  for (let number = 0; number < PAGE_LENGTH + 1; number += 1)
    all.push(await addChild(kith.db, providerId, { authorityId, homeId }));
  const [first, second] = [await open(home.responsible), await open(home.responsible, '/children?page=2')];
  expect(first).toContain('href="/children?page=2"');
  expect(second).toContain('href="/children?page=1"');
  expect(second).not.toContain('href="/children?page=3"');
  expect(listed(first)).toHaveLength(PAGE_LENGTH);
  expect([...listed(first), ...listed(second)].toSorted()).toEqual(all.toSorted());
  for (const odd of ['0', '-1', 'x', '99999'])
    expect(listed(await open(home.responsible, `/children?page=${odd}`))).toEqual(listed(first));
  expect(await open(home.responsible, '/children?page=3')).toContain(
    'There are no more children in this list.',
  );
});

async function restrict(childId: ChildId, count: number, ended?: 'ended'): Promise<void> {
  const { providerId, homeId, worker } = home;
  const at = new Date('2026-11-20T10:00:00Z');
  await asSystem(kith.db, providerId, async (tx) => {
    for (let number = 0; number < count; number += 1) {
      const id = randomUUID();
      const place = { provider_id: providerId, home_id: homeId, child_id: childId };
      await tx
        .insertInto('kith.event')
        .values({
          ...place,
          event_id: id,
          type: 'access.restricted',
          occurred_at: at,
          recorded_at: at,
          recorded_by: worker,
          facts: '{}',
          details: '{}',
          submission: randomUUID(),
        })
        .execute();
      await tx
        .insertInto('kith.restriction')
        .values({
          ...place,
          restriction_id: id,
          what: ['phone'],
          extent: 'reduced',
          since: at,
          ended_at: ended ? at : null,
        })
        .execute();
    }
  });
}
