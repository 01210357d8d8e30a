import { randomUUID } from 'node:crypto';
import type { Role } from '#access/actor.ts';
import type { AuthorityId, ChildId, DeviceId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import type { TestApp } from './app.ts';
import { addAuthority, addChild, addHome, addPerson, asSystem } from './builders.ts';
import { type AddressParts, partsOf } from './every-page.ts';
import { addLivedIn, dutyTo, type LivedIn, recordAs } from './lived-in.ts';

/** A home with its records, each named so that a single byte of it in a wrong answer gives itself away. */
export type Realm = {
  readonly name: string;
  readonly providerId: ProviderId;
  readonly homeId: HomeId;
  readonly childId: ChildId;
  /** What the addresses of its records are made of. */
  readonly parts: AddressParts;
  /** Who works here or with its child, by role. */
  readonly people: Readonly<Partial<Record<Role, PersonId>>>;
  readonly authorityId: AuthorityId;
  /** The organisation’s name, the home’s. */
  readonly ofProvider: string;
  readonly ofHome: readonly string[];
  /** How the home is kept: its partners, visitors, tablets. */
  readonly ofHouse: readonly string[];
  /** Of the child and everything recorded of them: names, words, ids. */
  readonly ofChild: readonly string[];
};

/** Letters that occur in no page by chance. */
const canary = (name: string, what: string): string => `Qx${name}${what}qj`;

/** A realm of an organisation of its own. `owner` may rename what the app itself may not. */
export async function ownRealm(kith: TestApp, owner: Database, name: string): Promise<Realm> {
  const home = await addLivedIn(kith);
  const { providerId, homeId, childId } = home;
  await asSystem(owner, providerId, async (tx) => {
    await tx
      .updateTable('kith.provider')
      .set({ name: canary(name, 'prov') })
      .execute();
    await tx
      .updateTable('kith.home')
      .set({ name: canary(name, 'home') })
      .execute();
    await tx
      .updateTable('kith.authority')
      .set({ name: canary(name, 'auth') })
      .execute();
    await tx
      .updateTable('kith.local_contact')
      .set({ name: canary(name, 'desk') })
      .execute();
    await tx
      .updateTable('kith.partner')
      .set({ name: canary(name, 'part') })
      .execute();
    await tx
      .updateTable('kith.visit')
      .set({ name: canary(name, 'came') })
      .execute();
    await tx
      .updateTable('kith.browser')
      .set({ name: canary(name, 'slab') })
      .execute();
    await tx
      .updateTable('kith.emergency_access')
      .set({ words: canary(name, 'fear') })
      .execute();
    await tx
      .updateTable('kith.person')
      .set({ family_name: canary(name, 'staff') })
      .execute();
    await tx
      .updateTable('kith.child')
      .set({ given_name: canary(name, 'kid'), family_name: canary(name, 'fam') })
      .execute();
  });
  const told = await tell(kith, name, { providerId, homeId, childId, worker: home.worker });
  const duty = await dutyTo(kith, providerId, home.restriction, {
    action: 'notify',
    recipient: 'social-worker',
  });
  return {
    name,
    providerId,
    homeId,
    childId,
    parts: partsOf(home, duty.dutyId),
    people: peopleOf(home),
    authorityId: home.authorityId,
    ofProvider: canary(name, 'prov'),
    ofHome: [canary(name, 'home')],
    ofHouse: ['part', 'came', 'slab'].map((what) => canary(name, what)),
    ofChild: [
      ...['kid', 'fam', 'auth', 'desk', 'staff', 'fear'].map((what) => canary(name, what)),
      childId,
      home.restriction,
      home.seizure,
      home.device,
      duty.dutyId,
      ...told,
    ],
  };
}

const peopleOf = (home: LivedIn): Realm['people'] => ({
  'support-worker': home.worker,
  'senior-support-worker': home.senior,
  'registered-manager': home.manager,
  'responsible-individual': home.responsible,
  'social-worker': home.socialWorker,
});

/** Another home of the same organisation, whose child another authority placed. */
export async function neighbourOf(kith: TestApp, realm: Realm, name: string): Promise<Realm> {
  const { db } = kith;
  const { providerId } = realm;
  const homeId = await addHome(db, providerId, canary(name, 'home'));
  const authorityId = await addAuthority(db, providerId, canary(name, 'auth'));
  const familyName = canary(name, 'staff');
  const staff = (role: Role) => addPerson(db, providerId, { role, homeId, familyName });
  const people = {
    'support-worker': await staff('support-worker'),
    'senior-support-worker': await staff('senior-support-worker'),
    'registered-manager': await staff('registered-manager'),
    'social-worker': await addPerson(db, providerId, { role: 'social-worker', authorityId, familyName }),
  };
  const childId = await addChild(db, providerId, {
    authorityId,
    homeId,
    socialWorker: people['social-worker'],
    givenName: canary(name, 'kid'),
    familyName: canary(name, 'fam'),
  });
  const told = await tell(kith, name, { providerId, homeId, childId, worker: people['support-worker'] });
  const [restriction = '', device = ''] = told;
  const duty = await dutyTo(kith, providerId, restriction, { action: 'notify', recipient: 'social-worker' });
  return {
    name,
    providerId,
    homeId,
    childId,
    parts: {
      ...absentParts(realm.parts),
      child: childId,
      event: restriction,
      restriction,
      device,
      duty: duty.dutyId,
      person: people['senior-support-worker'],
    },
    people,
    authorityId,
    ofProvider: realm.ofProvider,
    ofHome: [canary(name, 'home')],
    ofHouse: [],
    ofChild: [
      ...['kid', 'fam', 'auth', 'staff'].map((what) => canary(name, what)),
      childId,
      duty.dutyId,
      ...told,
    ],
  };
}

/** The same addresses with ids of nothing. */
export const absentParts = (parts: AddressParts): AddressParts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, /^[0-9a-f]{8}-/.test(value) ? randomUUID() : value]),
  );

/** Records a restriction and a seized device in words of this realm. Answers with the ids and words to look for. */
async function tell(
  kith: TestApp,
  name: string,
  at: { providerId: ProviderId; homeId: HomeId; childId: ChildId; worker: PersonId },
): Promise<readonly string[]> {
  const by = { providerId: at.providerId, personId: at.worker };
  const base = { homeId: at.homeId, childId: at.childId, occurredAt: instant(kith.clock.now()) };
  const device = randomUUID() as DeviceId;
  const restriction = await recordAs(kith, by, {
    ...base,
    type: 'access.restricted',
    facts: { what: ['internet'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
    details: { words: canary(name, 'said'), safe: 'yes' },
  });
  await recordAs(kith, by, {
    ...base,
    type: 'device.seized',
    newDevice: { id: device, kind: 'tablet', description: canary(name, 'slate'), owner: 'child' },
    facts: { suspicion: ['significant-harm'], owner: 'child' },
    details: { words: 'Taken.', safe: 'yes', device: canary(name, 'slate') },
  });
  return [restriction, device, canary(name, 'said'), canary(name, 'slate')];
}
