import { randomUUID } from 'node:crypto';
import type { Role } from '#access/actor.ts';
import type { AuthorityId, ChildId, HomeId, Id, PartnerId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, type Tx, withActor } from '#platform/db/transaction.ts';

/** When the people and places of a test came to be: well before any of its events. */
const BEFORE = new Date('2024-01-08T09:00:00Z');
const LONG_AGO = '2024-01-08';

const newId = <Kind extends string>() => randomUUID() as Id<Kind>;

/** Runs `work` as Kith itself for one provider: to put rows into a test's database, or to look at them. */
export async function asSystem<T>(
  db: Database,
  providerId: ProviderId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withActor(db, systemContext(providerId), work);
}

/** An organisation that runs homes. */
export async function addProvider(db: Database, name = 'Larch Care'): Promise<ProviderId> {
  const providerId = newId<'provider'>();
  await asSystem(db, providerId, (tx) =>
    tx.insertInto('kith.provider').values({ provider_id: providerId, name, created_at: BEFORE }).execute(),
  );
  return providerId;
}

export async function addHome(db: Database, providerId: ProviderId, name = 'Rowan House'): Promise<HomeId> {
  const homeId = newId<'home'>();
  const row = { provider_id: providerId, home_id: homeId, name, phone: '01632 960001', created_at: BEFORE };
  await asSystem(db, providerId, (tx) => tx.insertInto('kith.home').values(row).execute());
  return homeId;
}

/** A placing authority, with a number for the day and one for the night. */
export async function addAuthority(
  db: Database,
  providerId: ProviderId,
  name = 'Marlshire',
): Promise<AuthorityId> {
  const authorityId = newId<'authority'>();
  const row = {
    provider_id: providerId,
    authority_id: authorityId,
    name,
    phone: '01632 960100',
    out_of_hours_phone: '01632 960199',
  };
  await asSystem(db, providerId, (tx) => tx.insertInto('kith.authority').values(row).execute());
  return authorityId;
}

