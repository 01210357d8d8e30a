import type { FactValue } from '#engine/types.ts';
import { capital } from '#kernel/fill-words.ts';
import type { DeviceId, HomeId } from '#kernel/ids.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { EventDraft, Handled, PageContext } from '#web/page.ts';
import { factsOf } from '../../model/fact-questions.ts';
import { concernFacts } from '../../model/worries.ts';
import { check } from './check/load.ts';
import type { Captured } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Saves the first minute: the event, the device it brings into the register, and the concern that ticked boxes raise,
 * together. Or, before it has happened, says what policies say and records nothing.
 */
export async function handle(captured: Captured, loaded: Loaded, ctx: PageContext): Promise<Handled<Loaded>> {
  const drafts = draftsOf(captured, loaded);
  if (captured.mode === 'check') {
    const checked = await check(captured, loaded, drafts, ctx);
    return { then: 'show', loaded: { ...loaded, checked }, audit: 'GATE_CONSULTED' };
  }
  const [event, ...also] = drafts;
  return {
    then: 'record',
    event,
    also,
    to: (eventId) => `/children/${captured.child.childId}/events/${eventId}`,
  };
}

/** What is recorded: the event, and the concern with it where there is one. */
export function draftsOf(captured: Captured, { kind }: Loaded): readonly [EventDraft, ...EventDraft[]] {
  const { child, device, safe, words, reference } = captured;
  const known = device && 'deviceId' in device ? device : undefined;
  const deviceId = known?.deviceId ?? (device && derivedId<'device'>(captured.submission, 'device'));
  const published = factsOf(kind.type);
  const ofEvent = Object.entries(captured.answers).filter(([fact]) => published.includes(fact));
  const ofProposal = Object.entries(captured.answers).filter(([fact]) => !published.includes(fact));
  const place = {
    occurredAt: captured.at,
    // Only children who live somewhere are offered.
    homeId: child.homeId as HomeId,
    childId: child.childId,
    deviceId,
  };
  const event: EventDraft = {
    ...place,
    type: kind.type,
    facts: {
      ...kind.facts,
      ...(kind.about === 'what' ? { what: captured.what } : {}),
      ...(published.includes('kind') && device ? { kind: device.kind } : {}),
      ...(published.includes('owner') && device && device.owner !== 'unknown' ? { owner: device.owner } : {}),
      ...(published.includes('reference') && reference ? { reference } : {}),
      ...Object.fromEntries(ofEvent),
    },
    details: {
      safe,
      ...filled({ words, reference, device: device && capital(device.description) }),
      ...(ofProposal.length > 0 ? { before: Object.fromEntries(ofProposal) } : {}),
    },
    ...newDevice(captured, deviceId),
  };
  const facts = concernFacts(captured.worries, safe, child.localAuthority);
  return facts ? [event, { ...place, type: 'concern.raised', facts, details: { safe } }] : [event];
}

function newDevice({ device }: Captured, id: DeviceId | undefined): Pick<EventDraft, 'newDevice'> {
  if (!device || !id || 'deviceId' in device) return {};
  return { newDevice: { id, kind: device.kind, description: device.description, owner: device.owner } };
}

const filled = (words: Readonly<Record<string, string | undefined>>): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => Boolean(entry[1])));
