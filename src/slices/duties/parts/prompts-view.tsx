import type { VNode } from 'preact';
import type { Prompt } from '#engine/types.ts';
import { Clauses } from '#ui/duty/clauses.tsx';
import { WordsBox } from '#ui/duty/words-box.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { fill } from '../model/words.ts';

type Props = { readonly prompts: readonly Prompt[]; readonly childName: string };

/** What never to do or say: stands above everything else, because it cannot be undone. */
export function Nevers({ prompts, childName }: Props): VNode {
  return (
    <>
      {prompts
        .filter(({ kind }) => kind === 'do-not' || kind === 'do-not-say')
        .map((prompt) => (
          // "Never: Do not open" says it twice.
          <WordsBox kind={prompt.kind} lead={prompt.text.startsWith('Do not ') ? 'Never' : undefined}>
            {fill(prompt.text.replace(/^Do not /, ''), childName, undefined)} <Clauses ids={prompt.clauses} />
          </WordsBox>
        ))}
    </>
  );
}

/** Words to say, and, folded away, what policies ask to bear in mind. */
export function WordsToHand({ prompts, childName }: Props): VNode | null {
  const say = prompts.filter(({ kind }) => kind === 'say');
  const bear = prompts.filter(({ kind }) => kind === 'do');
  if (say.length + bear.length === 0) return null;
  return (
    <section>
      <h2>Words for this moment</h2>
      {say.map((prompt) => (
        <WordsBox kind="say">
          {fill(prompt.text, childName, undefined)} <Clauses ids={prompt.clauses} />
        </WordsBox>
      ))}
      {bear.length > 0 && (
        <Details
          summary={`Bear in mind: ${bear.length} ${bear.length === 1 ? 'line' : 'lines'} from your policies`}
        >
          <ul class="govuk-list govuk-list--bullet">
            {bear.map((prompt) => (
              <li>
                {fill(prompt.text, childName, undefined)} <Clauses ids={prompt.clauses} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}
