import type { Actor, Role } from './actor.ts';
import type { Action, Grant, Relation, Subject } from './policy.ts';
import { POLICY } from './policy.ts';
import { passesSeal } from './seals.ts';

export type { Action, Grant, Relation, State, Subject } from './policy.ts';
export { POLICY } from './policy.ts';

/**
 * `because` tells the person who may know why they see this, and `as` in which of their roles; `reason` is recorded,
 * never shown to the refused.
 */
export type Verdict =
  | { readonly allow: true; readonly because: string; readonly as: Role }
  | { readonly allow: false; readonly reason: string };

const BECAUSE: Readonly<Record<Relation, string>> = {
  'at-home': 'you work at this home',
  'with-child': 'this child lives where you work, or is allocated to you',
  'with-record': 'it is about a child, or a home, that is yours to see',
  emergency: 'you opened this record in an emergency, and it has not ended yet',
  consented: 'this child and their placing authority agreed that you read it',
  provider: 'you answer for this organisation',
  self: 'it is your own',
};

/** What was said to somebody about why they may, as it is said about them afterwards. */
export function becauseOfThem(because: string): string | undefined {
  return OF_THEM[because];
}

const OF_THEM: Readonly<Record<string, string>> = {
  [BECAUSE['at-home']]: 'they worked at this home',
  [BECAUSE['with-child']]: 'the child lived where they worked, or was allocated to them',
  [BECAUSE['with-record']]: 'it was about a child, or a home, that was theirs to see',
  [BECAUSE.provider]: 'they answered for this organisation',
  [BECAUSE.self]: 'it was their own',
};

/** Decides one request. Pure: the actor's relations were read for this request, at its time. */
export function can(actor: Actor, action: Action, subject: Subject = {}): Verdict {
  const grants: readonly Grant[] = POLICY[action];
  // The reason is recorded where others read it: it does not say that there is a seal.
  if (subject.sealed && !passesSeal(actor, action, subject.sealed)) {
    return { allow: false, reason: 'not there, or out of sight' };
  }
  for (const grant of grants) {
    const as = grant.roles.find((role) => stands(actor, role, grant.relation, subject));
    if (as !== undefined && mayNow(actor, grant, subject)) {
      return { allow: true, because: BECAUSE[grant.relation], as };
    }
  }
  return { allow: false, reason: `no role held gives ${action} here` };
}

/** Whether the state of what is acted on, and whose doing it is, let this grant count. */
export function mayNow(actor: Pick<Actor, 'personId'>, grant: Grant, subject: Subject): boolean {
  if (grant.while !== undefined && subject.state !== grant.while) return false;
  // Where nobody says whose doing it is, it may be one's own.
  return grant.others !== true || (subject.by !== undefined && subject.by !== actor.personId);
}

/** Whether somebody holds this role and stands so to the subject. */
export function stands(actor: Actor, role: Role, relation: Relation, subject: Subject): boolean {
  const held = actor.roles.filter((each) => each.role === role);
  if (held.length === 0) return false;
  switch (relation) {
    case 'self':
    case 'provider':
      return true;
    case 'at-home':
      return subject.homeId !== undefined && held.some((each) => each.homeId === subject.homeId);
    case 'with-child':
      return subject.childId !== undefined && actor.children.includes(subject.childId);
    case 'with-record':
      return subject.childId !== undefined
        ? actor.children.includes(subject.childId)
        : subject.homeId !== undefined && held.some((each) => each.homeId === subject.homeId);
    case 'emergency':
      return (actor.emergencies ?? []).some((each) => each.childId === subject.childId);
    case 'consented':
      return subject.childId !== undefined && (actor.consented ?? []).includes(subject.childId);
  }
}
