import { describe, expect, it } from 'vitest';
import type { ChildId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { ACTION_WORDS, AREAS, RELATION_WORDS, ROLE_ORDER, STATE_WORDS } from './action-words.ts';
import type { Actor, Role } from './actor.ts';
import { ROLES } from './actor.ts';
import type { Action, Grant, Subject } from './can.ts';
import { can, POLICY } from './can.ts';
import { explain, grantWords, rowsFor } from './explain.ts';

const alder = 'a0000000-0000-4000-8000-000000000001' as HomeId;
const birch = 'a0000000-0000-4000-8000-000000000002' as HomeId;
const rowan = 'c0000000-0000-4000-8000-000000000001' as ChildId;
const other = 'd0000000-0000-4000-8000-000000000009' as PersonId;
const me = 'd0000000-0000-4000-8000-000000000001' as PersonId;
const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  providerId: 'b0000000-0000-4000-8000-000000000001' as ProviderId,
  personId: me,
  name: 'Dele Okafor',
  roles: [{ role, homeId: alder }],
  homes: [alder],
  children: [rowan],
  ...more,
});
const actions = Object.keys(POLICY) as Action[];

describe('the table in words', () => {
  it.each(actions)('%s has words that say what it does, where it stands and why', (action) => {
    const { area, does, why } = ACTION_WORDS[action];
    expect(Object.keys(AREAS)).toContain(area);
    expect(does).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(why).toMatch(/^[A-Z].{10,}\.$/);
    for (const grant of rowsFor(action, undefined)) {
      expect(RELATION_WORDS[grant.relation].length).toBeGreaterThan(5);
      if (grant.while) expect(STATE_WORDS[grant.while]).toMatch(/^only /);
      expect(grantWords(grant)).toMatch(/^An? [a-z].* who /);
    }
  });

  it('has no words for an action that is not in the table, and a place for every role', () => {
    expect(Object.keys(ACTION_WORDS).toSorted()).toEqual(actions.toSorted());
    expect(ROLE_ORDER.toSorted()).toEqual([...ROLES].toSorted());
    for (const role of ROLES) expect(actions.some((each) => rowsFor(each, role).length > 0)).toBe(true);
  });

  it('says each action in words of its own', () => {
    const said = Object.values(ACTION_WORDS).map(({ does }) => does);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('why', () => {
  it('names the row that gives it', () => {
    const told = explain(actor('support-worker'), 'event.record', { childId: rowan, homeId: alder });
    expect(told.allow).toBe(true);
    expect(told.answer).toContain('Dele Okafor can: record what happened to a child');
    expect(told.answer).toContain('works where the child lives');
  });

  it('says which role is missing, and which relation', () => {
    const role = explain(actor('support-worker'), 'duty.set-aside', { childId: rowan });
    expect(role.rows[0]?.lacks).toBe('Dele Okafor is a support worker, and that is none of these roles.');
    const place = explain(actor('registered-manager', { children: [] }), 'duty.set-aside', {
      childId: rowan,
    });
    expect(place.rows[0]?.lacks).toContain('this child does not live where they work today');
    const nobody = explain(actor('support-worker', { roles: [] }), 'child.view', { childId: rowan });
    expect(nobody.rows[0]?.lacks).toContain('holds no role today');
  });

  it('never says otherwise than can, for every action, role, place, state and doer', () => {
    const subjects: Subject[] = [undefined, alder, birch].flatMap((homeId) =>
      [undefined, rowan].flatMap((childId) =>
        [undefined, 'waiting' as const, 'in-force' as const].flatMap((state) =>
          [undefined, me, other].map((by) => ({ homeId, childId, state, by })),
        ),
      ),
    );
    const apart = actions.flatMap((action) =>
      ROLES.flatMap((role) =>
        subjects.filter((subject) => {
          const who = actor(role);
          const told = explain(who, action, subject);
          const { allow } = can(who, action, subject);
          return told.allow !== allow || told.rows.some((row) => row.meets) !== allow;
        }),
      ),
    );
    expect(apart).toEqual([]);
  });
});

describe('what needs a second person', () => {
  const seconds = actions.filter((action) =>
    (POLICY[action] as readonly Grant[]).some((grant) => grant.others === true),
  );
  it('is never given to whoever did the first part, whatever role they hold', () => {
    expect(seconds).toEqual(
      expect.arrayContaining(['release.second', 'rights.second', 'matter.second', 'emergency.review']),
    );
    for (const action of seconds)
      for (const role of ROLES)
        for (const by of [me, undefined]) {
          const subject = { homeId: alder, childId: rowan, state: 'waiting', by } as const;
          expect(can(actor(role), action, subject).allow, `${action} ${role}`).toBe(false);
        }
    expect(
      can(actor('registered-manager'), 'rights.second', { homeId: alder, state: 'waiting', by: other }).allow,
    ).toBe(true);
    expect(can(actor('registered-manager'), 'rights.second', { homeId: alder, by: other }).allow).toBe(false);
  });
});

describe('an emergency and a visit', () => {
  const access = { accessId: 'e' as Id<'emergency-access'>, childId: rowan, endsAt: instant(1) };
  const writes = actions.filter((each) =>
    /\.(record|add|do|set-aside|review|answer|keep|second)$/.test(each),
  );
  it('lets the holder read this child and write nothing of them', () => {
    const holder = actor('support-worker', {
      homes: [birch],
      children: [],
      roles: [{ role: 'support-worker', homeId: birch }],
      emergencies: [access],
    });
    for (const action of [
      'child.view',
      'event.view',
      'duty.view',
      'device.view',
      'restriction.view',
    ] as const)
      expect(can(holder, action, { childId: rowan, homeId: alder }).allow).toBe(true);
    const asked = { childId: rowan, homeId: alder, by: other };
    expect(writes.filter((action) => can(holder, action, asked).allow)).toEqual([]);
    expect(can(holder, 'child.view', {}).allow).toBe(false);
  });
  it('lets a visitor read registers, a child only with both consents, and write nothing', () => {
    const visitor = actor('inspector', { homes: [], children: [] });
    expect(can(visitor, 'register.view', { homeId: alder }).allow).toBe(true);
    expect(can(visitor, 'register.view', { homeId: birch }).allow).toBe(false);
    expect(can(visitor, 'home.view', { homeId: alder }).allow).toBe(false);
    expect(can(visitor, 'child.view', { childId: rowan, homeId: alder }).allow).toBe(false);
    const agreed = { ...visitor, consented: [rowan] };
    expect(can(agreed, 'child.view', { childId: rowan }).allow).toBe(true);
    const asked = { childId: rowan, homeId: alder, state: 'waiting', by: other } as const;
    expect(writes.filter((action) => can(agreed, action, asked).allow)).toEqual([]);
  });
});
