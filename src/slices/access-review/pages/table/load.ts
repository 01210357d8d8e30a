import { ROLE_ORDER } from '#access/action-words.ts';
import type { Actor, Role } from '#access/actor.ts';
import type { Action } from '#access/can.ts';
import { can, POLICY } from '#access/can.ts';
import type { Explanation } from '#access/explain.ts';
import { explain } from '#access/explain.ts';
import type { ChildId, HomeId, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { colleaguesAt, socialWorkersOf } from '#slices/people/index.ts';
import { asKith, standingNow } from '#slices/timed-access/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

type Choice<Id extends string> = { readonly id: Id; readonly name: string };

/** The table, narrowed by role; whom and what it can be asked about; and the answer to what was asked. */
export type Loaded = {
  readonly role: Role | undefined;
  readonly people: readonly Choice<PersonId>[];
  readonly children: readonly (Choice<ChildId> & { readonly homeId: HomeId | null })[];
  readonly homes: readonly Choice<HomeId>[];
  readonly asked: {
    readonly person: string;
    readonly action: string;
    readonly child: string;
    readonly home: string;
  };
  readonly told: (Explanation & { readonly about: string | undefined }) | undefined;
};

/** Reads only people and children whom the asker sees anyway; ids of others answer like none. */
export async function load(ctx: PageContext): Promise<Loaded> {
  const { tx, actor, now, query } = ctx;
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    ({ homeId }) => can(actor, 'person.list', { homeId }).allow || can(actor, 'home.view', { homeId }).allow,
  );
  const people = new Map<PersonId, string>();
  for (const { homeId } of homes)
    for (const each of await colleaguesAt(tx, providerId, homeId, now)) people.set(each.personId, each.name);
  for (const each of await socialWorkersOf(tx, providerId, londonDate(now)))
    people.set(each.personId, each.name);
  people.set(actor.personId, actor.name);
  const children = (await childrenSeen(tx, providerId)).map((child) => ({
    id: child.childId,
    name: `${child.givenName} ${child.familyName.slice(0, 1)}`,
    homeId: child.homeId,
  }));
  const asked = {
    person: valueOf(query, 'person'),
    action: valueOf(query, 'action'),
    child: valueOf(query, 'child'),
    home: valueOf(query, 'home'),
  };
  const seen = {
    role: ROLE_ORDER.find((each) => each === valueOf(query, 'role')),
    people: [...people]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    children,
    homes: homes.map((home) => ({ id: home.homeId, name: home.name })),
    asked,
  };
  return { ...seen, told: await answer(ctx, seen) };
}

async function answer(ctx: PageContext, seen: Omit<Loaded, 'told'>): Promise<Loaded['told']> {
  const { asked, people, children, homes } = seen;
  const person = people.find(({ id }) => id === asked.person);
  const action = (Object.keys(POLICY) as Action[]).find((each) => each === asked.action);
  if (!person || !action) return undefined;
  const child = children.find(({ id }) => id === asked.child);
  const home = homes.find(({ id }) => id === asked.home);
  const who = await standing(ctx, person);
  const subject = { childId: child?.id, homeId: home?.id ?? child?.homeId ?? undefined };
  return { ...explain(who, action, subject), about: child?.name ?? home?.name };
}

/** Somebody with everything that holds for them now: their own roles and relations, not the asker's. */
async function standing({ tx, actor, now }: PageContext, person: Choice<PersonId>): Promise<Actor> {
  const who = { providerId: actor.providerId, personId: person.id };
  return (
    (await asKith(tx, () => standingNow(tx, who, now))) ?? {
      ...who,
      name: person.name,
      roles: [],
      homes: [],
      children: [],
    }
  );
}
