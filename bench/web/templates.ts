import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '#access/actor.ts';
import { contextOf } from '#app/context.ts';
import type { Deps } from '#app/deps.ts';
import { projectorsOf } from '#app/mount.ts';
import { recordEvent } from '#app/record-event.ts';
import { slices } from '#app/slices.ts';
import type { Pack } from '#engine/pack.ts';
import type { DeviceId, EventId, Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';
import { openVault } from '#platform/crypto/vault.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { dutiesOfEvents, type OwedDuty } from '#slices/duties/index.ts';
import { actorOf } from '#slices/people/index.ts';
import type { EventDraft } from '#web/page.ts';
import type { BenchHome, World } from './world.ts';

/** How far a matter has come: nothing done yet, half of it, all but its end, or all of it. */
export const STAGES = ['open', 'partly', 'standing', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

type Kind = {
  readonly name: string;
  /** Share of all matters, in per cent. */
  readonly share: number;
  readonly draft: Pick<EventDraft, 'type' | 'facts' | 'details'>;
  readonly withDevice?: true;
  /** What ends it, two days later. */
  readonly end?: Pick<EventDraft, 'type' | 'facts' | 'details'>;
};

const words =
  'He was using it after midnight again and would not hand it over. We talked it through at breakfast.';
const returned = { type: 'device.returned', facts: {}, details: { words: 'Given back at tea.' } } as const;
const ended = {
  type: 'access.restriction-reviewed',
  facts: { outcome: 'end', riskReduced: true },
  details: { words: 'Calmer now.' },
} as const;
const restricted = (what: string[], extent: string) =>
  ({
    type: 'access.restricted',
    facts: { what, extent },
    details: { words, childSaid: 'It is not fair.' },
  }) as const;
const taken = (type: string, facts: EventDraft['facts']) =>
  ({ type, facts, details: { words, device: 'blue phone', seal: 'K 204', keptAt: 'safe 1' } }) as const;

/** What homes record, so mixed that an event raises five duties on average. */
export const KINDS: readonly Kind[] = [
  {
    name: 'confiscated',
    share: 36,
    draft: taken('device.confiscated', { owner: 'child' }),
    withDevice: true,
    end: returned,
  },
  {
    name: 'seized',
    share: 30,
    draft: taken('device.seized', { possibleUse: true }),
    withDevice: true,
    end: returned,
  },
  {
    name: 'held on arrival',
    share: 18,
    draft: taken('device.held-on-arrival', {}),
    withDevice: true,
    end: returned,
  },
  { name: 'stopped', share: 7, draft: restricted(['phone'], 'withdrawn'), end: ended },
  { name: 'cut down', share: 7, draft: restricted(['internet'], 'reduced'), end: ended },
  {
    name: 'worry',
    share: 2,
    draft: {
      type: 'concern.raised',
      facts: { harms: ['cyberbullying'] },
      details: { words: 'Unkind messages.' },
    },
  },
];

/** A Tuesday afternoon, from which every generated matter is moved to its own time. */
export const TEMPLATE_START = Date.parse('2026-06-02T14:40:00Z') as Instant;

type Recorder = {
  readonly db: Database;
  readonly deps: Deps;
  readonly actor: Actor;
  readonly home: BenchHome;
};

/**
 * Records one matter of every kind and stage through `recordEvent`, each about a child of its own, so that the rows of
 * a template are those of its child. Gives the children in the order kind by kind, stage by stage.
 */
export async function recordTemplates(
  db: Database,
  world: World,
  packs: readonly Pack[],
): Promise<readonly string[]> {
  const deps = depsFor(db, packs);
  const children: string[] = [];
  for (const [index, kind] of KINDS.entries()) {
    for (const [place, stage] of STAGES.entries()) {
      const number = index * STAGES.length + place;
      const { home, childId } = nthChild(world, number);
      const actor = await actorFor(db, world, home);
      await recordMatter({ db, deps, actor, home }, kind, stage, childId);
      children.push(childId);
    }
  }
  return children;
}

function nthChild(world: World, number: number) {
  const all = world.homes.flatMap((home) => home.children.map((childId) => ({ home, childId })));
  const found = all[number];
  if (!found) throw new Error('the world has too few children for the templates');
  return found;
}

async function actorFor(db: Database, { providerId }: World, home: BenchHome): Promise<Actor> {
  const actor = await withActor(db, systemContext(providerId), (tx) =>
    actorOf(tx, providerId, home.worker, TEMPLATE_START),
  );
  if (!actor) throw new Error('the template’s worker holds no role');
  return actor;
}

/** What recording needs of the composition root; nothing here draws a page. */
export function depsFor(db: Database, packs: readonly Pack[]): Deps {
  return {
    db,
    shelf: { packs },
    projectors: projectorsOf(slices),
    clock: Date.now,
    newId: randomUUID,
    origin: 'http://localhost',
    assets: { css: '', js: '', favicon: '' },
    vault: openVault(randomBytes(32)),
  };
}

async function recordMatter(
  by: Recorder,
  kind: Kind,
  stage: Stage,
  childId: World['homes'][0]['children'][0],
) {
  const device = randomUUID() as DeviceId;
  const about = { homeId: by.home.homeId, childId, ...(kind.withDevice ? { deviceId: device } : {}) };
  const newDevice = { id: device, kind: 'phone', description: 'blue phone', owner: 'child' };
  const at = (after: number) => (TEMPLATE_START + after) as Instant;
  const root = await record(by, at(25 * MINUTE), {
    ...kind.draft,
    ...about,
    occurredAt: TEMPLATE_START,
    ...(kind.withDevice ? { newDevice } : {}),
  });
  if (stage === 'open') return;
  const owed = await openOf(by, [root]);
  const done = stage === 'partly' ? owed.slice(0, Math.ceil(owed.length / 2)) : owed;
  await close(by, done, about, at(HOUR));
  if (stage !== 'closed' || !kind.end) return;
  const end = await record(by, at(2 * DAY), { ...kind.end, ...about, about: root, occurredAt: at(2 * DAY) });
  await close(by, await openOf(by, [root, end]), about, at(2 * DAY + HOUR));
}

async function openOf({ db, actor }: Recorder, events: readonly EventId[]): Promise<readonly OwedDuty[]> {
  const owed = await withActor(db, contextOf(actor), (tx) => dutiesOfEvents(tx, actor.providerId, events));
  return owed.filter((each) => each.closed === null);
}

/** Closes duties an hour apart, as the duty's page does. */
async function close(
  by: Recorder,
  owed: readonly OwedDuty[],
  about: Pick<EventDraft, 'homeId' | 'childId' | 'deviceId'>,
  from: Instant,
): Promise<void> {
  for (const [index, { duty, engineKey, eventId }] of owed.entries()) {
    const at = (from + index * HOUR) as Instant;
    await record(by, (at + 3 * MINUTE) as Instant, {
      ...about,
      type: 'duty.done',
      occurredAt: at,
      about: eventId,
      facts: { action: duty.action, to: duty.to, subject: duty.subject, duty: engineKey },
      details: {
        words: 'Rang and told her.',
        how: 'phone',
        by: '',
        reference: '',
        title: duty.parts[0]?.title ?? '',
      },
    });
  }
}

async function record({ db, deps, actor }: Recorder, now: Instant, draft: EventDraft): Promise<EventId> {
  return withActor(db, contextOf(actor), (tx) =>
    recordEvent(tx, deps, draft, {
      actor,
      now,
      submission: randomUUID() as Id<'submission'>,
      action: draft.type === 'duty.done' ? 'duty.do' : 'event.record',
      audit: draft.type === 'duty.done' ? 'DUTY_DONE' : 'EVENT_RECORDED',
      requestId: randomUUID(),
    }),
  );
}
