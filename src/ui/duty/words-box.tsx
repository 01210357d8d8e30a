import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';

/** `say`: words to use; `do`: what to do first; `do-not` and `do-not-say`: what never to do or say. */
export type WordsKind = 'say' | 'do' | 'do-not' | 'do-not-say';

const LEADS: Readonly<Record<WordsKind, string>> = {
  say: 'You could say:',
  do: 'Do:',
  'do-not': 'Never:',
  'do-not-say': 'Do not say:',
};

export interface WordsBoxProps {
  readonly kind: WordsKind;
  /** Instead of the usual first words; empty where the content begins with its own. */
  readonly lead?: string | undefined;
  readonly children?: Content | undefined;
}

/** Words for this moment, told apart by their first words and then by colour. */
export function WordsBox(props: WordsBoxProps): VNode {
  const lead = props.lead ?? LEADS[props.kind];
  return (
    <div class={`kith-words kith-words--${props.kind}`}>
      {lead !== '' && <strong class="kith-words__lead">{lead}</strong>} {props.children}
    </div>
  );
}
