import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Clauses } from '#ui/duty/clauses.tsx';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import { GateCard } from '#ui/duty/gate-card.tsx';
import { Why } from '#ui/duty/why.tsx';
import { WordsBox } from '#ui/duty/words-box.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Shown, ShownDuty } from '../model/shown.ts';

/** What the engine answers: what never to do, what is owed, what must wait, words, and what to find out. */
export function AnswerView({ shown }: { readonly shown: Shown }): VNode {
  const { prompts } = shown;
  const nevers = prompts.filter(({ kind }) => kind === 'do-not' || kind === 'do-not-say');
  const others = prompts.filter(({ kind }) => kind === 'do' || kind === 'say');
  return (
    <>
      {nevers.map((prompt) => (
        // "Never: Do not open" says it twice.
        <WordsBox kind={prompt.kind} lead={prompt.text.startsWith('Do not ') ? 'Never' : undefined}>
          {prompt.text.replace(/^Do not /, '')} <Clauses ids={prompt.clauses} />
          {prompt.mark && <Mark mark={prompt.mark} />}
        </WordsBox>
      ))}
      <Section heading="What would be owed">
        {shown.duties.length === 0 && <p>Nothing: none of these policies asks anything of anybody here.</p>}
        {shown.duties.map((duty, index) => (
          <OneDuty duty={duty} number={index + 1} shown={shown} />
        ))}
      </Section>
      {shown.gates.length > 0 && (
        <Section heading="What might be done">
          {shown.gates.map((gate) => (
            <GateCard
              act={gate.act}
              decision={gate.decision}
              until={gate.until}
              why={gate.why}
              policies={gate.policies}
            />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section heading="Words for that moment">
          {others.map((prompt) => (
            <WordsBox kind={prompt.kind}>
              {prompt.text} <Clauses ids={prompt.clauses} />
              {prompt.mark && <Mark mark={prompt.mark} />}
            </WordsBox>
          ))}
        </Section>
      )}
      <ToFindOut shown={shown} />
    </>
  );
}

const OURS: Readonly<Record<string, string>> = {
  proposed: 'Proposed by Kith',
  inferred: 'Inferred by Kith',
  derived: 'Derived by Kith',
};

/** What is Kith's own reading is never shown as the document's words. */
function Mark({ mark }: { readonly mark: string }): VNode {
  return <span class="kith-muted kith-small"> {OURS[mark] ?? 'Ours'}, not the document’s words.</span>;
}

function OneDuty(props: { readonly duty: ShownDuty; readonly number: number; readonly shown: Shown }): VNode {
  const { duty, number, shown } = props;
  return (
    <DutyCard
      number={number}
      headingLevel={3}
      title={duty.title}
      tag={duty.state === 'held' ? { text: 'On hold', look: 'held' } : undefined}
      calls={duty.call && duty.state !== 'done' ? [duty.call] : undefined}
      clock={{
        dueAt: duty.dueAt,
        now: shown.now,
        state: duty.state,
        from: duty.due,
        doneAt: duty.doneAt,
        ...(duty.headline === undefined ? {} : { headline: duty.headline }),
      }}
      edge={duty.harm ? 'harm' : undefined}
      why={{ content: <Why differs={duty.differs} why={duty.why} titles={shown.titles} /> }}
    >
      {duty.how !== '' && <p>{duty.how}</p>}
      {duty.others.length > 0 && (
        <ul>
          {duty.others.map((other) => (
            <li>
              {other.title} <Clauses ids={other.clauses} />
            </li>
          ))}
        </ul>
      )}
      {duty.heldUntil.length > 0 && (
        <p>Waits until: {duty.heldUntil.join('; ')}. Everybody else’s clock runs.</p>
      )}
      <p class="kith-muted kith-small">
        {duty.earlier && 'From an earlier event. '}
        {duty.mark !== '' && `${OURS[duty.mark] ?? 'Ours'}, not the document’s words. `}
        {duty.record !== '' && `Write it down in the ${duty.record}. `}
        <Clauses ids={duty.clauses} bare />
      </p>
    </DutyCard>
  );
}

function ToFindOut({ shown: { asks, warnings } }: { readonly shown: Shown }): VNode | null {
  if (asks.length + warnings.length === 0) return null;
  return (
    <Section heading="What to find out">
      <Card>
        <ul class="kith-plain-list">
          {asks.map((ask) => (
            <li>
              {ask.text} <Clauses ids={ask.clauses} />
              {ask.questions.length > 0 && (
                <details class="kith-why">
                  <summary class="kith-why__summary">
                    <span class="kith-why__words">The questions</span>
                    <span class="govuk-visually-hidden"> {ask.text}</span>
                  </summary>
                  <div class="kith-why__text">
                    <ul>
                      {ask.questions.map((question) => (
                        <li>{question}</li>
                      ))}
                    </ul>
                  </div>
                </details>
              )}
            </li>
          ))}
          {warnings.map((line) => (
            <li class="kith-muted">{line}</li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
