import type { Colleague } from '#slices/people/index.ts';
import { colleaguesAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { HomeChosen } from '../shared/load.ts';
import { homeChosen } from '../shared/load.ts';

/** A home and those who can be put on its rota. */
export type Loaded = HomeChosen & { readonly people: readonly Pick<Colleague, 'personId' | 'name'>[] };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now } = ctx;
  const chosen = await homeChosen(ctx, 'shift.plan');
  if (!chosen) return undefined;
  const colleagues = await colleaguesAt(tx, actor.providerId, chosen.home.homeId, now);
  const people = [
    ...new Map(colleagues.map(({ personId, name }) => [personId, { personId, name }])).values(),
  ];
  return { ...chosen, people };
}
