import type { HomeId, PersonId, SealId } from '#kernel/ids.ts';
import type { Actor, Role } from './actor.ts';

/** What of a sealed case somebody wants to act on. */
export type Sealed = {
  readonly sealId: SealId;
  /** Who recorded the event, or the event that the duty follows from. */
  readonly recordedBy: PersonId;
  /**
   * Of a duty: whether it is one of passing the concern on and is still to be done, or was done by the one who asks.
   * Of an event: left out.
   */
  readonly passingOn?: boolean;
};

/** What whoever recorded a concern may still do with their own part of it, when they are not on its route. */
const OWN_EVENT: readonly string[] = ['event.view', 'event.add'];
const OWN_DUTY: readonly string[] = ['event.view', 'duty.view', 'duty.do'];

/** Duties of passing a concern on: whoever recorded it owes them, and nobody else has to have read the case for that. */
export const PASSING_ON: readonly string[] = ['discuss', 'record', 'refer', 'report'];

/**
 * Whether a seal lets this person through: those named on it always, whoever recorded the concern to what they wrote
 * and to what they owe. A relation to the child or the home is asked for beside, and is never enough alone.
 */
export function passesSeal(actor: Actor, action: string, sealed: Sealed): boolean {
  if (actor.seals?.includes(sealed.sealId)) return true;
  if (sealed.recordedBy !== actor.personId) return false;
  if (sealed.passingOn === undefined) return OWN_EVENT.includes(action);
  return sealed.passingOn && OWN_DUTY.includes(action);
}

/** A role that somebody of the organisation holds now. */
export type Held = { readonly personId: PersonId; readonly role: Role; readonly homeId: HomeId | null };

/** Where a concern about a member of staff goes. */
export type Route = {
  /** Who may see the case. Never its subject. */
  readonly readers: readonly PersonId[];
  /** Nobody in the organisation is left: the readers are whoever recorded it, and it goes to the authority. */
  readonly outside: boolean;
  /** For the engine: the subject is whom such a concern would go to first. */
  readonly aboutManager: boolean;
};

/**
 * Finds who is to see a concern about a member of staff. The subject never does, nor those who manage them at their
 * homes: it goes to the next person up who is neither, the responsible individuals. Where the subject is one, to the
 * others. Where nobody is left, it stays with whoever recorded it, who takes it to the authority; unless that is the
 * subject. A subject whom nobody knows is taken to work at the home where the concern was recorded.
 */
export function routeOf(
  held: readonly Held[],
  about: { readonly subject: PersonId | null; readonly homeId: HomeId; readonly recordedBy: PersonId },
): Route {
  const { subject, homeId, recordedBy } = about;
  const own = held.filter((each) => each.personId === subject);
  const theirHomes = new Set([homeId, ...own.flatMap((each) => each.homeId ?? [])]);
  const managers = held.filter(
    (each) => each.role === 'registered-manager' && each.homeId !== null && theirHomes.has(each.homeId),
  );
  const barred = new Set([subject, ...managers.map((each) => each.personId)]);
  const up = held.filter((each) => each.role === 'responsible-individual' && !barred.has(each.personId));
  const readers = [...new Set(up.map((each) => each.personId))];
  const aboutManager = own.some((each) => each.role === 'registered-manager');
  if (readers.length > 0) return { readers, outside: false, aboutManager };
  return { readers: recordedBy === subject ? [] : [recordedBy], outside: true, aboutManager };
}

/** What whoever keeps a case is told where nobody in the organisation may be. */
export const OUTSIDE_ROUTE =
  'There is nobody left in your organisation who may be told of this. Take it to the local authority’s designated officer (the LADO) yourself, and tell nobody here.';
