import type { VNode } from 'preact';
import type { Prompt } from '#engine/types.ts';
import type { GateCardProps } from '#ui/duty/gate-card.tsx';
import { GateCard } from '#ui/duty/gate-card.tsx';
import { WordsBox } from '#ui/duty/words-box.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';

/** What policies say before something happens: may it be done. */
export function Gates({ gates }: { readonly gates: readonly GateCardProps[] }): VNode {
  return (
    <Section heading="May it be done?">
      {gates.map((gate) => (
        <GateCard {...gate} />
      ))}
      {gates.length === 0 && <p>None of your policies has a view on this.</p>}
    </Section>
  );
}

export type BeforeProps = {
  readonly prompts: readonly Prompt[];
  readonly owed: readonly { readonly title: string; readonly due: string }[];
};

/** Which words help before it happens, and what would follow: never and say first, then the rest as one list. */
export function Before({ prompts, owed }: BeforeProps): VNode | null {
  if (prompts.length + owed.length === 0) return null;
  const steps = prompts.filter((prompt) => prompt.kind === 'do');
  const words = prompts.filter((prompt) => prompt.kind !== 'do');
  return (
    <Section heading="Before you do it">
      {words.map((prompt) => (
        <WordsBox kind={prompt.kind}>
          {prompt.text} <Clauses of={prompt} />
        </WordsBox>
      ))}
      {steps.length > 0 && (
        <ul class="kith-owed">
          {steps.map((prompt) => (
            <li>
              {prompt.text} <Clauses of={prompt} />
            </li>
          ))}
        </ul>
      )}
      {owed.length > 0 && (
        <Details
          summary={
            owed.length === 1
              ? 'If it is done, one thing follows'
              : `If it is done, ${owed.length} things follow`
          }
        >
          <ol class="kith-owed">
            {owed.map((duty) => (
              <li>
                {duty.title} <span class="kith-muted">{duty.due}</span>
              </li>
            ))}
          </ol>
        </Details>
      )}
    </Section>
  );
}

function Clauses({ of }: { of: Prompt }): VNode | null {
  return of.clauses.length > 0 ? <span class="kith-muted">({of.clauses.join(', ')})</span> : null;
}
