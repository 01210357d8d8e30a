import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Adoption } from '#slices/organisations/index.ts';
import { adoptionById, homeById } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { versionOn } from '#web/shelf.ts';
import { earliestEnd } from '../../model/adoption-choices.ts';
import { EVERYWHERE } from '../../model/change-words.ts';

/** A policy that is followed with no end set. */
export type Loaded = {
  readonly adoption: Adoption;
  readonly title: string;
  readonly where: string;
  /** No last day before this one. */
  readonly earliest: PlainDate;
};

export async function load({ tx, actor, now, params, shelf }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const id = parseId<'adoption'>(params['adoption'] ?? '');
  const adoption = id && (await adoptionById(tx, providerId, id));
  if (!adoption || adoption.to !== null) return undefined;
  const pack = versionOn(shelf, adoption);
  const home = adoption.homeId === null ? undefined : await homeById(tx, providerId, adoption.homeId);
  return {
    adoption,
    title: pack?.title ?? adoption.id,
    where: home?.name ?? EVERYWHERE,
    earliest: earliestEnd(adoption, londonDate(now)),
  };
}
