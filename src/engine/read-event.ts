import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import { parsePlainDate, partsOf } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { nearest } from './did-you-mean.ts';
import type { EventType, FactType } from './facts.ts';
import { EVENTS } from './facts.ts';
import { listed } from './settings.ts';
import type { EngineEvent, FactValue } from './types.ts';

/** Which field cannot be used, and what to write instead, without full stop. */
export type FieldProblem = { readonly field: string; readonly message: string };

type Read<T> = Result<T, FieldProblem>;
type Group = { readonly [key: string]: unknown };

const no = (field: string, message: string): Result<never, FieldProblem> => refuse({ field, message });

/** A group of keys: an object that is no list. */
export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses a key that is not read, with the one that was probably meant. */
export function strangeKey(field: string, value: Group, known: readonly string[]): FieldProblem | undefined {
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange === undefined) return undefined;
  const near = nearest(strange, known);
  const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`;
  return { field: field === '' ? strange : `${field}.${strange}`, message: `this is not read; ${hint}` };
}

/** Reads an event as it comes from outside, every fact checked against the published ones. */
export function readEvent(field: string, value: unknown): Read<EngineEvent> {
  if (!isGroup(value)) return no(field, 'write an event: { "type", "occurredAt", "facts" }');
  const strange = strangeKey(field, value, ['id', 'type', 'occurredAt', 'recordedAt', 'facts', 'note']);
  if (strange) return refuse(strange);
  const { type, id } = value;
  const types = Object.keys(EVENTS);
  if (typeof type !== 'string' || !types.includes(type)) {
    if (type === undefined)
      return no(`${field}.type`, 'missing; name what happened, for example access.restricted');
    const near = typeof type === 'string' ? nearest(type, types) : undefined;
    const hint = near === undefined ? `there are ${types.join(', ')}` : `did you mean ${near}?`;
    return no(`${field}.type`, `no event is called ${JSON.stringify(type)}; ${hint}`);
  }
  if (id !== undefined && (typeof id !== 'string' || id === '')) return no(`${field}.id`, 'write a text');
  const occurredAt = readInstant(`${field}.occurredAt`, value['occurredAt']);
  if (!occurredAt.ok) return occurredAt;
  const recordedAt =
    value['recordedAt'] === undefined ? undefined : readInstant(`${field}.recordedAt`, value['recordedAt']);
  if (recordedAt && !recordedAt.ok) return recordedAt;
  const facts = readFacts(`${field}.facts`, type as EventType, value['facts'] ?? {});
  if (!facts.ok) return facts;
  return ok({
    ...(id === undefined ? {} : { id }),
    type: type as EventType,
    occurredAt: occurredAt.value,
    ...(recordedAt ? { recordedAt: recordedAt.value } : {}),
    facts: facts.value,
  });
}

/** Reads the facts of one event type. A null is the same as leaving the fact out: not known. */
export function readFacts(
  field: string,
  type: EventType,
  value: unknown,
): Read<{ readonly [fact: string]: FactValue }> {
  const { facts, required } = EVENTS[type];
  const read = readGroup(field, type, facts, value);
  if (!read.ok) return read;
  for (const fact of required) {
    const given = read.value[fact];
    if (given === undefined) return no(`${field}.${fact}`, `missing; ${type} needs it`);
    if (Array.isArray(given) && given.length === 0) return no(`${field}.${fact}`, 'name at least one');
  }
  if (type === 'duty.done' || type === 'duty.set-aside') {
    const { subject } = read.value;
    if (typeof subject === 'string' && !Object.hasOwn(EVENTS, subject)) {
      const near = nearest(subject, Object.keys(EVENTS));
      const hint =
        near === undefined ? 'write the type of the event it follows from' : `did you mean ${near}?`;
      return no(`${field}.subject`, `no event is called ${JSON.stringify(subject)}; ${hint}`);
    }
  }
  return read;
}

function readGroup(
  field: string,
  holder: string,
  facts: Readonly<Record<string, FactType>>,
  value: unknown,
): Read<{ readonly [fact: string]: FactValue }> {
  if (!isGroup(value))
    return no(field, `write facts by name: { ${Object.keys(facts).slice(0, 2).join(', ')} … }`);
  const read: { [fact: string]: FactValue } = {};
  for (const [name, given] of Object.entries(value)) {
    const type = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (!type) {
      const near = nearest(name, Object.keys(facts));
      const known = Object.keys(facts);
      const names = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
      const hint = near === undefined ? names : `did you mean ${near}?`;
      return no(`${field}.${name}`, `${holder} has no such fact; ${hint}`);
    }
    if (given === null) continue;
    const fact = readFact(`${field}.${name}`, type, given);
    if (!fact.ok) return fact;
    read[name] = fact.value;
  }
  return ok(read);
}

function readFact(field: string, type: FactType, value: unknown): Read<FactValue> {
  const not = typeof value === 'string' || typeof value !== 'object' ? `, not ${JSON.stringify(value)}` : '';
  switch (type.is) {
    case 'boolean':
      return typeof value === 'boolean' ? ok(value) : no(field, `write true or false${not}`);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? ok(value)
        : no(field, `write a number${not}`);
    case 'text':
      return typeof value === 'string' ? ok(value) : no(field, `write a text${not}`);
    case 'one-of':
      return typeof value === 'string' && type.values.includes(value)
        ? ok(value)
        : no(field, `write ${listed(type.values)}${not}`);
    case 'list': {
      const of = type.values ? ` of ${type.values.join(', ')}` : '';
      if (!Array.isArray(value)) return no(field, `write a list${of}${not}`);
      for (const [index, item] of value.entries()) {
        if (typeof item === 'string' && (!type.values || type.values.includes(item))) continue;
        const allowed = type.values ? listed(type.values) : 'a text';
        return no(`${field}[${index}]`, `write ${allowed}, not ${JSON.stringify(item)}`);
      }
      return ok(value as string[]);
    }
    case 'date':
      return typeof value === 'string' && parsePlainDate(value)
        ? ok(value)
        : no(field, `write a day that exists, as 2026-08-30${not}`);
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? ok(value)
        : no(field, `write a time as 09:00${not}`);
    case 'instant': {
      const read = readInstant(field, value);
      return read.ok ? ok(value as string) : read;
    }
    case 'group':
      return readGroup(field, field.slice(field.lastIndexOf('.') + 1), type.facts, value);
  }
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Reads 2026-08-30T14:10:00Z or 2026-08-30T15:10+01:00; a time without its offset could mean two moments, so it is refused. */
export function readInstant(field: string, value: unknown): Read<Instant> {
  if (value === undefined) return no(field, 'missing; write the moment, as 2026-08-30T14:10:00Z');
  const match = typeof value === 'string' ? INSTANT.exec(value.trim()) : null;
  const date = match ? parsePlainDate(match[1] ?? '') : undefined;
  if (!match || !date) {
    const local = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(value);
    const hint = local
      ? 'say which clock, with Z or +01:00 at its end'
      : 'write a moment as 2026-08-30T14:10:00Z';
    return no(field, `${hint}, not ${JSON.stringify(value)}`);
  }
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const offset = offsetMinutes(match[6] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) {
    return no(field, `there is no such time: ${JSON.stringify(value)}`);
  }
  const { year, month, day } = partsOf(date);
  const ms = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  return ok(instant(Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset * 60_000));
}

function offsetMinutes(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
