import type { Pack } from '#engine/pack.ts';
import type { Answered } from '#engine/scenario/answer-scenario.ts';
import type { Difference, Duty, Gate, Prompt } from '#engine/types.ts';
import { placesInWords, roleInWords } from '#engine/words.ts';
import { fillWords } from '#kernel/fill-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';

/** A duty in words, with roles where a record would have names. */
export type ShownDuty = {
  readonly title: string;
  readonly how: string;
  /** Asked by another policy in other words. */
  readonly others: readonly { readonly title: string; readonly clauses: readonly string[] }[];
  readonly call: { readonly number: string; readonly before: string; readonly after: string } | undefined;
  readonly dueAt: Instant | null;
  readonly due: string;
  readonly state: 'overdue' | 'soon' | 'open' | 'held' | 'done' | 'no-time';
  readonly doneAt: Instant | undefined;
  /** "Now", "First": instead of the time, where that says more. */
  readonly headline: string | undefined;
  readonly harm: boolean;
  readonly heldUntil: readonly string[];
  /** "placement plan and case record"; '' where nothing is to be written down. */
  readonly record: string;
  readonly clauses: readonly string[];
  readonly differs: readonly Difference[];
  readonly why: readonly string[];
  /** "proposed": what counts here is Kith's own and not the document's words; '' where it is the document's. */
  readonly mark: string;
  /** It follows from an earlier event, not from the one that is tried. */
  readonly earlier: boolean;
};

/** Questions to complete, or a fact that nobody has said. */
export type ShownAsk = {
  readonly text: string;
  readonly questions: readonly string[];
  readonly clauses: readonly string[];
};

/** The answer as the page shows it. */
export type Shown = {
  readonly now: Instant;
  readonly duties: readonly ShownDuty[];
  readonly gates: readonly (Gate & { readonly policies: readonly string[] })[];
  readonly prompts: readonly Prompt[];
  readonly asks: readonly ShownAsk[];
  readonly warnings: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
};

const SOON = 24 * HOUR;

/** Puts an answer in words. `packs`: those on the shelf, for the titles of policies and question sets. */
export function asShown({ scenario, answer }: Answered, packs: readonly Pack[]): Shown {
  const now = scenario.now ?? scenario.event.occurredAt;
  const titles = new Map(packs.map(({ id, title }) => [id, title]));
  return {
    now,
    titles,
    duties: answer.duties.map((duty) => shownDuty(duty, now)),
    gates: answer.gates.map((gate) => ({ ...gate, policies: gate.packs.map((id) => titles.get(id) ?? id) })),
    prompts: answer.prompts.map((prompt) => ({
      ...prompt,
      text: fillWords(prompt.text, 'the child', 'them'),
    })),
    asks: answer.asks.map((ask) => {
      const set = packs
        .filter(({ id }) => ask.packs.includes(id))
        .flatMap(({ data }) => data.questions)
        .find(({ id }) => id === ask.questions);
      return {
        text: ask.text ?? set?.title ?? ask.questions,
        questions: set?.questions.map(({ text }) => text) ?? [],
        clauses: ask.clauses,
      };
    }),
    warnings: answer.warnings,
  };
}

function shownDuty(duty: Duty, now: Instant): ShownDuty {
  const [to] = duty.to;
  const recipient = to === undefined ? 'them' : roleInWords(to);
  const fill = (text: string) => fillWords(text, 'the child', recipient);
  const first =
    duty.parts.find(({ due }) => due.at === duty.due.at && due.kind === duty.due.kind) ?? duty.parts[0];
  const title = fill(first?.title ?? duty.action);
  const others = new Map(
    duty.parts
      .map((part) => ({ title: fill(part.title), clauses: part.clauses }))
      .filter((part) => part.title !== title)
      .map((part) => [part.title, part]),
  );
  const number = duty.contact?.phone;
  return {
    title,
    how: fill(first?.how ?? ''),
    others: [...others.values()],
    call:
      duty.contact && number !== undefined
        ? { number, before: `${duty.contact.name},`, after: `(${duty.contact.when})` }
        : undefined,
    dueAt: duty.due.at,
    due: duty.due.text,
    state: stateOf(duty, now),
    doneAt: duty.closed?.at,
    headline: headlineOf(duty),
    harm: duty.precedence < 4 && (duty.state === 'open' || duty.state === 'overdue'),
    heldUntil: duty.state === 'held' ? duty.heldUntil : [],
    record: placesInWords(duty.record),
    clauses: duty.clauses,
    differs: duty.differs,
    why: duty.why,
    mark: first?.mark ?? '',
    earlier: duty.raisedBy !== 'event',
  };
}

function stateOf({ state, due }: Duty, now: Instant): ShownDuty['state'] {
  if (state !== 'open') return state;
  if (due.at === null) return 'no-time';
  return due.at - now <= SOON ? 'soon' : 'open';
}

function headlineOf({ state, due, closed }: Duty): string | undefined {
  if (closed?.as === 'set-aside') return 'Set aside';
  if (closed?.as === 'ended') return 'No longer owed';
  if (state !== 'open') return undefined;
  return due.kind === 'now' ? 'Now' : due.kind === 'before' ? 'First' : undefined;
}
