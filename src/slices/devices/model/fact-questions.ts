import { questionFor } from '#engine/fact-questions.ts';
import type { EventType, FactType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import { DEVICE_KINDS } from './kinds.ts';

/** One answer that can be chosen. */
export type Option = { readonly value: string; readonly text: string };

/** How a form asks for one published fact. */
export type FactQuestion = {
  /** The fact's published name. */
  readonly fact: string;
  /** Name and id of its field. */
  readonly field: string;
  readonly kind: 'yes-no' | 'one' | 'many' | 'words';
  /** The question after it has happened, and before. */
  readonly text: string;
  readonly before: string;
  readonly hint?: string;
  /** For `one` and `many`; none otherwise. */
  readonly options: readonly Option[];
};

type Asked = {
  readonly text: string;
  readonly before?: string;
  readonly hint?: string;
  readonly options?: readonly Option[];
};

const GROUNDS: readonly Option[] = [
  { value: 'significant-harm', text: 'Danger of significant harm, bullying online included' },
  { value: 'injury', text: 'Danger of injury to anybody' },
  { value: 'property-damage', text: 'Danger of serious damage to property' },
  { value: 'offence', text: 'Danger of a criminal offence' },
];

const OWNER: Asked = {
  text: 'Whose is it?',
  options: [
    { value: 'child', text: 'The child’s own' },
    { value: 'home', text: 'The home’s' },
    { value: 'other', text: 'Somebody else’s' },
    { value: 'unknown', text: 'Nobody knows' },
  ],
};

/** By event type and fact; a name alone serves every event type that has it. */
const ASKED: Readonly<Record<string, Asked>> = {
  what: {
    text: 'What was stopped or cut down?',
    options: [
      { value: 'phone', text: 'Phone' },
      { value: 'internet', text: 'Internet' },
      { value: 'computer', text: 'Computer' },
      { value: 'device', text: 'Another device' },
      { value: 'social-media', text: 'Social media' },
      { value: 'contact', text: 'Contact with somebody' },
    ],
  },
  extent: {
    text: 'How far does it go?',
    options: [
      { value: 'withdrawn', text: 'Stopped altogether' },
      { value: 'reduced', text: 'Cut down' },
    ],
  },
  emergency: {
    text: 'Was it an emergency?',
    before: 'Is it an emergency?',
    hint: 'An emergency could not wait until the people who must agree were asked.',
  },
  agreedWithPlacingAuthority: {
    text: 'Did the placing authority agree first?',
    before: 'Has the placing authority agreed?',
  },
  agreedWithChild: {
    text: 'Did the child agree?',
    before: 'Does the child agree?',
    hint: 'You can write what they said below.',
  },
  socialWorkerConsulted: {
    text: 'Was the social worker asked first?',
    before: 'Has the social worker been asked?',
  },
  parentsConsulted: {
    text: 'Were the parents asked first?',
    before: 'Have the parents been asked?',
    hint: 'Where it is fitting. Telling the family may be on hold: look at the list of what to do first.',
  },
  kind: { text: 'What kind of device is it?', options: DEVICE_KINDS },
  'access.restricted.grounds': {
    text: 'What danger was there?',
    before: 'What danger is there?',
    hint: 'Choose all that apply.',
    options: GROUNDS,
  },
  'device.confiscated.grounds': {
    text: 'What danger would there be if it were given back?',
    hint: 'Choose all that apply.',
    options: GROUNDS,
  },
  stopsProtectedContact: {
    text: 'Does it stop the child reaching somebody they always may reach?',
    hint: 'An advocate, solicitor, social worker, independent reviewing officer or visitor, inspector, Childline or 999.',
  },
  byForce: { text: 'Was it taken by force?', before: 'Will it have to be taken by force?' },
  inPlan: {
    text: 'Was this limit already in the placement plan?',
    before: 'Is this limit already in the placement plan?',
  },
  asPunishment: { text: 'Was it meant as a punishment?', before: 'Is it meant as a punishment?' },
  wholeGroup: {
    text: 'Did it fall on a group for what one of them did?',
    before: 'Will it fall on a group for what one of them did?',
  },
  communicationAid: {
    text: 'Does the child need the device to communicate?',
    hint: 'To speak, hear, read or be understood: because of a disability, or in their own language.',
  },
  courtOrder: { text: 'Has a court ordered it?' },
  policeAdvice: {
    text: 'Did the police advise it?',
    hint: 'Then a second person has to agree before it is eased or ended.',
  },
  leastRestrictive: {
    text: 'Was it the least that would keep people safe?',
    before: 'Is it the least that will keep people safe?',
  },
  outcome: {
    text: 'What was decided?',
    options: [
      { value: 'continue', text: 'It goes on as it is' },
      { value: 'reduce', text: 'It is eased' },
      { value: 'end', text: 'It ends' },
    ],
  },
  riskReduced: { text: 'Has the danger become less?' },
  carePlanEstablished: {
    text: 'Has the care plan been seen?',
    hint: 'The part about phones, the internet and who the child is in touch with.',
  },
  riskAssessed: { text: 'Has the risk of giving it to the child been assessed?' },
  suspicion: {
    text: 'What danger do you think of?',
    hint: 'Choose all that apply. Say below what shows it. Do not look through the device to find out.',
    options: GROUNDS,
  },
  possibleUse: {
    text: 'Is it a danger still to come?',
    hint: 'Yes: nobody saw the device used to put somebody in danger, but it may be.',
  },
  consulted: {
    text: 'Who was asked before it was confiscated?',
    before: 'Who has been asked?',
    hint: 'Choose all who were.',
    options: [
      { value: 'parents', text: 'The parents' },
      { value: 'social-worker', text: 'The social worker' },
    ],
  },
  exceptional: {
    text: 'Was there no time to ask first?',
    before: 'Is there no time to ask first?',
    hint: 'Only in exceptional circumstances. Say below what they were.',
  },
  owner: OWNER,
  suspectedStolen: { text: 'Do you think it may be stolen?' },
  withPolice: { text: 'Is it with the police?' },
  suitabilityEstablished: { text: 'Has somebody established that the child can have it safely?' },
  riskAssessmentInPlace: { text: 'Is there a risk assessment for its use?' },
  reasonableUseExpected: {
    text: 'Is the home’s manager satisfied that it will be used without danger to the child or anybody else?',
  },
  reference: {
    text: 'Police reference',
    hint: 'The crime, incident or property number, as the officer gave it.',
  },
};

/** How facts of a concern are answered; their questions are the engine's own. */
const CONCERN_OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  jointDecisionOnFamily: [
    { value: 'inform', text: 'The family is told' },
    { value: 'do-not-inform', text: 'The family is not told' },
  ],
  imageSharedBy: [
    { value: 'self', text: 'The child themselves' },
    { value: 'peer', text: 'Another child' },
    { value: 'adult', text: 'An adult' },
  ],
};

