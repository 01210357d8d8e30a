/**
 * The stable vocabulary of the duty engine. Outside tools rely on these names: add freely, rename never.
 */
export const RECIPIENTS = [
  'child',
  'parents',
  'social-worker',
  'placing-authority',
  'home-manager',
  'on-call-manager',
  'line-manager',
  'safeguarding-lead',
  'senior-management',
  'head-of-compliance',
  'responsible-individual',
  'it-specialist',
  'police',
  'emergency-services',
  'childrens-services',
  'lado',
  'ofsted',
  'ceop',
  'iwf',
  'prevent-lead',
  'network-operator',
  'platform',
  'school',
  'suicide-prevention',
  'advocate',
  'affected-people',
  'all-staff',
  'those-involved',
] as const;
/** A role that a duty is owed to; resolved to people through the child's and the home's relationships. */
export type Recipient = (typeof RECIPIENTS)[number];

export const ACTIONS = [
  'notify',
  'consult',
  'agree',
  'refer',
  'report',
  'discuss',
  'record',
  'assess',
  'review',
  'decide',
  'plan',
  'hand-over',
  'hold',
  'return',
  'check',
  'remove-content',
  'support',
  'educate',
  'train',
  'sign',
  'display',
  'restrict',
  'supervise',
] as const;
/** What is owed: `notify` tell, `consult` ask before deciding, `agree` get agreement, `refer` hand a concern on. */
export type Action = (typeof ACTIONS)[number];

export const RECORDS = [
  'placement-plan',
  'placement-plan-review',
  'care-plan',
  'risk-assessment',
  'case-record',
  'young-persons-file',
  'measure-record',
  'sanction-record',
  'seizure-record',
  'incident-log',
  'staff-record',
  'statement-of-purpose',
] as const;
/** Where a duty is to be written down. */
export type RecordPlace = (typeof RECORDS)[number];

export const ACTS = [
  'allow-communication',
  'allow-internet',
  'allow-account',
  'allow-adult-shared-site',
  'allow-camera',
  'post-own-image',
  'photograph-child',
  'display-photograph',
  'restrict-access',
  'confiscate-device',
  'return-device',
  'examine-device',
  'inform-family',
  'attach-image',
  'ask-child-to-delete',
  'close-case',
  'set-wifi-window',
  'join-network',
  'change-filter',
  'use-staff-phone',
  'contact-child-online',
  'store-on-device',
  'name-tier-as-outcome',
  'search-online',
  'rely-on-online-information',
  'finish-assessment',
] as const;
/** An act that a gate judges. */
export type Act = (typeof ACTS)[number];

/** Weakest first: where several gates judge one act, the last of these that any of them gives is the answer. */
export const DECISIONS = ['allow', 'allow-with-reason', 'block'] as const;
export type Decision = (typeof DECISIONS)[number];

export const CHANNELS = [
  'letter',
  'phone',
  'text',
  'email',
  'messaging',
  'video-call',
  'social-media',
  'online-gaming',
  'forum',
  'in-person',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** `unstated`: the policy names no time; such a duty has no instant and is never overdue by itself. */
export const CLOCK_KINDS = [
  'now',
  'elapsed',
  'working-days',
  'calendar-days',
  'months',
  'recurring',
  'before',
  'unstated',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const PROMPT_KINDS = ['do', 'do-not', 'say', 'do-not-say'] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

export const HARMS = [
  'indecent-images',
  'grooming',
  'self-generated-image',
  'pornography-exposure',
  'inappropriate-contact',
  'sexual-communication',
  'sexual-exploitation',
  'cyberbullying',
  'extremism',
  'gang-violence',
  'scam',
  'money-mule',
  'gaming',
  'sharenting',
  'threat-to-share',
  'upskirting',
  'harmful-content',
  'self-harm-content',
  'phishing',
  'overspending',
  'excessive-use',
  'other',
] as const;
export type Harm = (typeof HARMS)[number];

/** The Five Cs: kinds of danger online, of which a concern may carry several. */
export const CS = ['content', 'contact', 'conduct', 'commercialisation', 'communities'] as const;

/** The packs that Kith publishes or has announced; an organisation's own packs come beside them. */
export const PUBLISHED_PACKS = [
  'staying-in-touch',
  'e-safety',
  'safeguarding-online',
  'correspondence',
  'technology-strategy',
  'england-homes',
] as const;

/** Harms that are, or may be, nude or indecent imagery of somebody under 18: image safety applies. */
export const IMAGE_HARMS: readonly Harm[] = [
  'indecent-images',
  'self-generated-image',
  'threat-to-share',
  'upskirting',
];

/** Harms in which telling the family waits for Police and Children's Services: the family lock. */
export const FAMILY_LOCK_HARMS: readonly Harm[] = [
  'grooming',
  'indecent-images',
  'self-generated-image',
  'pornography-exposure',
  'inappropriate-contact',
  'sexual-communication',
  'sexual-exploitation',
  'threat-to-share',
  'upskirting',
];
