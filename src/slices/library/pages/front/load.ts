import { can } from '#access/can.ts';
import type { Harm } from '#engine/vocabulary.ts';
import type { PageContext } from '#web/page.ts';
import { differencesOf } from '../../model/differences.ts';
import { harmsToRead } from '../../model/harm.ts';
import { harmWords } from '../../model/harm-words.ts';
import type { Sources } from '../../model/library.ts';
import type { Held } from '../../model/policy.ts';
import { readingOfPerson, toRead } from '../../model/reading.ts';
import { receiptsOf } from '../../store/receipts.ts';
import { readingOf } from '../shared/load.ts';

/** What there is to read, and what the reader is still asked to. */
export type Loaded = {
  /** Harms with what each is called. */
  readonly harms: readonly { readonly harm: Harm; readonly title: string }[];
  readonly held: readonly Held[];
  /** Policies whose version that counts the reader has not read; empty where they are not asked. */
  readonly waiting: readonly string[];
  readonly differences: number;
  readonly asked: boolean;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { tx, actor } = ctx;
  const { library, held } = await readingOf(ctx, sources);
  const { guidance } = library;
  const asked = can(actor, 'receipt.give').allow;
  const receipts = asked ? await receiptsOf(tx, actor.providerId, [actor.personId]) : [];
  const items = asked ? readingOfPerson(toRead(held), receipts) : [];
  return {
    harms: harmsToRead(guidance).map((harm) => ({
      harm,
      title: guidance.harms.find(({ id }) => id === harm)?.title ?? harmWords(harm),
    })),
    held,
    asked,
    waiting: items.filter(({ readAt }) => readAt === null).map(({ policy }) => policy.pack.id),
    differences: differencesOf(held).filter(({ atWork }) => atWork).length,
  };
}