/** Somebody to add: home roles name a home, social workers their authority, contacts and board members their partner. */
export type PersonToAdd = {
  readonly role: Role;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly homeId?: HomeId;
  readonly authorityId?: AuthorityId;
  readonly partnerId?: PartnerId;
  /** Day the role began and, where it has ended, its last day: YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
};

export async function addPerson(
  db: Database,
  providerId: ProviderId,
  person: PersonToAdd,
): Promise<PersonId> {
  const personId = newId<'person'>();
  await asSystem(db, providerId, async (tx) => {
    const names = { given_name: person.givenName ?? 'Sam', family_name: person.familyName ?? 'Ashdown' };
    await tx
      .insertInto('kith.person')
      .values({
        provider_id: providerId,
        person_id: personId,
        ...names,
        phone: '01632 960010',
        created_at: BEFORE,
      })
      .execute();
    await giveRole(tx, providerId, personId, person);
  });
  return personId;
}

/** Gives somebody a further role. */
export async function addRole(
  db: Database,
  providerId: ProviderId,
  personId: PersonId,
  role: Omit<PersonToAdd, 'givenName' | 'familyName'>,
): Promise<void> {
  await asSystem(db, providerId, (tx) => giveRole(tx, providerId, personId, role));
}

async function giveRole(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
  role: PersonToAdd,
): Promise<void> {
  await tx
    .insertInto('kith.role_held')
    .values({
      provider_id: providerId,
      role_held_id: newId(),
      person_id: personId,
      role: role.role,
      home_id: role.homeId ?? null,
      authority_id: role.authorityId ?? null,
      partner_id: role.partnerId ?? null,
      held_from: role.from ?? LONG_AGO,
      held_to: role.to ?? null,
    })
    .execute();
}

/** A child to add: placed at the home, and allocated to the social worker, where they are given. */
export type ChildToAdd = {
  readonly authorityId: AuthorityId;
  readonly homeId?: HomeId;
  readonly socialWorker?: PersonId;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly dateOfBirth?: string;
  readonly placedFrom?: string;
};

export async function addChild(db: Database, providerId: ProviderId, child: ChildToAdd): Promise<ChildId> {
  const childId = newId<'child'>();
  const from = child.placedFrom ?? '2025-09-01';
  await asSystem(db, providerId, async (tx) => {
    await tx
      .insertInto('kith.child')
      .values({
        provider_id: providerId,
        child_id: childId,
        given_name: child.givenName ?? 'Robin',
        family_name: child.familyName ?? 'Elmhirst',
        date_of_birth: child.dateOfBirth ?? '2012-05-14',
        authority_id: child.authorityId,
        created_at: BEFORE,
      })
      .execute();
    if (child.homeId) {
      const placement = { placement_id: newId(), child_id: childId, home_id: child.homeId, kind: 'planned' };
      await tx
        .insertInto('kith.placement')
        .values({ provider_id: providerId, ...placement, started_on: from })
        .execute();
    }
    if (child.socialWorker) {
      const allocation = { allocation_id: newId(), child_id: childId, person_id: child.socialWorker };
      await tx
        .insertInto('kith.allocation')
        .values({ provider_id: providerId, ...allocation, allocated_from: from })
        .execute();
    }
  });
  return childId;
}

/** Has a provider follow one version of a policy from a day on. */
export async function adoptPack(
  db: Database,
  providerId: ProviderId,
  pack: { readonly id: string; readonly version: string; readonly from?: string },
): Promise<void> {
  const row = {
    pack_id: pack.id,
    version: pack.version,
    adopted_from: pack.from ?? LONG_AGO,
    adopted_at: BEFORE,
  };
  await asSystem(db, providerId, (tx) =>
    tx
      .insertInto('kith.adopted_pack')
      .values({ provider_id: providerId, ...row })
      .execute(),
  );
}

/** Sets one of a home's settings. */
export async function setSetting(
  db: Database,
  providerId: ProviderId,
  homeId: HomeId,
  setting: { readonly id: string; readonly value: string | boolean; readonly by: PersonId },
): Promise<void> {
  await asSystem(db, providerId, (tx) =>
    tx
      .insertInto('kith.setting_value')
      .values({
        provider_id: providerId,
        home_id: homeId,
        setting_id: setting.id,
        set_at: BEFORE,
        value: JSON.stringify(setting.value),
        set_by: setting.by,
        reason: 'For this test',
      })
      .execute(),
  );
}

/** Marks the installation as set up, so that the front door leads to sign-in. */
export async function markSetUp(db: Database): Promise<void> {
  await withActor(db, systemContext(null), (tx) =>
    tx.insertInto('kith.installation').values({ set_up_at: BEFORE }).execute(),
  );
}

/** One provider with a home, its staff, a placing authority with its social worker, and one child of theirs. */
export type SmallHome = {
  readonly providerId: ProviderId;
  readonly homeId: HomeId;
  readonly authorityId: AuthorityId;
  readonly worker: PersonId;
  readonly senior: PersonId;
  readonly manager: PersonId;
  readonly responsible: PersonId;
  readonly socialWorker: PersonId;
  readonly childId: ChildId;
};

/** Adds a small home; call it twice for two organisations that must not see each other. */
export async function addSmallHome(db: Database): Promise<SmallHome> {
  const providerId = await addProvider(db);
  const homeId = await addHome(db, providerId);
  const authorityId = await addAuthority(db, providerId);
  const person = (role: Role, givenName: string, at: Partial<PersonToAdd>) =>
    addPerson(db, providerId, { role, givenName, ...at });
  const worker = await person('support-worker', 'Sam', { homeId });
  const senior = await person('senior-support-worker', 'Noor', { homeId });
  const manager = await person('registered-manager', 'Morgan', { homeId });
  const responsible = await person('responsible-individual', 'Ines', {});
  const socialWorker = await person('social-worker', 'Dele', { authorityId });
  const childId = await addChild(db, providerId, { authorityId, homeId, socialWorker });
  return { providerId, homeId, authorityId, worker, senior, manager, responsible, socialWorker, childId };
}
