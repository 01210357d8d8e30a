import type { Actor } from '#access/actor.ts';
import { routeOf } from '#access/seals.ts';
import type { FactValue } from '#engine/types.ts';
import type { EventId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { NewSeal } from '#slices/events/index.ts';
import { heldOn } from '#slices/events/index.ts';
import type { EventDraft } from '#web/page.ts';
import type { Deps } from './deps.ts';

/** A seal to be made with an event, and what the route says of the event itself. */
export type Sealing = { readonly seal: NewSeal; readonly facts: Readonly<Record<string, FactValue>> };

/** The event that is sealed whatever its form says. */
const ALWAYS_SEALED = 'staff.conduct-concern';

/**
 * The seal of a concern about a member of staff, and its route; `undefined` for any other event, and for one that adds
 * to an earlier event, whose seal it takes. Somebody who records a concern about themself is a mistake of the page.
 */
export async function sealFor(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  draft: EventDraft,
  eventId: EventId,
  by: { readonly actor: Actor; readonly now: Instant },
): Promise<Sealing | undefined> {
  const isOne = draft.type === ALWAYS_SEALED || draft.concerns !== undefined;
  if (!isOne || draft.about !== undefined) return undefined;
  if (draft.newDevice)
    throw new Error('a sealed event brings no device into the register: everybody sees that');
  const subject = draft.concerns ?? null;
  const { providerId, personId } = by.actor;
  if (subject === personId) throw new Error('nobody opens a sealed case about themself');
  const place = { subject, homeId: draft.homeId, recordedBy: personId };
  const route = routeOf(await heldOn(tx, providerId, by.now), place);
  return {
    seal: {
      sealId: deps.newId() as SealId,
      eventId,
      homeId: draft.homeId,
      subject,
      openedAt: by.now,
      openedBy: personId,
      readers: route.readers,
      outside: route.outside,
    },
    facts: draft.type === ALWAYS_SEALED && route.aboutManager ? { aboutManager: true } : {},
  };
}
