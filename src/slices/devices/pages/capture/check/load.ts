import { decide } from '#engine/decide.ts';
import { ageAt } from '#engine/time/age.ts';
import type { Duty, EngineEvent, FactValue } from '#engine/types.ts';
import { dueInWords, roleInWords } from '#engine/words.ts';
import { fillWords } from '#kernel/fill-words.ts';
import type { HomeId } from '#kernel/ids.ts';
import { asEngineEvents, matterOf } from '#slices/events/index.ts';
import { packsOfHome, settingsOfHome } from '#slices/organisations/index.ts';
import type { EventDraft, PageContext } from '#web/page.ts';
import { packsAt, packsInUse, packTitlesAt } from '#web/shelf.ts';
import { factsOf, questionOf } from '../../../model/fact-questions.ts';
import { neededFacts } from '../../../model/needed-facts.ts';
import type { Captured } from '../form.ts';
import type { Checked, Loaded } from '../load.ts';

/** What the adopted policies say of something before it happens. Nothing is written. */
export async function check(
  captured: Captured,
  { kind }: Loaded,
  drafts: readonly EventDraft[],
  { tx, actor, now, shelf }: PageContext,
): Promise<Checked> {
  const { child, device } = captured;
  const { providerId } = actor;
  const [draft, ...also] = drafts;
  const deviceId = device && 'deviceId' in device ? device.deviceId : null;
  const matter = await matterOf(tx, providerId, { root: null, deviceId, childId: child.childId });
  const packs = packsInUse(shelf, await packsOfHome(tx, providerId, child.homeId as HomeId));
  const settings = await settingsOfHome(tx, providerId, child.homeId as HomeId, now);
  const type = kind.proposal ?? kind.type;
  const fromRegister = device
    ? { kind: device.kind, owner: device.owner, withPolice: isWithPolice(captured) }
    : {};
  const facts = onlyPublished(type, { ...fromRegister, ...draft?.facts, ...captured.answers });
  const event: EngineEvent = { type, occurredAt: captured.at, facts };
  const answer = decide({
    packs,
    settings,
    child: { dateOfBirth: child.dateOfBirth },
    history: [...asEngineEvents(matter), ...also.map(asProposed)],
    event,
    now: captured.at > now ? captured.at : now,
  });
  const titles = packTitlesAt(packs, captured.at);
  const around = { childAge: ageAt(child.dateOfBirth, captured.at), settings };
  const open = neededFacts(packsAt(packs, captured.at), type, facts, around);
  const asked = factsOf(type).filter((fact) => open.includes(fact) || captured.answers[fact] !== undefined);
  return {
    childId: child.childId,
    childName: child.givenName,
    gates: answer.gates.map((gate) => ({
      act: gate.act,
      decision: gate.decision,
      until: gate.until,
      why: gate.why,
      policies: gate.packs.map((pack) => titles.get(pack) ?? pack),
    })),
    prompts: answer.prompts.map((prompt) => ({
      ...prompt,
      text: fillWords(prompt.text, child.givenName, 'them'),
    })),
    questions: asked.flatMap((fact) => questionOf(type, fact) ?? []),
    owed: answer.duties
      .filter((duty) => duty.raisedBy === 'event' && duty.state !== 'done')
      .map((duty) => ({ title: titleOf(duty, child.givenName), due: dueInWords(duty.due) })),
  };
}

const isWithPolice = ({ device }: Captured): boolean =>
  device !== undefined && 'state' in device && device.state === 'with-police';

function onlyPublished(type: EngineEvent['type'], facts: Readonly<Record<string, FactValue>>) {
  const published = factsOf(type);
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => published.includes(fact)));
}

const asProposed = (draft: EventDraft): EngineEvent => ({
  type: draft.type as EngineEvent['type'],
  occurredAt: draft.occurredAt,
  facts: draft.facts,
});

function titleOf(duty: Duty, child: string): string {
  const to = duty.to[0];
  return fillWords(duty.parts[0]?.title ?? duty.action, child, to ? roleInWords(to) : 'them');
}
