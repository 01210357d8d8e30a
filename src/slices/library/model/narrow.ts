import type { Clause, ClauseRoles } from '#engine/pack-schema.ts';
import { CLAUSE_ROLES, CLAUSE_TOPICS } from '#engine/pack-schema.ts';
import { CLAUSE_KINDS } from './clause-words.ts';
import type { PolicySection } from './policy.ts';

/** What a reader narrows a policy to; '' for everything. */
export type Narrowing = { readonly role: string; readonly topic: string; readonly kind: string };

type Role = (typeof CLAUSE_ROLES)[number];
type Topic = (typeof CLAUSE_TOPICS)[number];

/** Whom a clause asks something of, as it begins a line. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'support-worker': 'A support worker',
  'registered-manager': 'A registered manager',
  provider: 'The home or organisation',
  'social-worker': 'A social worker or placing authority',
  'young-person': 'A child or young person',
  'parents-and-carers': 'A parent or carer',
  professionals: 'Any professional or agency',
  police: 'Police',
  'childrens-services': 'Children’s Services',
  schools: 'A school',
  'partnership-board': 'The partnership board',
};

/** What a clause is about, as it begins a line. */
export const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  'being-in-touch': 'Being in touch',
  devices: 'Phones and devices',
  'going-online': 'Going online',
  'social-media': 'Social media and accounts',
  pictures: 'Pictures and cameras',
  'limits-and-measures': 'Limits and measures',
  'sexual-harm': 'Sexual harm',
  bullying: 'Bullying',
  extremism: 'Extremism',
  'money-and-scams': 'Money and scams',
  gaming: 'Gaming',
  signs: 'Signs to notice',
  'telling-and-referring': 'Telling and referring',
  family: 'Telling the family',
  assessment: 'Assessing and deciding',
  records: 'Records',
  education: 'Teaching and talking',
  staff: 'Staff and training',
  networks: 'Wi-Fi and filters',
  law: 'Law',
  resources: 'Resources',
  partnership: 'Partnership and strategy',
};

/** The sections with the clauses that fit, without those that have none left. */
export function narrowed(
  sections: readonly PolicySection[],
  { role, topic, kind }: Narrowing,
  roles: ClauseRoles,
): readonly PolicySection[] {
  const has = (list: readonly string[] | undefined, one: string) => one === '' || (list ?? []).includes(one);
  const fits = ({ id, kind: own }: Clause): boolean =>
    (kind === '' || own === kind) && has(roles[id]?.for, role) && has(roles[id]?.topics, topic);
  return sections
    .map((section) => ({ ...section, clauses: section.clauses.filter(({ clause }) => fits(clause)) }))
    .filter(({ clauses }) => clauses.length > 0);
}

/** What a policy can be narrowed to: what its clauses have, in the order of each list. */
export function choicesIn(sections: readonly PolicySection[], roles: ClauseRoles) {
  const kinds = new Set(sections.flatMap((section) => section.clauses.map(({ clause }) => clause.kind)));
  const sorted = Object.values(roles);
  return {
    roles: CLAUSE_ROLES.filter((role) => sorted.some((each) => each.for.includes(role))),
    topics: CLAUSE_TOPICS.filter((topic) => sorted.some((each) => each.topics.includes(topic))),
    kinds: (Object.keys(CLAUSE_KINDS) as Clause['kind'][]).filter((kind) => kinds.has(kind)),
  };
}
