import { can } from '#access/can.ts';
import type { PageContext } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { ReadingItem } from '../../model/reading.ts';
import { readingOfPerson, toRead } from '../../model/reading.ts';
import { receiptsOf } from '../../store/receipts.ts';
import { readingOf } from '../shared/load.ts';

/** What the reader is asked to read; and whether they may look at who else has. */
export type Loaded = {
  readonly items: readonly ReadingItem[];
  /** Whether the reader is asked at all: somebody of another organisation is not. */
  readonly asked: boolean;
  readonly maySeeTeam: boolean;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { tx, actor } = ctx;
  const { held } = await readingOf(ctx, sources);
  const asked = can(actor, 'receipt.give').allow;
  const receipts = asked ? await receiptsOf(tx, actor.providerId, [actor.personId]) : [];
  return {
    asked,
    items: asked ? readingOfPerson(toRead(held), receipts) : [],
    maySeeTeam:
      can(actor, 'receipt.list').allow ||
      actor.homes.some((homeId) => can(actor, 'receipt.list', { homeId }).allow),
  };
}
