import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { WordsBox, type WordsKind } from '#ui/duty/words-box.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import { actWords } from '#ui/words/act-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { harmAddress, pieceAddress, signAddress } from '../../model/addresses.ts';
import type { HarmFacts, Sourced, Voice } from '../../model/harm.ts';
import { VOICES } from '../../model/harm.ts';
import { cWords, harmWords } from '../../model/harm-words.ts';
import { shortTitle } from '../../model/short-title.ts';
import { RestsOn } from '../../parts/links.tsx';
import { MarkTag } from '../../parts/marks.tsx';
import { ReachableInShort } from '../../parts/reachable.tsx';
import type { Loaded } from './load.ts';

/** One harm. */
export function view({ facts, voice }: Loaded, _form: FormState, { now }: PageContext): Drawn {
  return {
    title: harmWords(facts.harm),
    caption: facts.cs.length > 0 ? `Of the Five Cs: ${facts.cs.map(cWords).join(', ')}` : 'A harm',
    heading: harmWords(facts.harm),
    current: 'library',
    backTo: { href: '/library#harms', text: 'Library' },
    wide: true,
    body: (
      <>
        <Voices harm={facts.harm} voice={voice} />
        <Columns
          main={
            <>
              {voice === 'staff' && <ForStaff facts={facts} />}
              <Pages facts={facts} />
            </>
          }
          side={<Beside facts={facts} voice={voice} now={now} />}
        />
      </>
    ),
  };
}

function Voices({ harm, voice }: { readonly harm: string; readonly voice: Voice }): VNode {
  return (
    <nav aria-label="Written for">
      <ul class="kith-row kith-voices kith-no-print">
        {(Object.keys(VOICES) as Voice[]).map((each) => (
          <li>
            <a
              href={`${harmAddress(harm)}${each === 'staff' ? '' : `?voice=${each}`}`}
              aria-current={each === voice ? 'page' : undefined}
            >
              {VOICES[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What cannot be undone first. */
const BOXES: readonly WordsKind[] = ['do-not', 'do', 'say', 'do-not-say'];

function ForStaff({ facts }: { readonly facts: HarmFacts }): VNode {
  const nothing = Object.values(facts.prompts).every((list) => list.length === 0);
  return (
    <>
      {!nothing && (
        <Section heading="What to do, and what never to do">
          <Card>
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
          </Card>
        </Section>
      )}
      <Section heading="What follows when you record it">
        <p>
          This is what Kith answers for the policies that you follow, before it knows anything more. What you
          record may add to it.
        </p>
        <Card>
          <Lines lines={facts.duties} />
          {facts.duties.length === 0 && <p>No policy that you follow asks for anything here.</p>}
        </Card>
        <p class="kith-no-print">
          <Button href="/record">Record something</Button>
        </p>
      </Section>
      {facts.held.length > 0 && (
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
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly Sourced[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <ol class="kith-plain-list">
      {lines.map(({ text, clauses }) => (
        <li>
          {text}
          <RestsOn ids={clauses} />
        </li>
      ))}
    </ol>
  );
}

function Pages({ facts }: { readonly facts: HarmFacts }): VNode | null {
  if (facts.pages.length === 0) return null;
  return (
    <Section heading="Pages to read">
      <Card>
        <ul class="kith-plain-list">
          {facts.pages.map(({ policy, page }) => (
            <li>
              <a href={pieceAddress(policy.pack, 'guidance', page.id)}>{page.title}</a>
              <br />
              <span class="kith-muted kith-small">{shortTitle(policy.pack.title)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Beside(props: {
  readonly facts: HarmFacts;
  readonly voice: Voice;
  readonly now: PageContext['now'];
}): VNode {
  const { facts, voice, now } = props;
  return (
    <>
      <Section heading="Whom to call">
        <Card>
          <ul class="kith-plain-list">
            {facts.numbers.map((number) => (
              <ReachableInShort number={number} now={now} />
            ))}
            <li>
              <a href="/library/directory">Every number</a>
            </li>
          </ul>
        </Card>
      </Section>
      {voice !== 'young' && facts.signs.length > 0 && (
        <Section heading="Signs">
          <Card>
            <p class="kith-muted kith-small">A reason to look and to talk, never proof.</p>
            <ul class="kith-plain-list">
              {facts.signs.map(({ policy, sign }) => (
                <li>
                  <a href={signAddress(policy.pack.id, sign.id)}>{sign.text}</a> <MarkTag mark={sign.mark} />
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
      {facts.names.length > 0 && (
        <Section heading="What policies call it">
          <Card>
            <ul class="kith-plain-list">
              {facts.names.map(({ policy, text, clauses }) => (
                <li>
                  {text}
                  <br />
                  <span class="kith-muted kith-small">{shortTitle(policy.pack.title)}</span>
                  <RestsOn ids={clauses} />
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </>
  );
}
