import type { DirectoryEntry } from '#engine/pack-schema.ts';
import { openInWords } from '#engine/time/office-hours.ts';
import type { Recipient } from '#engine/vocabulary.ts';
import { roleInWords } from '#engine/words.ts';
import { capital } from '#kernel/fill-words.ts';
import type { Held, Policy } from './policy.ts';

/** A number that a policy names, and when it answers. */
export type Reachable = {
  readonly entry: DirectoryEntry;
  readonly policy: Policy;
  /** "Monday to Friday, 09:00 to 17:00, not on bank holidays" */
  readonly when: string;
};

/** Numbers for one purpose. */
export type DirectoryGroup = {
  readonly to: Recipient;
  readonly title: string;
  readonly numbers: readonly Reachable[];
};

/** In the order in which somebody who is worried would look. */
const ORDER: readonly Recipient[] = [
  'emergency-services',
  'police',
  'childrens-services',
  'lado',
  'ceop',
  'iwf',
  'suicide-prevention',
  'prevent-lead',
  'child',
  'advocate',
  'parents',
  'safeguarding-lead',
  'school',
  'platform',
  'network-operator',
  'ofsted',
];
const TITLES: Partial<Record<Recipient, string>> = {
  'childrens-services': 'Children’s Services: the front doors',
  child: 'For young people',
  parents: 'For parents and carers',
  ceop: 'Reporting sexual abuse online',
  iwf: 'Getting a picture taken down',
  'prevent-lead': 'Worries about extremism',
};

/** Every number of the policies that count, by whom it reaches; those of an area together. */
export function directoryOf(held: readonly Held[]): readonly DirectoryGroup[] {
  const all = held.flatMap(({ policy }) => {
    const { clocks } = policy.pack.untouched;
    return policy.pack.data.directory.map((entry) => ({
      entry,
      policy,
      when: openInWords(entry.open, clocks.officeHours),
    }));
  });
  const rank = (to: Recipient) => (ORDER.includes(to) ? ORDER.indexOf(to) : ORDER.length);
  return [...new Set(all.map(({ entry }) => entry.to))]
    .toSorted((a, b) => rank(a) - rank(b))
    .map((to) => ({
      to,
      title: TITLES[to] ?? capital(roleInWords(to).replace(/^the /, '')),
      numbers: all
        .filter(({ entry }) => entry.to === to)
        .toSorted((a, b) =>
          (a.entry['local-authority'] ?? '').localeCompare(b.entry['local-authority'] ?? '', 'en'),
        ),
    }));
}