/** Facts that Kith fills itself and nobody is asked for. */
const NEVER_ASKED: readonly string[] = ['about', 'harms', 'cs', 'localAuthority'];

/** The question for a published fact of an event; `undefined` where it has none or is never asked. */
export function questionOf(type: EventType, fact: string): FactQuestion | undefined {
  const published: Readonly<Record<string, FactType>> = EVENTS[type].facts;
  const known = Object.hasOwn(published, fact) ? published[fact] : undefined;
  const asked = ASKED[`${type}.${fact}`] ?? ASKED[fact] ?? ofConcern(type, fact);
  if (!known || !asked || NEVER_ASKED.includes(fact)) return undefined;
  const kind = kindOf(known);
  return (
    kind && {
      fact,
      field: `fact-${fact}`,
      kind,
      text: asked.text,
      before: asked.before ?? asked.text,
      ...(asked.hint ? { hint: asked.hint } : {}),
      options: asked.options ?? [],
    }
  );
}

function ofConcern(type: EventType, fact: string): Asked | undefined {
  if (type !== 'concern.raised') return undefined;
  return { text: questionFor(type, fact), options: CONCERN_OPTIONS[fact] ?? [] };
}

function kindOf(type: FactType): FactQuestion['kind'] | undefined {
  switch (type.is) {
    case 'boolean':
      return 'yes-no';
    case 'one-of':
      return 'one';
    case 'list':
      return 'many';
    case 'text':
      return 'words';
    default:
      return undefined;
  }
}

/** Published facts of an event that Kith may ask people for, in the order they are published. */
export function factsOf(type: EventType): readonly string[] {
  return Object.keys(EVENTS[type].facts).filter((fact) => !NEVER_ASKED.includes(fact));
}
