import type { VNode } from 'preact';
import type { GuidanceVoice } from '#engine/guidance-schema.ts';
import { Card } from '#ui/duty/card.tsx';
import { WordsBox, type WordsKind } from '#ui/duty/words-box.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Voice } from '../model/voice.ts';
import { GuidanceLines, markOfAll } from './guidance-lines.tsx';
import { MarkTag } from './marks.tsx';

const HEADINGS: Readonly<Record<Voice, Readonly<Record<'what' | 'signs' | 'do' | 'say', string>>>> = {
  staff: { what: 'What it is', signs: 'Signs', do: 'What to do, and what never to do', say: 'Words' },
  parents: { what: 'What it is', signs: 'Signs', do: 'What you can do', say: 'Words' },
  young: {
    what: 'What it is',
    signs: 'How you might know',
    do: 'What you can do',
    say: 'Words you could use',
  },
};
const LEADS: Readonly<Record<Voice, Readonly<Record<WordsKind, string>>>> = {
  staff: { do: 'Do', 'do-not': 'Never', say: 'You could say', 'do-not-say': 'Do not say' },
  parents: { do: 'Do', 'do-not': 'Better not', say: 'You could say', 'do-not-say': 'Do not say' },
  young: {
    do: 'Do',
    'do-not': 'Try not to',
    say: 'You could say',
    'do-not-say': 'Words that hurt',
  },
};

/** A harm in one voice: what it is, what to do and never to do, words, signs; each line with its clauses. */
export function HarmVoice(props: {
  readonly page: GuidanceVoice;
  readonly voice: Voice;
  readonly clauses: ReadonlySet<string>;
}): VNode {
  const { page, voice, clauses } = props;
  const headings = HEADINGS[voice];
  const pair = (one: WordsKind, other: WordsKind) => (
    <div class="kith-pair">
      {[one, other].map((kind) => {
        const ours = markOfAll(page[kind]);
        const lead = LEADS[voice][kind];
        const said = (
          <>
            <MarkTag mark={ours} />
            <GuidanceLines lines={page[kind]} clauses={clauses} said={ours} />
          </>
        );
        // Nothing red for a young reader: what to leave alone stands on plain paper.
        return voice === 'young' && kind === other ? (
          <Card>
            <strong>{lead}</strong> {said}
          </Card>
        ) : (
          <WordsBox kind={kind} lead={lead}>
            {said}
          </WordsBox>
        );
      })}
    </div>
  );
  return (
    <div class={voice === 'young' ? 'kith-guidance kith-guidance--young' : 'kith-guidance'}>
      <Section id="what" heading={headings.what}>
        <Card>
          <GuidanceLines lines={page.what} clauses={clauses} as="prose" />
        </Card>
      </Section>
      <Section id="do" heading={headings.do}>
        {pair('do', 'do-not')}
      </Section>
      <Section id="say" heading={headings.say}>
        {pair('say', 'do-not-say')}
      </Section>
      <Section id="signs" heading={headings.signs}>
        <Card>
          {voice !== 'young' && (
            <p class="kith-muted kith-small">A reason to look and to talk, never proof.</p>
          )}
          <GuidanceLines lines={page.signs} clauses={clauses} />
        </Card>
      </Section>
    </div>
  );
}
