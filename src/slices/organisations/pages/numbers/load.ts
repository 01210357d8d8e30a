import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import type { Home } from '../../store/homes.ts';
import { homesOf } from '../../store/homes.ts';
import { localContactsOf } from '../../store/local-contacts.ts';

/** A home's own numbers, and the reader's other homes. */
export type Loaded = {
  readonly home: Home;
  readonly others: readonly Home[];
  readonly contacts: readonly LocalContact[];
  /** The reader may add, check and end them. */
  readonly keeps: boolean;
};

export async function load({ tx, actor, query }: PageContext): Promise<Loaded | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, 'number.list', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  return {
    home,
    others: homes.filter((each) => each !== home),
    contacts: await localContactsOf(tx, actor.providerId, home.homeId),
    keeps: can(actor, 'number.keep', { homeId: home.homeId }).allow,
  };
}
