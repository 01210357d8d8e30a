import { randomUUID } from 'node:crypto';
import type { Actor } from '#access/actor.ts';
import { contextOf } from '#app/context.ts';
import { recordEvents } from '#app/record-events.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import type {
  AdoptionId,
  DeviceId,
  EventId,
  Id,
  LocalContactId,
  PartnerId,
  PersonId,
  PolicyChangeId,
  ProviderId,
} from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { withActor } from '#platform/db/transaction.ts';
import { type Proposed, propose } from '#slices/adoption/index.ts';
import { addAdoption, addLocalContact } from '#slices/organisations/index.ts';
import { actorOf, rolesOf } from '#slices/people/index.ts';
import type { EventDraft } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import type { TestApp } from './app.ts';
import { addDayBefore, addSpeaker } from './around-home.ts';
import { addSmallHome, adoptPack, asSystem, type SmallHome } from './builders.ts';
import { knowBrowser } from './known-browser.ts';
import { addTimedRights, type TimedIds } from './timed-rights.ts';

export { addSpeaker } from './around-home.ts';
export { dutiesOf, dutyTo, everythingOf, type KeptDuty, recordOf } from './kept.ts';

/** The packs that come with Kith, as `npm start` puts them on the shelf. */
export async function realShelf(): Promise<PackShelf> {
  return { packs: await readAllPacks() };
}

/** Has an organisation follow both policies that come with Kith. */
export async function adoptBoth({ db }: Pick<TestApp, 'db'>, providerId: ProviderId): Promise<void> {
  await adoptPack(db, providerId, { id: 'staying-in-touch', version: '2023-02' });
  await adoptPack(db, providerId, { id: 'correspondence', version: '2021-07' });
}

/** Somebody as they stand now, with their homes and children. */
export async function actorNow(kith: TestApp, providerId: ProviderId, personId: PersonId): Promise<Actor> {
  const now = instant(kith.clock.now());
  const actor = await asSystem(kith.db, providerId, (tx) => actorOf(tx, providerId, personId, now));
  if (!actor) throw new Error('somebody in this test holds no role');
  return actor;
}

/** Records events in one breath as this person, the way a page does. Answers with the first one's id. */
export async function recordAs(
  kith: TestApp,
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  ...drafts: readonly [EventDraft, ...EventDraft[]]
): Promise<EventId> {
  const actor = await actorNow(kith, who.providerId, who.personId);
  return withActor(kith.db, contextOf(actor), (tx) =>
    recordEvents(tx, kith.deps, drafts, {
      actor,
      now: instant(kith.clock.now()),
      submission: randomUUID() as Id<'submission'>,
      action: 'event.record',
      audit: 'EVENT_RECORDED',
      requestId: 'test',
    }),
  );
}

/** A home in which something has happened, and what the addresses of its pages are made of. */
export type LivedIn = SmallHome &
  TimedIds & {
    /** Access that was stopped, of which both policies make duties. */
    readonly restriction: EventId;
    /** A phone taken and kept. */
    readonly seizure: EventId;
    readonly device: DeviceId;
    /** A number of its own that the home keeps. */
    readonly contact: LocalContactId;
    /** A policy that the home will follow on its own, years from now. */
    readonly adoption: AdoptionId;
    /** A change of a setting that waits for a decision. */
    readonly change: PolicyChangeId;
    /** A passkey of the manager's. */
    readonly passkey: string;
    /** A tablet that the home shares. */
    readonly browser: string;
    /** The role of its senior support worker. */
    readonly seniorRole: string;
    /** An agency that it works with, and the role of somebody who speaks for it. */
    readonly partner: PartnerId;
    readonly speaker: string;
    /** A shift that was planned the day before, and a visitor of that day. */
    readonly shift: string;
    readonly visit: string;
  };

