import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { ChosenSetting, Home } from '#slices/organisations/index.ts';
import { chosenAt, homesOf } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { hoursChosen, LASTS_SETTING, USUAL_HOURS } from '../../model/emergency.ts';

/** How long it lasts at one home, and who chose that. */
export type Loaded = {
  readonly home: Home;
  readonly others: readonly Home[];
  readonly hours: number;
  /** Absent where nobody chose yet. */
  readonly choice: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
  /** The choice that this reading saw. */
  readonly stands: string;
  readonly mayChange: boolean;
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    ({ homeId }) => can(actor, 'setting.list', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const choice = (await chosenAt(tx, providerId, home.homeId, now)).get(LASTS_SETTING);
  const names = choice && (await namesOf(tx, providerId, [choice.by]));
  return {
    home,
    others: homes.filter((each) => each !== home),
    hours: hoursChosen(choice?.value) ?? USUAL_HOURS,
    choice: choice && { by: names?.get(choice.by) ?? 'A colleague', at: choice.setAt, reason: choice.reason },
    stands: standsOn(choice),
    mayChange: can(actor, 'setting.change', { homeId: home.homeId }).allow,
  };
}

/** A choice as a form carries it, so that it knows when somebody else was first. */
export const standsOn = (choice: Pick<ChosenSetting, 'setAt'> | undefined): string =>
  String(choice?.setAt ?? 'none');
