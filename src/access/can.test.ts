import { describe, expect, it } from 'vitest';
import type { ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Actor, Role } from './actor.ts';
import { ROLES, scopeOf } from './actor.ts';
import type { Action } from './can.ts';
import { can, POLICY } from './can.ts';

const alder = 'a0000000-0000-4000-8000-000000000001' as HomeId;
const birch = 'a0000000-0000-4000-8000-000000000002' as HomeId;
const rowan = 'c0000000-0000-4000-8000-000000000001' as ChildId;
const sky = 'c0000000-0000-4000-8000-000000000002' as ChildId;

const actor = (role: Role, homeId: HomeId | undefined, children: readonly ChildId[]): Actor => ({
  providerId: 'b0000000-0000-4000-8000-000000000001' as ProviderId,
  personId: 'd0000000-0000-4000-8000-000000000001' as PersonId,
  name: 'Dele Okafor',
  roles: [{ role, ...(homeId ? { homeId } : {}) }],
  homes: homeId ? [homeId] : [],
  children,
});

const worker = actor('support-worker', alder, [rowan]);
const manager = actor('registered-manager', alder, [rowan]);
const lead = actor('responsible-individual', undefined, []);
const socialWorker = actor('social-worker', undefined, [rowan]);

describe('can (ASVS 8.2.1, 8.2.2)', () => {
  it.each<[string, Actor, Action, { homeId?: HomeId; childId?: ChildId }, boolean]>([
    [
      'a worker records about a child of their home',
      worker,
      'event.record',
      { childId: rowan, homeId: alder },
      true,
    ],
    [
      'a worker does not record about a child elsewhere',
      worker,
      'event.record',
      { childId: sky, homeId: birch },
      false,
    ],
    ['a worker sees their own home', worker, 'home.view', { homeId: alder }, true],
    ['a worker does not see another home', worker, 'home.view', { homeId: birch }, false],
    [
      'a worker does not set a duty aside',
      worker,
      'duty.set-aside',
      { childId: rowan, homeId: alder },
      false,
    ],
    [
      'a manager sets a duty aside at their home',
      manager,
      'duty.set-aside',
      { childId: rowan, homeId: alder },
      true,
    ],
    [
      'a manager does not set aside elsewhere',
      manager,
      'duty.set-aside',
      { childId: sky, homeId: birch },
      false,
    ],
    ['a worker does not review a restriction', worker, 'restriction.review', { childId: rowan }, false],
    ['a responsible individual sees every child', lead, 'child.view', { childId: sky }, true],
    [
      'a responsible individual does not record',
      lead,
      'event.record',
      { childId: sky, homeId: birch },
      false,
    ],
    ['a social worker sees their own child', socialWorker, 'child.view', { childId: rowan }, true],
    ['a social worker does not see another child', socialWorker, 'child.view', { childId: sky }, false],
    [
      'a social worker answers a notice about their child',
      socialWorker,
      'notice.answer',
      { childId: rowan },
      true,
    ],
    ['a social worker does not close duties', socialWorker, 'duty.do', { childId: rowan }, false],
    ['a worker does not answer for the authority', worker, 'notice.answer', { childId: rowan }, false],
    ['nothing is allowed on a subject without a child', worker, 'child.view', {}, false],
  ])('%s', (_name, who, action, subject, allowed) => {
    expect(can(who, action, subject).allow).toBe(allowed);
  });

  it('refuses everything to somebody without a role', () => {
    const nobody: Actor = { ...worker, roles: [], homes: [], children: [rowan] };
    for (const action of Object.keys(POLICY) as Action[]) {
      expect(can(nobody, action, { homeId: alder, childId: rowan }).allow).toBe(false);
    }
  });

  it('names only roles that exist, and gives every action to somebody', () => {
    for (const grants of Object.values(POLICY)) {
      expect(grants.length).toBeGreaterThan(0);
      for (const grant of grants) for (const role of grant.roles) expect(ROLES).toContain(role);
    }
  });
});

describe('scopeOf', () => {
  it('gives each role the widest view it needs and no wider', () => {
    expect(scopeOf(worker)).toBe('home');
    expect(scopeOf(lead)).toBe('provider');
    expect(scopeOf(socialWorker)).toBe('authority');
  });
});
