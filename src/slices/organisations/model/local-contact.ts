import type { DirectoryEntry } from '#engine/pack-schema.ts';
import type { Recipient } from '#engine/vocabulary.ts';
import type { HomeId, LocalContactId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** A number that a home keeps for itself, beside those its policies name. */
export type LocalContact = {
  readonly contactId: LocalContactId;
  readonly homeId: HomeId;
  readonly to: Recipient;
  /** The area whose children it is for; null serves all. */
  readonly area: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly open: DirectoryEntry['open'];
  /** What it is for, and who may use it. */
  readonly purpose: string;
  /** The London day on which somebody last made sure that it answers. */
  readonly lastChecked: PlainDate;
};

/** Whom a home may keep a number for, in the order in which a worker would look for them. */
export const KEPT_FOR = [
  'police',
  'childrens-services',
  'lado',
  'on-call-manager',
  'safeguarding-lead',
  'senior-management',
  'head-of-compliance',
  'prevent-lead',
  'suicide-prevention',
  'advocate',
  'school',
  'network-operator',
  'platform',
  'it-specialist',
] as const satisfies readonly Recipient[];
export type KeptFor = (typeof KEPT_FOR)[number];

const WORDS: Readonly<Record<KeptFor, string>> = {
  police: 'Police',
  'childrens-services': 'Children’s Services',
  lado: 'LADO, the designated officer',
  'on-call-manager': 'On-call manager',
  'safeguarding-lead': 'Safeguarding lead',
  'senior-management': 'Senior management',
  'head-of-compliance': 'Head of compliance',
  'prevent-lead': 'Prevent lead',
  'suicide-prevention': 'Suicide prevention',
  advocate: 'Advocate',
  school: 'School',
  'network-operator': 'Network operator',
  platform: 'Site or platform',
  'it-specialist': 'IT specialist',
};

/** "LADO, the designated officer" */
export const keptForWords = (to: Recipient): string => WORDS[to as KeptFor] ?? to;

const OPEN_WORDS: Readonly<Record<DirectoryEntry['open'], string>> = {
  always: 'At any time',
  'office-hours': 'In office hours',
  'out-of-hours': 'Outside office hours',
};
export const OPENINGS = ['always', 'office-hours', 'out-of-hours'] as const;

/** "Outside office hours" */
export const openingWords = (open: DirectoryEntry['open']): string => OPEN_WORDS[open];

/** A home's number as the engine reads a directory: it cites no clause, because no policy names it. */
export function asDirectoryEntry(contact: LocalContact): DirectoryEntry {
  return {
    id: contact.contactId,
    to: contact.to,
    ...(contact.area === null ? {} : { 'local-authority': contact.area }),
    name: contact.name,
    ...(contact.phone === null ? {} : { phone: contact.phone }),
    ...(contact.email === null ? {} : { email: contact.email }),
    open: contact.open,
    for: contact.purpose,
    'last-checked': contact.lastChecked,
    clauses: [],
  };
}

/** After this many days a number wants checking again. */
export const CHECK_EVERY_DAYS = 182;

/** The value of the choice "children of every area". */
export const EVERY_AREA = 'every';
