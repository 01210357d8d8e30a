import type { ChildId, HomeId, PersonId } from '#kernel/ids.ts';
import type { Role } from './actor.ts';
import { VISITOR_ROLES } from './actor.ts';
import type { Sealed } from './seals.ts';

/** How what is acted on stands: a decision `waiting` for its second person, a grant `in-force`, an access `unreviewed`. */
export type State = 'waiting' | 'in-force' | 'unreviewed';

/** What somebody wants to act on. Ids only; absent parts are not part of the question. */
export type Subject = {
  readonly homeId?: HomeId | undefined;
  readonly childId?: ChildId | undefined;
  /** The sealed case that it belongs to; left out where it is not sealed. */
  readonly sealed?: Sealed | undefined;
  readonly state?: State | undefined;
  /** Whose doing it is: who proposed, who opened in an emergency. */
  readonly by?: PersonId | undefined;
};

/**
 * How the person must stand to the subject:
 * `at-home` the role is held at the subject's home, now · `with-child` the child lives at a home where the role
 * is held, or is allocated to the person · `with-record` the same, and at the home for a record of no child ·
 * `emergency` they opened the child's record in an emergency that has not ended · `consented` the child and the placing
 * authority agreed that this visitor reads it · `provider` anywhere in the person's organisation · `self` their own
 * account.
 */
export type Relation =
  | 'at-home'
  | 'with-child'
  | 'with-record'
  | 'emergency'
  | 'consented'
  | 'provider'
  | 'self';

export type Grant = {
  readonly roles: readonly Role[];
  readonly relation: Relation;
  /** Only while it stands so; left out, however it stands. */
  readonly while?: State;
  /** Never for what is one's own doing: a second person decides. */
  readonly others?: true;
};

const HOME_STAFF = ['support-worker', 'senior-support-worker', 'registered-manager'] as const;
const LEADS = ['senior-support-worker', 'registered-manager'] as const;
const EVERYONE = [...HOME_STAFF, 'responsible-individual', 'social-worker'] as const;
const PARTNERS = ['agency-contact', 'board-member'] as const;
const MANAGER = ['registered-manager'] as const;
/** What staff of another home may read of a child whose record they opened in an emergency. Reading only. */
const inEmergency: Grant = { roles: HOME_STAFF, relation: 'emergency' };
const byConsent: Grant = { roles: VISITOR_ROLES, relation: 'consented' };
const anywhere: Grant = { roles: ['responsible-individual'], relation: 'provider' };
const secondAnywhere = {
  roles: ['responsible-individual'],
  relation: 'provider',
  while: 'waiting',
  others: true,
} as const;

/**
 * Who may do what, to whom: one row an action, in the words a registered manager can read. Deny by default:
 * an action with no matching row is refused.
 */
