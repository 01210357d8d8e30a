import type { Action } from '#access/can.ts';
import { can } from '#access/can.ts';
import type { PersonId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Standing } from '#kernel/span.ts';
import { standingOf } from '#kernel/span.ts';
import type { Home, Partner } from '#slices/organisations/index.ts';
import { homesOf, partnerById, partnersOf } from '#slices/organisations/index.ts';
import type { HeldRole, PersonKnown, RolePlace } from '#slices/people/index.ts';
import { personById, placeKey, rolesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { PlaceKind } from '../../model/role-words.ts';

/** A role with how it stands now, and whether the reader may end it. */
export type RoleSeen = HeldRole & { readonly standing: Standing; readonly mayEnd: boolean };

/** Somebody as the reader may see them: with the roles at homes that the reader manages, or all of them. */
export type PersonSeen = { readonly person: PersonKnown; readonly roles: readonly RoleSeen[] };

const homeOf = (role: HeldRole) => (role.place.kind === 'home' ? role.place.homeId : undefined);

/** The person that an address names, where the reader may see one of their roles; nobody’s own. */
export async function personSeen(ctx: PageContext, param = 'person'): Promise<PersonSeen | undefined> {
  const { tx, actor, now, params } = ctx;
  const personId = parseId<'person'>(params[param] ?? '');
  if (!personId) return undefined;
  return seenBy(ctx, personId, await rolesOf(tx, actor.providerId, personId), now);
}

async function seenBy(
  { tx, actor }: PageContext,
  personId: PersonId,
  all: readonly HeldRole[],
  now: Instant,
): Promise<PersonSeen | undefined> {
  const mine = personId === actor.personId;
  const roles = all
    .filter((role) => can(actor, 'person.view', { homeId: homeOf(role) }).allow)
    .map((role): RoleSeen => {
      const standing = standingOf(role, now);
      const going = standing === 'held' || standing === 'planned';
      return {
        ...role,
        standing,
        // Nobody ends their own access: a home would be left without whoever can give it back.
        mayEnd: going && !mine && can(actor, 'role.end', { homeId: homeOf(role) }).allow,
      };
    });
  const person = roles.length > 0 ? await personById(tx, actor.providerId, personId) : undefined;
  return person && { person, roles };
}

/** What a page about a person is judged on: a home of theirs that the reader may know of. */
export function subjectOf({ roles }: PersonSeen): {
  homeId: NonNullable<ReturnType<typeof homeOf>> | undefined;
} {
  return { homeId: roles.map(homeOf).find((homeId) => homeId !== undefined) };
}

/** A place where the reader may give roles. */
export type PlaceOffered = { readonly key: string; readonly kind: PlaceKind; readonly place: RolePlace };

/** The places where the reader may give roles: homes, partners, and for who answers for all of it the organisation. */
export async function placesOffered({ tx, actor }: PageContext): Promise<readonly PlaceOffered[]> {
  const [homes, partners] = await Promise.all([
    homesOf(tx, actor.providerId),
    partnersOf(tx, actor.providerId),
  ]);
  const offer = (kind: PlaceKind, place: RolePlace): PlaceOffered => ({ key: placeKey(place), kind, place });
  return [
    ...homes
      .filter(({ homeId }) => can(actor, 'role.give', { homeId }).allow)
      .map(({ homeId, name }) => offer('home', { kind: 'home', homeId, name })),
    ...partners
      .filter(({ homeId }) => can(actor, 'partner.keep', { homeId: homeId ?? undefined }).allow)
      .map(({ partnerId, kind, name }) => offer(kind, { kind: 'partner', partnerId, name })),
    ...(can(actor, 'role.give').allow
      ? [offer('organisation', { kind: 'organisation', name: 'The whole organisation' })]
      : []),
  ];
}

/** The columns that a role in a place fills. */
export function placed(place: RolePlace) {
  if (place.kind === 'home') return { homeId: place.homeId };
  if (place.kind === 'authority') return { authorityId: place.authorityId };
  return place.kind === 'partner' ? { partnerId: place.partnerId } : {};
}

/** A home by which the reader may see agencies and partnerships; none is needed by who answers for all of it. */
export function homeThatSees({ actor }: PageContext) {
  return { homeId: actor.homes.find((homeId) => can(actor, 'partner.list', { homeId }).allow) };
}

/** An agency or partnership that an address names, and what changing it is judged on. */
export async function partnerSeen({ tx, actor, params }: PageContext): Promise<Partner | undefined> {
  const partnerId = parseId<'partner'>(params['partner'] ?? '');
  return partnerId && partnerById(tx, actor.providerId, partnerId);
}

/** One home where the reader may do this, the one that the address names or the first; and the others. */
export type HomeChosen = { readonly home: Home; readonly others: readonly Home[] };

/** Chooses among the homes where the reader may do this; `undefined` where the address names another. */
export async function homeChosen(
  { tx, actor, query }: PageContext,
  action: Action,
): Promise<HomeChosen | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, action, { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  return home && { home, others: homes.filter((each) => each !== home) };
}
