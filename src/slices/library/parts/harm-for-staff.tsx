import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { WordsBox, type WordsKind } from '#ui/duty/words-box.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { actWords } from '#ui/words/act-words.ts';
import type { HarmFacts } from '../model/harm.ts';
import { RestsOn } from './links.tsx';

/** What cannot be undone first. */
const BOXES: readonly WordsKind[] = ['do-not', 'do', 'say', 'do-not-say'];

/** What follows from a harm when it is recorded, by the policies of its reader. */
export function HarmForStaff(props: { readonly facts: HarmFacts; readonly mayRecord: boolean }): VNode {
  const { facts } = props;
  const says = Object.values(facts.prompts).some((list) => list.length > 0);
  return (
    <>
      {says && !facts.page && (
        <Section heading="What to do, and what never to do">
          <Card>
            <Prompts facts={facts} />
          </Card>
        </Section>
      )}
      <Section heading="What follows when you record it">
        <p>
          This is what Kith answers for the policies that you follow, before it knows anything more. What is
          recorded may add to it.
        </p>
        <Card>
          <ol class="kith-plain-list">
            {facts.duties.map(({ text, clauses }) => (
              <li>
                {text}
                <RestsOn ids={clauses} />
              </li>
            ))}
          </ol>
          {facts.duties.length === 0 && <p>No policy that you follow asks for anything here.</p>}
        </Card>
        {says && facts.page && (
          <Details summary="Words of your policies that Kith shows with it">
            <Prompts facts={facts} />
          </Details>
        )}
        {props.mayRecord && (
          <p class="kith-no-print">
            <Button href="/record">Record something</Button>
          </p>
        )}
      </Section>
      <HeldBack facts={facts} />
    </>
  );
}

function Prompts({ facts }: { readonly facts: HarmFacts }): VNode {
  return (
    <>
      {BOXES.map((kind) =>
        facts.prompts[kind].map((prompt) => (
          <>
            <WordsBox kind={kind} lead={/^(Do not|Never) /.test(prompt.text) ? 'Never' : undefined}>
              {prompt.text.replace(/^(Do not|Never) /, '')}
            </WordsBox>
            <RestsOn ids={prompt.clauses} />
          </>
        )),
      )}
    </>
  );
}

function HeldBack({ facts }: { readonly facts: HarmFacts }): VNode | null {
  if (facts.held.length === 0) return null;
  return (
    <Section heading="What is held back">
      <Card>
        <ul class="kith-plain-list">
          {facts.held.map((gate) => (
            <li>
              <strong>{actWords(gate.text)}</strong>
              {gate.until.length > 0 && (
                <ul>
                  {gate.until.map((until) => (
                    <li>{until}</li>
                  ))}
                </ul>
              )}
              <RestsOn ids={gate.clauses} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
