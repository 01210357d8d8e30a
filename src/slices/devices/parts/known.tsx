import type { VNode } from 'preact';
import type { EventType } from '#engine/facts.ts';
import type { FactValue } from '#engine/types.ts';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { answerWords, nameChild } from '../model/answer-words.ts';
import type { FactQuestion } from '../model/fact-questions.ts';
import { wordFieldsOf } from '../model/word-fields.ts';

export type KnownProps = {
  readonly loaded: {
    readonly type: EventType;
    readonly child: { readonly givenName: string };
    readonly questions: readonly FactQuestion[];
    readonly facts: Readonly<Record<string, FactValue>>;
    readonly details: Readonly<Record<string, FactValue>>;
  };
  /** Where it is put right. */
  readonly href: string;
  readonly now: number;
};

/** What is known already, and where to put it right. */
export function Known({ loaded, href, now }: KnownProps): VNode | null {
  const { type, child, questions, facts, details } = loaded;
  const answered = questions
    .filter(({ fact }) => facts[fact] !== undefined)
    .map((question) => ({
      key: nameChild(question.text, child.givenName),
      value: nameChild(answerWords(question, facts[question.fact]), child.givenName),
    }));
  const words = wordFieldsOf(type).flatMap(({ name, label }) => {
    const text = details[name];
    return typeof text === 'string' && text !== '' ? [{ key: label(child.givenName), value: text }] : [];
  });
  const moments = [
    ['endsAt', 'Ends'],
    ['reviewAt', 'Looked at again'],
  ].flatMap(([name = '', key = '']) => {
    const at = details[name];
    return typeof at === 'number' ? [{ key, value: longDateTime(at, now) }] : [];
  });
  const rows = [...answered, ...words, ...moments];
  if (rows.length === 0) return null;
  return (
    <Section heading="Known already">
      <Card>
        <SummaryList rows={rows} />
      </Card>
      <p>
        <a href={href}>Put something right</a>: what was written before stays beside it.
      </p>
    </Section>
  );
}
