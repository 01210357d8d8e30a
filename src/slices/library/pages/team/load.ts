import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { Colleague } from '#slices/people/index.ts';
import { colleaguesAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { Policy } from '../../model/policy.ts';
import { versionsThatCount } from '../../model/policy.ts';
import type { ReadingItem } from '../../model/reading.ts';
import { readingOfPerson, toRead } from '../../model/reading.ts';
import { receiptsOf } from '../../store/receipts.ts';
import { readingOf } from '../shared/load.ts';

/** Who of one home has read which version. */
export type Loaded = {
  readonly home: Home;
  readonly others: readonly Home[];
  readonly policies: readonly Policy[];
  readonly people: readonly { readonly person: Colleague; readonly items: readonly ReadingItem[] }[];
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const { tx, actor, now, query } = ctx;
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, 'receipt.list', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const { library, adopted, today } = await readingOf(ctx, sources);
  const here = adopted.filter(({ homeId: its }) => its === null || its === home.homeId);
  const policies = toRead(versionsThatCount(library.policies, here, today));
  const people = await colleaguesAt(tx, actor.providerId, home.homeId, now);
  const receipts = await receiptsOf(
    tx,
    actor.providerId,
    people.map(({ personId }) => personId),
  );
  return {
    home,
    others: homes.filter((each) => each !== home),
    policies,
    people: people.map((person) => ({
      person,
      items: readingOfPerson(
        policies,
        receipts.filter((receipt) => receipt.personId === person.personId),
      ),
    })),
  };
}
