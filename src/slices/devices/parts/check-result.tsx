import type { VNode } from 'preact';
import type { Prompt } from '#engine/types.ts';
import type { GateCardProps } from '#ui/duty/gate-card.tsx';
import { GateCard } from '#ui/duty/gate-card.tsx';
import { WordsBox } from '#ui/duty/words-box.tsx';
import { Section } from '#ui/layout/columns.tsx';

export type CheckResultProps = {
  readonly gates: readonly GateCardProps[];
  readonly prompts: readonly Prompt[];
  readonly owed: readonly { readonly title: string; readonly due: string }[];
};

/** What policies say before something happens: may it be done, which words help, what would follow. */
export function CheckResult({ gates, prompts, owed }: CheckResultProps): VNode {
  return (
    <>
      <Section heading="May it be done?">
        {gates.map((gate) => (
          <GateCard {...gate} />
        ))}
        {gates.length === 0 && <p>None of your policies has a view on this.</p>}
      </Section>
      {prompts.length > 0 && (
        <Section heading="Before you do it">
          {prompts.map((prompt) => (
            <WordsBox kind={prompt.kind}>
              {prompt.text}{' '}
              {prompt.clauses.length > 0 && <span class="kith-muted">({prompt.clauses.join(', ')})</span>}
            </WordsBox>
          ))}
        </Section>
      )}
      {owed.length > 0 && (
        <Section heading="If it is done, this follows">
          <ol class="kith-owed">
            {owed.map((duty) => (
              <li>
                {duty.title} <span class="kith-muted">{duty.due}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
