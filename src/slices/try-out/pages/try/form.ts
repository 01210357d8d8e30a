import type { EventType } from '#engine/facts.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { factFields, putFact, readFactField } from '../../model/fact-fields.ts';
import { settingsFor } from '../../model/policies.ts';
import type { Loaded } from './load.ts';

/** What was sent: a scenario to answer, or a scenario's form to be shown filled in. */
export type Input =
  | { readonly is: 'answer'; readonly scenario: unknown; readonly pasted: boolean }
  | { readonly is: 'open' };

/** Longest scenario that is read, in characters. */
export const LONGEST_SCENARIO = 100_000;

export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Input, readonly FieldError[]> {
  if (!loaded.event) return parsePasted(body);
  if (valueOf(body, 'mode') === 'open') return ok({ is: 'open' });
  return parseForm(body, loaded, loaded.event.type, ctx);
}

function parsePasted(body: FormBody): Result<Input, readonly FieldError[]> {
  const text = valueOf(body, 'scenario');
  const no = (words: string) => refuse([{ field: 'scenario', text: words }]);
  if (text.trim() === '') return no('Paste a scenario, or choose above what happened');
  if (text.length > LONGEST_SCENARIO) return no(`Shorten it to ${LONGEST_SCENARIO} characters`);
  const read = readJson(text);
  return read.ok ? ok({ is: 'answer', scenario: read.value, pasted: true }) : no(read.error);
}

function parseForm(
  body: FormBody,
  loaded: Loaded,
  type: EventType,
  { now, shelf }: PageContext,
): Result<Input, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const packs = valuesOf(body, 'pack').filter((id) => loaded.policies.some((policy) => policy.id === id));
  if (packs.length === 0) errors.push({ field: 'pack', text: 'Choose at least one policy' });
  const moment = (prefix: string, what: string): Instant | undefined => {
    const read = parseMoment(body, { prefix, what, now, future: 'allowed' });
    if (read.ok) return read.value;
    errors.push(...read.error);
    return undefined;
  };
  const occurredAt = moment('when', 'it happened');
  const isFilled = (prefix: string, ...parts: readonly string[]) =>
    parts.some((part) => valueOf(body, `${prefix}-${part}`).trim() !== '');
  const reader = fieldReader(body);
  const born = isFilled('born', 'day', 'month', 'year')
    ? reader.day('born', 'Enter the date of birth as day, month and year, like 27 3 2012')
    : undefined;
  errors.push(...reader.errors);
  const facts: Record<string, unknown> = {};
  for (const field of factFields(type)) {
    const parts = field.fact.is === 'date' ? ['day', 'month', 'year'] : undefined;
    const sent = parts
      ? parts.map((part) => valueOf(body, `${field.name}-${part}`))
      : valuesOf(body, field.name);
    const read = readFactField(field, sent);
    const control = parts ? `${field.name}-day` : field.name;
    if (read.is === 'value') putFact(facts, field.path, read.value);
    else if (read.is === 'problem') errors.push({ field: control, text: read.text });
    if (read.is === 'unknown' && field.required) {
      errors.push({ field: control, text: `There is no answer without this: ${field.label}` });
    }
  }
  const seen = isFilled('now', 'day', 'month', 'year', 'time') ? moment('now', 'you look at it') : undefined;
  const history = readPart(body, 'history', errors) ?? [];
  const settings = readPart(body, 'settings', errors) ?? {};
  if (errors.length > 0 || occurredAt === undefined) return refuse(errors);
  const own = valueOf(body, 'own-settings') === 'yes' ? settingsFor(loaded.settings, shelf.packs, packs) : {};
  const scenario = {
    packs,
    settings: isObject(settings) ? { ...own, ...settings } : settings,
    ...(born === undefined ? {} : { child: { dateOfBirth: born } }),
    ...(Array.isArray(history) && history.length === 0 ? {} : { history }),
    event: { type, occurredAt: new Date(occurredAt).toISOString(), facts },
    ...(seen === undefined ? {} : { now: new Date(seen).toISOString() }),
  };
  return ok({ is: 'answer', scenario, pasted: false });
}

/** A part that is written as JSON; `undefined` where its box is empty, or where it is complained of. */
function readPart(body: FormBody, field: string, errors: FieldError[]): unknown {
  const text = valueOf(body, field);
  if (text.trim() === '') return undefined;
  if (text.length > LONGEST_SCENARIO) {
    errors.push({ field, text: `Shorten it to ${LONGEST_SCENARIO} characters` });
    return undefined;
  }
  const read = readJson(text);
  if (read.ok) return read.value;
  errors.push({ field, text: read.error });
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text.trim().replace(/^\uFEFF/, '')));
  } catch {
    return refuse(
      'This is not JSON. Copy it whole, from the first brace to the last, with its quotes and commas',
    );
  }
}

/** The control of the form that a field of a scenario stands in: "event.facts.with.known" in `fact-with-known`. */
export function controlFor(field: string): string {
  const fact = /^event\.facts\.([A-Za-z.]+)/.exec(field)?.[1];
  if (fact !== undefined) return `fact-${fact.replaceAll('.', '-')}`;
  if (field.startsWith('history')) return 'history';
  if (field.startsWith('settings')) return 'settings';
  if (field.startsWith('child')) return 'born-day';
  if (field.startsWith('now')) return 'now-day';
  if (field.startsWith('event')) return 'when-day';
  return 'pack';
}