/** A small home under both policies: at the test's now access was stopped and a phone was taken. */
export async function addLivedIn(kith: TestApp): Promise<LivedIn> {
  const home = await addSmallHome(kith.db);
  await adoptBoth(kith, home.providerId);
  const by = { providerId: home.providerId, personId: home.worker };
  const base = { homeId: home.homeId, childId: home.childId, occurredAt: instant(kith.clock.now()) };
  const restriction = await recordAs(kith, by, {
    ...base,
    type: 'access.restricted',
    facts: {
      what: ['phone', 'internet'],
      extent: 'withdrawn',
      emergency: true,
      grounds: ['significant-harm'],
    },
    details: { words: 'Zephyr nineteen wrote again.', safe: 'yes' },
  });
  const device = randomUUID() as DeviceId;
  const seizure = await recordAs(kith, by, {
    ...base,
    type: 'device.seized',
    newDevice: { id: device, kind: 'phone', description: 'vermilion phone', owner: 'child' },
    facts: { suspicion: ['significant-harm'], owner: 'child' },
    details: { words: 'Taken beside the orchard wall.', safe: 'yes', device: 'vermilion phone' },
  });
  const contact = await addContact(kith, home);
  const adoption = await adoptLater(kith, home);
  const change = await proposeAs(
    kith,
    { providerId: home.providerId, personId: home.manager },
    {
      homeId: home.homeId,
      proposal: {
        kind: 'setting',
        setting: 'review-interval-held-devices',
        value: 'P3D',
        was: null,
        clauses: ['SIT-5.14'],
      },
      reason: 'Nobody asked for the lemon-yellow week.',
    },
  );
  const passkey = await addPasskeyRow(kith, home);
  const { browserId: browser } = await knowBrowser(kith, home, { cookies: new Map() }, 'shared');
  const roles = await asSystem(kith.db, home.providerId, (tx) => rolesOf(tx, home.providerId, home.senior));
  const seniorRole = roles[0]?.roleHeldId ?? '';
  const kept = { restriction, seizure, device, contact, adoption, change, passkey, browser, seniorRole };
  const around = { ...(await addSpeaker(kith, home)), ...(await addDayBefore(kith, home)) };
  return { ...home, ...kept, ...around, ...(await addTimedRights(kith, home)) };
}

/** Proposes a change as this person, the way a page does, and looks at what it would change. */
export async function proposeAs(
  kith: TestApp,
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  proposed: Omit<Proposed, 'submission'> & Partial<Pick<Proposed, 'submission'>>,
): Promise<PolicyChangeId> {
  const actor = await actorNow(kith, who.providerId, who.personId);
  const now = instant(kith.clock.now());
  return withActor(kith.db, contextOf(actor), (tx) =>
    propose(
      { tx, actor, now, shelf: kith.deps.shelf, later: () => undefined },
      { submission: randomUUID() as Id<'submission'>, ...proposed },
    ),
  );
}

async function adoptLater(kith: TestApp, home: SmallHome): Promise<AdoptionId> {
  const adoptionId = randomUUID() as AdoptionId;
  const adoption = {
    adoptionId,
    homeId: home.homeId,
    id: 'correspondence',
    version: '2021-07',
    from: '2031-01-01' as PlainDate,
    by: home.manager,
    reason: 'From then on ours alone.',
  };
  await asSystem(kith.db, home.providerId, (tx) =>
    addAdoption(tx, home.providerId, adoption, instant(kith.clock.now())),
  );
  return adoptionId;
}

/** A passkey of the manager's, as the database keeps it; nothing answers for it. */
async function addPasskeyRow({ db, clock }: TestApp, home: SmallHome): Promise<string> {
  const row = {
    provider_id: home.providerId,
    passkey_id: randomUUID(),
    person_id: home.manager,
    credential_id: Buffer.from(randomUUID()),
    public_key: Buffer.from('none'),
    counter: 0,
    kind: 'roaming',
    transports: ['usb'],
    multi_device: false,
    backed_up: false,
    aaguid: randomUUID(),
    name: 'Heron key',
    added_at: new Date(clock.now()),
  };
  await asSystem(db, home.providerId, (tx) => tx.insertInto('kith.passkey').values(row).execute());
  return row.passkey_id;
}

/** A number that a home keeps for itself, its police desk's. */
export async function addContact(kith: TestApp, home: SmallHome): Promise<LocalContactId> {
  const contactId = randomUUID() as LocalContactId;
  const now = instant(kith.clock.now());
  const contact = {
    contactId,
    homeId: home.homeId,
    to: 'police',
    area: null,
    name: 'Heron Street desk',
    phone: '01632 960440',
    email: null,
    open: 'office-hours',
    purpose: 'Talking over a worry with an officer.',
    lastChecked: londonDate(now),
  } as const;
  await asSystem(kith.db, home.providerId, (tx) =>
    addLocalContact(tx, home.providerId, contact, home.manager, now),
  );
  return contactId;
}