export const POLICY = {
  'home.view': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'child.list': [{ roles: EVERYONE, relation: 'self' }],
  'child.add': [{ roles: ['registered-manager'], relation: 'at-home' }],
  'child.allocate': [{ roles: MANAGER, relation: 'with-child' }, anywhere],
  'child.view': [
    { roles: HOME_STAFF, relation: 'with-child' },
    { roles: ['social-worker'], relation: 'with-child' },
    inEmergency,
    byConsent,
    anywhere,
  ],
  'audit.view': [{ roles: ['registered-manager'], relation: 'with-child' }, anywhere],
  'event.record': [{ roles: HOME_STAFF, relation: 'with-record' }],
  'event.start': [{ roles: HOME_STAFF, relation: 'self' }],
  'event.view': [
    { roles: HOME_STAFF, relation: 'with-record' },
    { roles: ['social-worker'], relation: 'with-child' },
    inEmergency,
    byConsent,
    anywhere,
  ],
  'event.add': [{ roles: HOME_STAFF, relation: 'with-record' }],
  'duty.view': [{ roles: HOME_STAFF, relation: 'with-record' }, inEmergency, anywhere],
  'duty.do': [{ roles: HOME_STAFF, relation: 'with-record' }],
  'duty.set-aside': [{ roles: ['registered-manager'], relation: 'with-record' }],
  'device.view': [
    { roles: HOME_STAFF, relation: 'with-child' },
    { roles: ['social-worker'], relation: 'with-child' },
    inEmergency,
    byConsent,
    anywhere,
  ],
  'device.list': [{ roles: [...HOME_STAFF, 'responsible-individual'], relation: 'self' }],
  'restriction.view': [
    { roles: HOME_STAFF, relation: 'with-child' },
    { roles: ['social-worker'], relation: 'with-child' },
    inEmergency,
    byConsent,
    anywhere,
  ],
  'restriction.review': [{ roles: LEADS, relation: 'with-child' }],
  'notice.list': [{ roles: ['social-worker'], relation: 'self' }],
  'notice.answer': [{ roles: ['social-worker'], relation: 'with-child' }],
  'feed.keep': [anywhere],
  'browser.keep': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'person.invite': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'person.recover': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'person.list': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'person.view': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'person.add': [{ roles: MANAGER, relation: 'at-home' }],
  'person.import': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'child.import': [{ roles: MANAGER, relation: 'at-home' }],
  'role.give': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'role.end': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'shift.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'shift.own': [{ roles: HOME_STAFF, relation: 'at-home' }],
  'shift.plan': [{ roles: LEADS, relation: 'at-home' }],
  'shift.tell': [{ roles: LEADS, relation: 'at-home' }],
  'visit.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'visit.write': [{ roles: HOME_STAFF, relation: 'at-home' }],
  'partner.list': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'partner.keep': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'number.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'number.keep': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'setting.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'setting.change': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'policy.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'policy.adopt': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'change.list': [{ roles: HOME_STAFF, relation: 'at-home' }, anywhere],
  'change.settle': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'account.own': [{ roles: [...EVERYONE, ...PARTNERS, ...VISITOR_ROLES], relation: 'self' }],
  'library.read': [{ roles: [...EVERYONE, ...PARTNERS, ...VISITOR_ROLES], relation: 'self' }],
  'policy.try': [{ roles: [...EVERYONE, ...PARTNERS], relation: 'self' }],
  'receipt.give': [{ roles: [...HOME_STAFF, 'responsible-individual'], relation: 'self' }],
  'receipt.list': [{ roles: ['registered-manager'], relation: 'at-home' }, anywhere],
  'access.read': [{ roles: [...MANAGER, 'responsible-individual'], relation: 'self' }],
  'emergency.open': [{ roles: HOME_STAFF, relation: 'self' }],
  'emergency.close': [{ roles: HOME_STAFF, relation: 'self' }],
  'emergency.view': [{ roles: HOME_STAFF, relation: 'self' }, anywhere],
  'emergency.review': [
    { roles: MANAGER, relation: 'at-home', others: true },
    { ...anywhere, others: true },
  ],
  'review.list': [{ roles: [...LEADS, 'responsible-individual'], relation: 'self' }],
  'release.second': [
    { roles: LEADS, relation: 'with-child', while: 'waiting', others: true },
    secondAnywhere,
  ],
  'rights.second': [{ roles: MANAGER, relation: 'at-home', while: 'waiting', others: true }, secondAnywhere],
  'matter.second': [
    { roles: MANAGER, relation: 'with-child', while: 'waiting', others: true },
    secondAnywhere,
  ],
  'dated.list': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'dated.give': [{ roles: MANAGER, relation: 'at-home' }, anywhere],
  'dated.end': [
    { roles: MANAGER, relation: 'at-home', while: 'in-force' },
    { ...anywhere, while: 'in-force' },
  ],
  'consent.keep': [
    { roles: LEADS, relation: 'with-child', while: 'in-force' },
    { roles: ['social-worker'], relation: 'with-child', while: 'in-force' },
  ],
  'register.view': [{ roles: VISITOR_ROLES, relation: 'at-home' }],
} as const satisfies Record<string, readonly Grant[]>;

export type Action = keyof typeof POLICY;
