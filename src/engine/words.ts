import { momentInWords } from '#kernel/day-words.ts';
import type { Due, Mark } from './types.ts';
import type { Act, Action, Decision, Recipient } from './vocabulary.ts';

/** Names of roles as they stand in a sentence. */
const ROLES: Readonly<Record<Recipient, string>> = {
  child: 'the child',
  parents: 'the parents',
  'social-worker': 'the social worker',
  'placing-authority': 'the placing authority',
  'home-manager': 'the home’s manager',
  'on-call-manager': 'the on-call manager',
  'line-manager': 'the line manager',
  'safeguarding-lead': 'the safeguarding lead',
  'senior-management': 'senior management',
  'head-of-compliance': 'the head of compliance',
  'responsible-individual': 'the responsible individual',
  'it-specialist': 'an IT specialist',
  police: 'Police',
  'emergency-services': 'the emergency services',
  'childrens-services': 'Children’s Services',
  lado: 'the LADO',
  ofsted: 'Ofsted',
  ceop: 'CEOP',
  iwf: 'the IWF',
  'prevent-lead': 'the Prevent lead',
  'network-operator': 'the network operator',
  platform: 'the platform',
  school: 'the school',
  'suicide-prevention': 'the suicide prevention service',
  advocate: 'the advocate',
  'affected-people': 'the people affected',
  'all-staff': 'all staff',
  'those-involved': 'those involved',
};

/** "the social worker" */
export const roleInWords = (role: Recipient): string => ROLES[role];

/** "the home’s manager and the social worker" */
export function rolesInWords(roles: readonly Recipient[]): string {
  const words = roles.map(roleInWords);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** How an action meets its recipient, where the verb alone does not: the social worker assesses, and is not assessed. */
const MEETS: Partial<Record<Action, string>> = {
  agree: 'with',
  assess: 'by',
  check: 'with',
  decide: 'with',
  discuss: 'with',
  'hand-over': 'to',
  plan: 'with',
  refer: 'to',
  report: 'to',
  return: 'to',
  review: 'with',
};

/** "notify the social worker", "hand over to the home’s manager", "record" */
export function dutyInWords(action: Action, recipient: Recipient | undefined): string {
  const verb = action.replaceAll('-', ' ');
  if (recipient === undefined) return verb;
  return [verb, MEETS[action], roleInWords(recipient)].filter((word) => word !== undefined).join(' ');
}

/** "within 24 hours: Monday 31 August 2026, 15:10" */
export function dueInWords(due: Due): string {
  return due.at === null ? due.text : `${due.text}: ${momentInWords(due.at)}`;
}

const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  allow: 'allowed',
  'allow-with-reason': 'allowed with a reason',
  block: 'not yet allowed',
};

/** "not yet allowed" */
export const decisionInWords = (decision: Decision): string => DECISION_WORDS[decision];

/** "restrict access" */
export const actInWords = (act: Act): string => act.replaceAll('-', ' ');

/** "placement plan and case record" */
export function placesInWords(places: readonly string[]): string {
  const words = places.map((place) => place.replaceAll('-', ' '));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "Staying in Touch (2023-02), SIT-4.16, rule tell-social-worker", and whether that is the document's own. */
export function ruleInWords(
  title: string,
  version: string,
  clauses: readonly string[],
  rule: string,
  mark: Mark | undefined,
): string {
  const own = mark === undefined ? '' : ` (${mark} by Kith, not the document’s words)`;
  return `${title} (${version}), ${clauses.join(', ')}, rule ${rule}${own}`;
}
