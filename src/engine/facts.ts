import type { Act } from './vocabulary.ts';
import { ACTIONS, CHANNELS, CS, HARMS, RECIPIENTS } from './vocabulary.ts';

/** The published type of one fact. `values` closes a set; a fact that is absent is unknown, never false. */
export type FactType =
  | { readonly is: 'boolean' | 'number' | 'text' | 'date' | 'instant' | 'time' }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly values?: readonly string[] }
  | { readonly is: 'group'; readonly facts: Readonly<Record<string, FactType>> };

/** One event type: the word by which conditions call its facts, the facts, those required, and the acts its gates judge. */
export type EventDefinition = {
  /** Name of the facts in conditions: `restriction.emergency`. */
  readonly noun: string;
  readonly facts: Readonly<Record<string, FactType>>;
  /** Facts without which a scenario or form is refused. */
  readonly required: readonly string[];
  /** Acts whose gate this event always answers. */
  readonly gates: readonly Act[];
};

const yesNo: FactType = { is: 'boolean' };
const number: FactType = { is: 'number' };
const text: FactType = { is: 'text' };
const oneOf = (...values: string[]): FactType => ({ is: 'one-of', values });
const listOf = (...values: readonly string[]): FactType => ({ is: 'list', values });
const openList: FactType = { is: 'list' };
const group = (facts: Record<string, FactType>): FactType => ({ is: 'group', facts });

const define = (
  noun: string,
  facts: Record<string, FactType>,
  required: readonly string[] = [],
  gates: readonly Act[] = [],
): EventDefinition => ({ noun, facts, required, gates });

const GROUNDS = ['significant-harm', 'property-damage', 'offence', 'injury'];
/** What sort of thing a device is; a policy may treat losing the phone otherwise than losing a laptop. */
const deviceKind = oneOf('phone', 'tablet', 'laptop', 'computer', 'games-console', 'other');
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const person = {
  known: yesNo,
  adult: yesNo,
  posesRisk: yesNo,
  atRiskFromChild: yesNo,
  relation: text,
  contactOrder: yesNo,
  onChildProtectionPlan: yesNo,
  childInNeed: yesNo,
};
const closing = {
  action: oneOf(...ACTIONS),
  to: listOf(...RECIPIENTS),
  subject: text,
  duty: text,
  reason: text,
};

