import { dayNumberOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { nearest } from '../did-you-mean.ts';
import type { Pack } from '../pack.ts';
import type { FieldProblem } from '../read-event.ts';
import { isGroup, readEvent, readInstant, strangeKey } from '../read-event.ts';
import type { SettingKind } from '../settings.ts';
import { checkSettingValue, ENGINE_SETTINGS } from '../settings.ts';
import type { Child, EngineEvent, Settings } from '../types.ts';

/** A scenario, read, its packs still named and its settings still unchecked against them. */
export type Scenario = {
  readonly packs: readonly string[];
  readonly settings: Settings;
  readonly child?: Child;
  readonly history: readonly EngineEvent[];
  readonly event: EngineEvent;
  readonly now?: Instant;
  readonly localAuthority?: string;
};

type Read<T> = Result<T, FieldProblem>;
const no = (field: string, message: string): Result<never, FieldProblem> => refuse({ field, message });

const KEYS = [
  'packs',
  'settings',
  'child',
  'history',
  'event',
  'now',
  'localAuthority',
  'name',
  'expect',
  'note',
];

/** Reads a scenario. `packIds`: the packs there are. Strict: what is not read is refused, so that no slip passes unseen. */
export function readScenario(value: unknown, packIds: readonly string[]): Read<Scenario> {
  if (!isGroup(value)) return no('scenario', 'write an object: { "packs", "event" }');
  const strange = strangeKey('', value, KEYS);
  if (strange) return refuse(strange);
  const packs = readPackIds(value['packs'], packIds);
  if (!packs.ok) return packs;
  const settings = value['settings'] ?? {};
  if (!isGroup(settings)) return no('settings', 'write settings by name: { "close-of-business": "17:00" }');
  const given = value['history'] ?? [];
  if (!Array.isArray(given)) return no('history', 'write a list of events');
  const history: EngineEvent[] = [];
  for (const [index, past] of given.entries()) {
    const read = readEvent(`history[${index}]`, past);
    if (!read.ok) return read;
    history.push(read.value);
  }
  if (value['event'] === undefined)
    return no('event', 'missing; write what happened: { "type", "occurredAt", "facts" }');
  const event = readEvent('event', value['event']);
  if (!event.ok) return event;
  const child = readChild(value['child'], event.value);
  if (!child.ok) return child;
  const now =
    value['now'] === undefined || value['now'] === null ? undefined : readInstant('now', value['now']);
  if (now && !now.ok) return now;
  const { localAuthority } = value;
  if (localAuthority !== undefined && typeof localAuthority !== 'string') {
    return no('localAuthority', 'write a text, for example bedford-borough');
  }
  return ok({
    packs: packs.value,
    settings,
    ...(child.value ? { child: child.value } : {}),
    history,
    event: event.value,
    ...(now ? { now: now.value } : {}),
    ...(localAuthority === undefined ? {} : { localAuthority }),
  });
}

function readPackIds(value: unknown, known: readonly string[]): Read<readonly string[]> {
  if (value === undefined)
    return no('packs', `missing; name the adopted packs; there are: ${known.join(', ')}`);
  if (!Array.isArray(value)) return no('packs', 'write a list of pack ids');
  for (const [index, id] of value.entries()) {
    if (typeof id === 'string' && known.includes(id)) continue;
    const near = typeof id === 'string' ? nearest(id, known) : undefined;
    const hint = `${near === undefined ? '' : `did you mean ${near}? `}there are: ${known.join(', ')}`;
    return no(`packs[${index}]`, `no pack is called ${JSON.stringify(id)}; ${hint}`);
  }
  return ok([...new Set(value as string[])]);
}

function readChild(value: unknown, event: EngineEvent): Read<Child | undefined> {
  if (value === undefined || value === null) return ok(undefined);
  if (!isGroup(value)) return no('child', 'write { "dateOfBirth": "2012-05-01" }');
  const strange = strangeKey('child', value, ['dateOfBirth']);
  if (strange) return refuse(strange);
  const { dateOfBirth } = value;
  if (dateOfBirth === undefined || dateOfBirth === null) return ok(undefined);
  const date = typeof dateOfBirth === 'string' ? parsePlainDate(dateOfBirth) : undefined;
  if (!date) {
    return no(
      'child.dateOfBirth',
      `write a day that exists, as 2012-05-01, not ${JSON.stringify(dateOfBirth)}`,
    );
  }
  if (dayNumberOf(date) > londonDay(event.occurredAt)) {
    return no('child.dateOfBirth', `${date} is after the event`);
  }
  return ok({ dateOfBirth: date });
}

/** Refuses a setting that no adopted pack and no clock leaves open, or a value that does not do for it. */
export function settingProblem(settings: Settings, packs: readonly Pack[]): FieldProblem | undefined {
  const kinds = new Map<string, SettingKind>(ENGINE_SETTINGS.map((setting) => [setting.id, setting]));
  for (const pack of packs) for (const setting of pack.data.settings) kinds.set(setting.id, setting);
  for (const [id, value] of Object.entries(settings)) {
    const kind = kinds.get(id);
    if (!kind) {
      const near = nearest(id, kinds.keys());
      const hint = near === undefined ? `there are ${[...kinds.keys()].join(', ')}` : `did you mean ${near}?`;
      return { field: `settings.${id}`, message: `no adopted pack leaves this open; ${hint}` };
    }
    const message = checkSettingValue(kind, value);
    if (message !== undefined) {
      return { field: `settings.${id}`, message: message.charAt(0).toLowerCase() + message.slice(1) };
    }
  }
  return undefined;
}
