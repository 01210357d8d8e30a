import { answerJson } from '#engine/scenario/answer-json.ts';
import type { Answered } from '#engine/scenario/answer-scenario.ts';
import { answerScenario, shelfOf } from '#engine/scenario/answer-scenario.ts';
import type { Expectation } from '#engine/scenario/expectations.ts';
import { compareExpectations } from '#engine/scenario/expectations.ts';
import { parsePlainDate, partsOf } from '#kernel/plain-date.ts';
import { momentValues } from '#web/moment-field.tsx';
import type { FormBody, Handled, PageContext } from '#web/page.ts';
import { eventOnOffer } from '../../model/events-on-offer.ts';
import { factsAsSent } from '../../model/fact-fields.ts';
import { asShown } from '../../model/shown.ts';
import type { Input } from './form.ts';
import { controlFor } from './form.ts';
import type { Loaded } from './load.ts';

/** Asks the engine, and shows what it answers. Nothing is recorded but that somebody tried. */
export async function handle(input: Input, loaded: Loaded, ctx: PageContext): Promise<Handled<Loaded>> {
  if (input.is === 'open') return { then: 'show', loaded, audit: 'TRY_OPENED' };
  const { scenario } = input;
  const answered = await answerScenario(scenario, shelfOf(ctx.shelf.packs));
  if (!answered.ok) {
    const { field, message } = answered.error;
    const text = `${field}: ${message}`;
    return { then: 'mend', errors: [{ field: input.pasted ? 'scenario' : controlFor(field), text }] };
  }
  const { event } = answered.value.scenario;
  const result = {
    shown: asShown(answered.value, ctx.shelf.packs),
    scenario: JSON.stringify(scenario, null, 2),
    title: eventOnOffer(event.type)?.title ?? event.type,
    expectations: expectationsOf(scenario, answered.value),
    form: { href: `/try?event=${event.type}`, values: asSent(scenario, answered.value) },
  };
  return { then: 'show', loaded: { ...loaded, result }, audit: 'POLICY_TRIED' };
}

const partOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

function expectationsOf(scenario: unknown, { answer }: Answered): readonly Expectation[] {
  const expect = partOf(scenario, 'expect');
  if (typeof expect !== 'object' || expect === null || Array.isArray(expect)) return [];
  const asJson = JSON.parse(JSON.stringify(answerJson(answer)));
  return compareExpectations(expect as Readonly<Record<string, unknown>>, asJson);
}

/** What the form of a scenario would have sent: an answer can be changed by form wherever it came from. */
function asSent(raw: unknown, { scenario }: Answered): FormBody {
  const { event, child, now } = scenario;
  const [history, settings] = [partOf(raw, 'history'), partOf(raw, 'settings')];
  const born = child && parsePlainDate(child.dateOfBirth);
  const birthday = born && partsOf(born);
  return {
    pack: scenario.packs,
    ...momentValues('when', event.occurredAt),
    ...(birthday
      ? {
          'born-day': String(birthday.day),
          'born-month': String(birthday.month),
          'born-year': String(birthday.year),
        }
      : {}),
    ...factsAsSent(event.type, event.facts),
    ...(now === undefined ? {} : momentValues('now', now)),
    ...(scenario.history.length > 0 ? { history: JSON.stringify(history, null, 2) } : {}),
    ...(Object.keys(scenario.settings).length > 0 ? { settings: JSON.stringify(settings, null, 2) } : {}),
  };
}