/** Every event the engine knows, with its published facts. Names are stable; facts may be added, never renamed. */
export const EVENTS = {
  'placement.agreed': define('placement', { kind: oneOf('planned', 'emergency'), stayingClose: yesNo }, [
    'kind',
  ]),
  'placement.started': define('placement', { kind: oneOf('planned', 'emergency'), stayingClose: yesNo }, [
    'kind',
  ]),
  'placement-plan.reviewed': define('plan', { sections: openList }),
  'communication.proposed': define(
    'communication',
    {
      channel: oneOf(...CHANNELS),
      with: group(person),
      childConditions: group({
        contactOrder: yesNo,
        familyContactOrder: yesNo,
        onChildProtectionPlan: yesNo,
        childInNeed: yesNo,
        carePlanRisk: yesNo,
        placementPlanRisk: yesNo,
        chronologyRisk: yesNo,
        bullied: yesNo,
        mistreated: yesNo,
        abused: yesNo,
        mayHarmOthers: yesNo,
        mayOffend: yesNo,
        parentsConsulted: yesNo,
      }),
      assessed: yesNo,
      arrangementsAgreed: yesNo,
      planned: yesNo,
      staffSatisfiedSafe: yesNo,
    },
    ['channel'],
    ['allow-communication'],
  ),
  'internet-access.proposed': define(
    'internet',
    {
      filtered: yesNo,
      staffSatisfiedSafe: yesNo,
      maturityAssessed: yesNo,
      location: oneOf('communal', 'private', 'staying-close'),
    },
    [],
    ['allow-internet'],
  ),
  'account.proposed': define(
    'account',
    {
      platform: text,
      minimumAge: number,
      sharedWithAdults: yesNo,
      fullRiskAssessment: yesNo,
      socialWorkerConsulted: yesNo,
      itSpecialistConsulted: yesNo,
      protectiveArrangements: yesNo,
    },
    ['platform'],
    ['allow-account'],
  ),
  'camera.proposed': define(
    'camera',
    { placingAuthorityAgreed: yesNo, parentsConsulted: yesNo, written: yesNo },
    [],
    ['allow-camera'],
  ),
  'image.posting-proposed': define(
    'image',
    {
      ofSelf: yesNo,
      socialWorkerAssessed: yesNo,
      risksExplained: yesNo,
      identifiesLocation: yesNo,
      identifiesOthers: yesNo,
      othersAgreed: yesNo,
    },
    [],
    ['post-own-image'],
  ),
  'photograph.proposed': define(
    'photograph',
    {
      by: oneOf('staff', 'child'),
      purposeStated: yesNo,
      childUnderstands: yesNo,
      childAgreed: yesNo,
      parentalPermission: yesNo,
      directorApproved: yesNo,
      placingAuthorityConsulted: yesNo,
      equipment: oneOf('company', 'authority', 'personal'),
      use: oneOf('record', 'display'),
    },
    ['by'],
    ['photograph-child'],
  ),
  'access.restricted': define(
    'restriction',
    {
      what: listOf('phone', 'internet', 'computer', 'device', 'social-media', 'contact'),
      extent: oneOf('withdrawn', 'reduced'),
      emergency: yesNo,
      agreedWithPlacingAuthority: yesNo,
      agreedWithChild: yesNo,
      socialWorkerConsulted: yesNo,
      parentsConsulted: yesNo,
      grounds: listOf(...GROUNDS),
      stopsProtectedContact: yesNo,
      byForce: yesNo,
      inPlan: yesNo,
      asPunishment: yesNo,
      wholeGroup: yesNo,
      communicationAid: yesNo,
      courtOrder: yesNo,
      // Set because the police advised it: a second person agrees before it is eased or ended.
      policeAdvice: yesNo,
      leastRestrictive: yesNo,
    },
    ['what', 'extent'],
    ['restrict-access'],
  ),
  'access.restriction-reviewed': define('review', {
    outcome: oneOf('continue', 'reduce', 'end'),
    riskReduced: yesNo,
    about: text,
  }),
  'device.held-on-arrival': define(
    'device',
    { kind: deviceKind, carePlanEstablished: yesNo, riskAssessed: yesNo },
    [],
    ['return-device'],
  ),
  'device.seized': define(
    'device',
    { kind: deviceKind, suspicion: listOf(...GROUNDS), possibleUse: yesNo },
    [],
    ['examine-device'],
  ),
  'device.confiscated': define(
    'device',
    {
      kind: deviceKind,
      consulted: listOf('parents', 'social-worker'),
      exceptional: yesNo,
      owner: oneOf('child', 'home', 'other', 'unknown'),
      suspectedStolen: yesNo,
      withPolice: yesNo,
      grounds: listOf(...GROUNDS),
    },
    [],
    ['confiscate-device'],
  ),
  'device.return-proposed': define(
    'device',
    {
      kind: deviceKind,
      suitabilityEstablished: yesNo,
      riskAssessmentInPlace: yesNo,
      reasonableUseExpected: yesNo,
      withPolice: yesNo,
      owner: oneOf('child', 'home', 'other', 'unknown'),
    },
    [],
    ['return-device'],
  ),
  'device.handed-to-police': define('device', { reference: text, about: text }),
  'device.returned': define('device', { about: text }),
  'phone-agreement.offered': define('agreement', {}),
  'phone-agreement.signed': define('agreement', {}),
  'phone-agreement.declined': define('agreement', {}),
  'house-rules.adopted': define('rules', { items: openList, displayedNear: text }),
  'concern.raised': define(
    'concern',
    {
      harms: listOf(...HARMS),
      cs: listOf(...CS),
      immediateDanger: yesNo,
      significantHarm: yesNo,
      imagePosted: yesNo,
      imageSharedBy: oneOf('peer', 'adult', 'self'),
      sexualContact: yesNo,
      viaMobileNetwork: yesNo,
      via: text,
      personPosingRisk: group({
        relation: oneOf('stranger', 'peer', 'family', 'staff', 'unknown'),
        adult: yesNo,
        isChild: yesNo,
      }),
      familySuspected: yesNo,
      policeConsulted: yesNo,
      childrensServicesConsulted: yesNo,
      jointDecisionOnFamily: oneOf('inform', 'do-not-inform'),
      policeAdviceOnDeletion: yesNo,
      localAuthority: text,
      childCopesWell: yesNo,
      childDenies: yesNo,
      attendsSchool: yesNo,
      childrenInvolved: number,
      platformHasReportRoute: yesNo,
    },
    ['harms'],
    ['inform-family', 'attach-image', 'close-case'],
  ),
  'family-contact.proposed': define('family', { by: text, about: text }, [], ['inform-family']),
  'evidence.offered': define(
    'evidence',
    {
      kind: oneOf('image', 'document', 'message-log', 'device', 'description'),
      showsIndecentImageOfChild: yesNo,
    },
    ['kind'],
    ['attach-image'],
  ),
  'observation.recorded': define('observation', { indicators: openList }, ['indicators']),
  'staff.started': define('employment', { startDate: { is: 'date' }, role: text, agency: yesNo }, [
    'startDate',
  ]),
  'staff.contacted-online': define(
    'contact',
    { by: oneOf('child', 'associate-of-child', 'unknown'), suspected: yesNo, aboutManager: yesNo },
    [],
    ['contact-child-online'],
  ),
  'staff.phone-used': define(
    'use',
    { onShift: yesNo, authorised: yesNo, emergency: yesNo },
    [],
    ['use-staff-phone'],
  ),
  'staff.conduct-concern': define('conduct', {
    harmOrAbuseOfChild: yesNo,
    aboutManager: yesNo,
    evidence: yesNo,
    accessesIndecentImages: yesNo,
    aboutSafeguardingLead: yesNo,
  }),
  'wifi-window.proposed': define(
    'window',
    { network: oneOf('staff', 'guest'), days: listOf(...DAYS), from: { is: 'time' }, to: { is: 'time' } },
    ['network', 'days', 'from', 'to'],
    ['set-wifi-window'],
  ),
  'network.join-requested': define(
    'join',
    { network: text, person: oneOf('staff', 'child', 'visitor') },
    ['network', 'person'],
    ['join-network'],
  ),
  'filter.change-proposed': define(
    'filter',
    { categories: openList, loosens: yesNo, seniorManagementAgreed: yesNo },
    ['categories'],
    ['change-filter'],
  ),
  'measure.used': define('measure', { kind: text, byForce: yesNo }),
  'monitoring.proposed': define(
    'monitoring',
    {
      toSafeguard: yesNo,
      placingAuthorityConsented: yesNo,
      childTold: yesNo,
      leastIntrusive: yesNo,
      readsPrivateMessages: yesNo,
    },
    [],
    ['examine-device'],
  ),
  'child.returned-from-missing': define('missing', {}),
  'statement-of-purpose.revised': define('statement', {}),
  'information.requested': define('request', { by: oneOf('child', 'parents', 'other') }),
  'complaint.received': define('complaint', { aboutData: yesNo }),
  'data-breach.found': define('breach', { riskToPeople: yesNo }),
  'visit.completed': define('visit', { kind: oneOf('independent', 'other') }),
  'care-review.finished': define('careReview', {}),
  'assessment.started': define('assessment', {
    kind: text,
    levelOfNeed: oneOf('early-help', 'statutory', 'other'),
    significantHarm: yesNo,
    circumstances: listOf('neglect', 'emotional-abuse', 'violence-direct', 'violence-indirect', 'other'),
    familyRiskFactors: listOf('social-isolation', 'neglect', 'domestic-violence', 'other'),
    personPosesRisk: yesNo,
    imageShared: yesNo,
  }),
  'assessment.completed': define(
    'assessment',
    {
      kind: text,
      /** Whether the child's life online is in it. Left out only with a reason. */
      technologyAccess: oneOf('included', 'left-out-with-reason', 'not-considered'),
      socialMediaUse: oneOf('included', 'left-out-with-reason', 'not-considered'),
      contexts: listOf('child', 'family', 'peers', 'school', 'community'),
      directions: listOf('offline-to-online', 'online-to-offline'),
      sources: listOf('professionals', 'family', 'child', 'online'),
      imageShared: yesNo,
      suicidePreventionConsidered: yesNo,
    },
    ['kind'],
  ),
  'online-search.proposed': define(
    'search',
    { openToPublic: yesNo, withinFramework: yesNo, ownCaseload: yesNo },
    [],
    ['search-online'],
  ),
  'online-information.found': define(
    'finding',
    {
      immediateRisk: yesNo,
      aboutPersonPosingRisk: yesNo,
      truthJudged: yesNo,
      comparedWithTrustedSource: yesNo,
      besideOtherSources: yesNo,
    },
    [],
    ['rely-on-online-information'],
  ),
  'duty.done': define('done', closing, ['action']),
  'duty.set-aside': define('setAside', closing, ['action']),
} as const satisfies Record<string, EventDefinition>;

/** The name of an event the engine knows. */
export type EventType = keyof typeof EVENTS;
