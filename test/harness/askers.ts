import type { Role } from '#access/actor.ts';
import type { PartnerId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { TestApp } from './app.ts';
import type { Answer, Browser } from './browser.ts';
import { addPerson } from './builders.ts';
import { addVisitor, type GrantToAdd, openInEmergency } from './for-a-while.ts';
import type { Realm } from './realms.ts';

/** Somebody who asks, and what they may meet. Realms are told by their names. */
export type Asker = {
  readonly name: string;
  readonly browser: Browser;
  /** Absent for nobody. */
  readonly who: { readonly personId: PersonId; readonly providerId: ProviderId } | undefined;
  /** What they are now; a right of which no role of theirs is told of is none of theirs, wherever they ask. */
  readonly roles: readonly Role[];
  /** Of which they may meet everything. */
  readonly sees: readonly string[];
  /** Of which they may meet the child’s record and the home’s name. */
  readonly reads: readonly string[];
  /** Of which they may meet the home’s own name and registers. */
  readonly visits: readonly string[];
  /** In which they may write. */
  readonly writes: readonly string[];
  /** Whether they have any right in their organisation now: its name is no secret from them then. */
  readonly within: boolean;
  /** The realms whose addresses they try; the others are those of whoever stands as they do. */
  readonly tries: readonly Realm[];
};

type May = Partial<Pick<Asker, 'sees' | 'reads' | 'visits' | 'writes' | 'within'>>;
type Add = (
  name: string,
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  roles: readonly Role[],
  may?: May,
) => Promise<void>;

const STAFF = ['support-worker', 'senior-support-worker', 'registered-manager'] as const;
const PARTNERS = ['agency-contact', 'board-member'] as const;
const ALL = [...STAFF, 'responsible-individual', 'social-worker', ...PARTNERS] as const;
const YESTERDAY = '2026-11-20';
const TOMORROW = '2026-11-22';

/**
 * Everybody who may ask: each role in each of three realms (`a` and its neighbour `b` of one organisation, `c` of
 * another), those whose role or grant has ended or not begun, visitors with each consent and without, staff who opened a
 * record in an emergency, and nobody.
 */
export async function askersOf(
  kith: TestApp,
  realms: readonly [a: Realm, b: Realm, c: Realm],
): Promise<readonly Asker[]> {
  const [a, b, c] = realms;
  const askers: Asker[] = [];
  const into =
    (tries: readonly Realm[]): Add =>
    async (name, who, roles, may = {}) => {
      const { sees = [], reads = [], visits = [], writes = [] } = may;
      const within = may.within ?? sees.length + reads.length + visits.length > 0;
      const browser = await kith.signInAs(who);
      askers.push({ name, browser, who, roles, sees, reads, visits, writes, within, tries });
    };
  await addRoles(a, into(realms));
  await addRoles(b, into([a, b]));
  await addRoles(c, into([a]));
  await addPartners(kith, a, into([a, c]));
  await addRevoked(kith, a, into([a]));
  await addVisitors(kith, a, into([a, b]), into([a]));
  await addEmergencies(kith, a, b, into([a, b]));
  const nobody = { who: undefined, roles: [], sees: [], reads: [], visits: [], writes: [], within: false };
  askers.push({ name: 'nobody', browser: kith.browser(), ...nobody, tries: [a] });
  return askers;
}

async function addRoles(realm: Realm, add: Add): Promise<void> {
  const { name, providerId, people } = realm;
  for (const role of [...STAFF, 'responsible-individual', 'social-worker'] as const) {
    const personId = people[role];
    if (!personId) continue;
    const all = role === 'responsible-individual' && name === 'a' ? ['a', 'b'] : [name];
    const may = role === 'social-worker' ? { reads: all, writes: all } : { sees: all, writes: all };
    await add(`${role} of ${name}`, { providerId, personId }, [role], may);
  }
}

async function addPartners(kith: TestApp, realm: Realm, add: Add): Promise<void> {
  const { name, providerId } = realm;
  for (const role of PARTNERS) {
    const personId = await addPerson(kith.db, providerId, { role, partnerId: partnerOf(realm) });
    await add(`${role} of ${name}`, { providerId, personId }, [role], { within: true });
  }
}

const isOver = ({ ended, from = YESTERDAY, to = TOMORROW }: GrantToAdd): boolean =>
  ended === true || from > YESTERDAY || to < TOMORROW;

const partnerOf = (realm: Realm): PartnerId => realm.parts['partner'] as PartnerId;

async function addRevoked(kith: TestApp, a: Realm, add: Add): Promise<void> {
  const { providerId, homeId, authorityId } = a;
  const where = (role: Role) => {
    if (role === 'social-worker') return { authorityId };
    if (role === 'responsible-individual') return {};
    return role === 'agency-contact' || role === 'board-member' ? { partnerId: partnerOf(a) } : { homeId };
  };
  for (const role of ALL) {
    const personId = await addPerson(kith.db, providerId, { role, to: YESTERDAY, ...where(role) });
    await add(`${role} of a, revoked yesterday`, { providerId, personId }, []);
  }
}

async function addVisitors(kith: TestApp, a: Realm, add: Add, addToOwn: Add): Promise<void> {
  const { providerId } = a;
  const both = ['child', 'placing-authority'] as const;
  const visits = { visits: ['a'] };
  const visitor = async (how: Add, name: string, grant: GrantToAdd, may: May = {}) =>
    how(
      name,
      { providerId, personId: await addVisitor(kith, a, grant) },
      isOver(grant) ? [] : [grant.role],
      may,
    );
  for (const role of ['inspector', 'independent-visitor'] as const) {
    await visitor(add, `${role} of a`, { role }, visits);
    await visitor(add, `${role} of a with both consents`, { role, consents: both }, { reads: ['a'] });
    await visitor(addToOwn, `${role} of a, ended`, { role, ended: true, consents: both });
  }
  const role = 'inspector';
  for (const one of both)
    await visitor(addToOwn, `inspector, ${one} alone agreed`, { role, consents: [one] }, visits);
  for (const withdrawn of both)
    await visitor(
      addToOwn,
      `inspector, ${withdrawn} took it back`,
      { role, consents: both, withdrawn },
      visits,
    );
  await visitor(addToOwn, 'inspector until yesterday', { role, to: YESTERDAY, consents: both });
  await visitor(addToOwn, 'inspector from tomorrow', { role, from: TOMORROW, consents: both });
}

async function addEmergencies(kith: TestApp, a: Realm, b: Realm, add: Add): Promise<void> {
  const { providerId } = a;
  for (const stands of ['open', 'ended', 'closed'] as const) {
    const personId = await addPerson(kith.db, providerId, { role: 'support-worker', homeId: b.homeId });
    await openInEmergency(kith, a, personId, stands);
    const reads = stands === 'open' ? ['a'] : [];
    const may = { sees: ['b'], reads, writes: ['b'] };
    await add(`worker of b, emergency in a ${stands}`, { providerId, personId }, ['support-worker'], may);
  }
}

/** What of somebody else’s stands in an answer, beyond what the asker themself typed into the address. */
export function leaked(
  realms: readonly Realm[],
  asker: Asker,
  answer: Pick<Answer, 'body' | 'headers'>,
  url: string,
): readonly string[] {
  const all = `${answer.body}\n${JSON.stringify(answer.headers)}`;
  // Who looked at a child’s record, or tried to, is told to whoever answers for it, wherever in the organisation they are.
  const mayBeNamed = /[/]children[/][^/]+[/]audit$/.test(url) ? /^Qx.staffqj$/ : /^$/;
  return foreignTo(realms, asker).filter(
    (each) => all.includes(each) && !url.includes(each) && !mayBeNamed.test(each),
  );
}

/** What may stand in no answer to somebody. */
function foreignTo(realms: readonly Realm[], asker: Asker): readonly string[] {
  return realms.flatMap((realm) => {
    const { name, providerId, ofProvider, ofHome, ofHouse, ofChild } = realm;
    if (asker.sees.includes(name)) return [];
    const reads = asker.reads.includes(name);
    const own = asker.within && asker.who?.providerId === providerId;
    return [
      ...ofHouse,
      ...(reads ? [] : ofChild),
      ...(reads || asker.visits.includes(name) ? [] : ofHome),
      ...(own ? [] : [ofProvider]),
    ];
  });
}

/** Goes through every asker, a few at a time, and gathers whatever was wrong. */
export async function sweep(
  askers: readonly Asker[],
  walk: (asker: Asker, wrong: (what: string) => void) => Promise<void>,
): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...askers];
  const worker = async () => {
    for (let asker = waiting.shift(); asker; asker = waiting.shift()) {
      const { name } = asker;
      await walk(asker, (what) => void faults.push(`${name}: ${what}`));
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return faults;
}
