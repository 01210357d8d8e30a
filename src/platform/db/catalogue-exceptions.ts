import type { Exception, Rule } from './catalogue.ts';

const letOff = (object: string, because: string, ...rules: readonly Rule[]): Exception[] =>
  rules.map((rule) => ({ object, rule, because }));

const wall: Rule = 'no restrictive policy walls providers apart';
const key: Rule = 'the primary key does not begin with provider_id';
const seen: Rule = 'the whole organisation sees a person’s or a child’s row';
const unique: Rule = 'the unique index does not begin with provider_id';

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
  ...letOff('credential_email', 'One address signs in to one account, whichever the provider.', unique),
];
