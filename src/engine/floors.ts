import type { Instant } from '#kernel/instant.ts';
import { namesHarm } from './acts.ts';
import type { Entry } from './deciding/timeline.ts';
import type { EngineEvent } from './types.ts';
import type { Act } from './vocabulary.ts';
import { FAMILY_LOCK_HARMS, IMAGE_HARMS } from './vocabulary.ts';

/*
 * The precedence of safety, true whatever packs are adopted. These rules are Kith's own: they cite no clause,
 * no pack can weaken them, and each says so in its why.
 */

/** A gate that safety closes, or the answer that it has no objection. */
export type Floor = { readonly act: Act; readonly until: readonly string[]; readonly why: string };

/** Telling the family waits, since when and for what. */
export type FamilyLock = { readonly since: Instant; readonly until: readonly string[] };

/** What says where consulting stands in a matter that locks the family's part. */
type Matter = { readonly since: Instant; police: boolean; childrensServices: boolean; decision: unknown };

const PROGRESS = ['policeConsulted', 'childrensServicesConsulted', 'jointDecisionOnFamily'] as const;

/**
 * The family lock: in concerns about grooming, images, exposure to pornography or inappropriate contact the family
 * is told only after Police and Children's Services were consulted and a joint decision is recorded. A later concern
 * that reports on any of the three carries the same matter on; one that reports none opens a new matter, and locks
 * again. `known` in time order. `undefined`: nothing is locked.
 */
export function familyLock(known: readonly Entry[]): FamilyLock | undefined {
  let matter: Matter | undefined;
  for (const { event } of known) {
    if (namesHarm(event, FAMILY_LOCK_HARMS)) {
      const carriesOn = matter && PROGRESS.some((fact) => event.facts[fact] !== undefined);
      if (!matter || !carriesOn) {
        matter = { since: event.occurredAt, police: false, childrensServices: false, decision: undefined };
      }
      const { policeConsulted, childrensServicesConsulted, jointDecisionOnFamily } = event.facts;
      if (policeConsulted !== undefined) matter.police = policeConsulted === true;
      if (childrensServicesConsulted !== undefined)
        matter.childrensServices = childrensServicesConsulted === true;
      if (jointDecisionOnFamily !== undefined) matter.decision = jointDecisionOnFamily;
    } else if (matter && event.type === 'duty.done' && event.facts['action'] === 'consult') {
      const to = event.facts['to'];
      if (Array.isArray(to) && to.includes('police')) matter.police = true;
      if (Array.isArray(to) && to.includes('childrens-services')) matter.childrensServices = true;
    }
  }
  if (!matter) return undefined;
  const until: string[] = [];
  if (!matter.police) until.push('Police have been consulted');
  if (!matter.childrensServices) until.push('Children’s Services have been consulted');
  if (matter.decision === undefined) until.push('A joint decision on telling the family is recorded');
  if (matter.decision === 'do-not-inform') {
    until.push('Police and Children’s Services change the joint decision not to inform the family');
  }
  return until.length === 0 ? undefined : { since: matter.since, until };
}

/** Whether this concern is, or may be, about nude or indecent imagery of somebody under 18. */
function involvesImages(event: EngineEvent): boolean {
  if (namesHarm(event, IMAGE_HARMS)) return true;
  const shared = event.facts['imagePosted'] === true || event.facts['imageSharedBy'] !== undefined;
  return shared && namesHarm(event, FAMILY_LOCK_HARMS);
}

const OWN_RULE = 'Kith’s own safety rule, whatever policies are adopted';

/** The acts that safety closes for the event asked about; `known` are the events known by now, it among them. */
export function floorsFor(event: EngineEvent, known: readonly Entry[]): readonly Floor[] {
  const floors: Floor[] = [];
  const close = (act: Act, until: readonly string[], reason: string) =>
    floors.push({ act, until, why: `${OWN_RULE}: ${reason}` });
  const { facts } = event;
  if (event.type === 'concern.raised' || event.type === 'family-contact.proposed') {
    const lock = familyLock(known);
    if (lock)
      close('inform-family', lock.until, 'in such a concern the family is told only after a joint decision.');
  }
  if (event.type === 'concern.raised' && involvesImages(event)) {
    close(
      'attach-image',
      [NEVER_COPIED],
      'an image that may show somebody under 18 is never copied into a record.',
    );
    if (facts['policeAdviceOnDeletion'] !== true) {
      close('ask-child-to-delete', ['Police have advised on deleting it'], 'it may be evidence.');
    }
  }
  if (event.type === 'evidence.offered' && mayShowImage(event, known)) {
    close(
      'attach-image',
      [NEVER_COPIED],
      'an image that may show somebody under 18 is never copied into a record.',
    );
  }
  if (event.type === 'access.restricted' && facts['stopsProtectedContact'] === true) {
    close('restrict-access', [PROTECTED], 'no restriction may cut a child off from these people.');
  }
  return floors;
}

const NEVER_COPIED =
  'Nothing opens this: say in words what it is and where it is, seal the device, and leave the image to Police';
const PROTECTED =
  'The child can reach their advocate, solicitor, social worker, independent reviewing officer, independent visitor, inspectors, Childline and 999';

function mayShowImage(event: EngineEvent, known: readonly Entry[]): boolean {
  const { kind, showsIndecentImageOfChild: shows } = event.facts;
  if (shows === true) return true;
  if (kind === 'description') return false;
  if (kind === 'image' && shows === undefined) return true;
  // In a case about such images nothing is attached on somebody's word that it is harmless, unless it is no picture.
  return (kind === 'image' || shows === undefined) && known.some((entry) => involvesImages(entry.event));
}
