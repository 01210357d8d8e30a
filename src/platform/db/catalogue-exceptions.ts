import type { Exception, Rule } from './catalogue.ts';

const letOff = (object: string, because: string, ...rules: readonly Rule[]): Exception[] =>
  rules.map((rule) => ({ object, rule, because }));

const wall: Rule = 'no restrictive policy walls providers apart';
const key: Rule = 'the primary key does not begin with provider_id';
const seen: Rule = 'the whole organisation sees a person’s or a child’s row';
const unique: Rule = 'the unique index does not begin with provider_id';

const visitor: Rule = 'a visitor could write here';
const readOnly: Rule = 'a child’s row could be written by whoever may only read it';

/** The few objects that cannot follow a rule, each with the reason why it may. */
export const exceptions: readonly Exception[] = [
  ...letOff(
    'migration',
    'Belongs to the installation, holds names of files; the app has no rights on it.',
    wall,
    key,
  ),
  ...letOff('installation', 'One row for the whole installation, before any provider exists.', wall, key),
  ...letOff('sign_in_attempt', 'Counted before anybody is known; holds hashes only.', wall, key),
  ...letOff('credential', 'Found by e-mail at sign-in, when the provider is not known yet.', wall),
  ...letOff('audit_pending', 'A queue that Kith empties for every provider; holds row numbers only.', wall),
  ...letOff('audit_head', 'Tells Kith which logs there are; holds sizes and hashes only.', wall),
  ...letOff(
    'sign_on_identity',
    'Found by issuer and subject at sign-in, when the provider is not known yet.',
    wall,
  ),
  ...letOff('sign_on_identity_once', 'One identity signs in to one account, whichever the provider.', unique),
  ...letOff('person', 'Names and numbers of staff: every page says who wrote and whom to ring.', seen),
  ...letOff('role_held', 'Who works where in which role; access itself is read from it, of everybody.', seen),
  ...letOff('migration', 'The app has no rights on it.', visitor),
  ...['audit_entry', 'audit_pending', 'audit_head', 'audit_leaf', 'audit_checkpoint'].flatMap((table) =>
    letOff(table, 'That a visitor looked is written down too.', visitor),
  ),
  ...['session', 'draft', 'browser', 'sign_in_attempt', 'spent_challenge'].flatMap((table) =>
    letOff(table, 'Whoever is signed in leaves something here, a visitor too.', visitor),
  ),
  ...['credential', 'passkey', 'recovery', 'link_code', 'sign_on_identity'].flatMap((table) =>
    letOff(table, 'A visitor looks after their own way to sign in.', visitor),
  ),
  ...letOff('audit_entry', 'That a child’s record was read is written down.', readOnly),
  ...letOff('emergency_access', 'Whoever opened a record gives it back themselves.', readOnly),
  ...letOff('credential_email', 'One address signs in to one account, whichever the provider.', unique),
];
