import type { VNode } from 'preact';
import { type Content, classNames } from '#ui/govuk/content.ts';
import { type ClockFacts, type ClockState, clockWords } from '#ui/words/time-words.ts';

export interface ClockProps extends ClockFacts {
  /** Instead of the counted words: "Tonight", "Before the visit". */
  readonly headline?: string | undefined;
  /** Further quiet lines under the clock. */
  readonly children?: Content | undefined;
}

/** A duty's time in words: "Overdue by 3 hours", then when that is, then what it counts from. */
export function Clock(props: ClockProps): VNode {
  const words = clockWords(props);
  return (
    <div class={classNames('kith-clock', `kith-clock--${props.state}`, isLate(props) && 'kith-clock--late')}>
      <p class="kith-clock__headline">{props.headline ?? words.headline}</p>
      {words.due && <p class="kith-clock__line">{words.due}</p>}
      {words.from && <p class="kith-clock__line">{words.from}</p>}
      {props.children !== undefined && <div class="kith-clock__line">{props.children}</div>}
    </div>
  );
}

/** The same clock as one sentence, for a list or a message: "Overdue by 3 hours: due 14:10 today, 24 hours from …". */
export function ClockSentence(props: ClockFacts): VNode {
  const words = clockWords(props);
  const rest = [words.due, words.from].filter(Boolean).join(', ');
  return (
    <span
      class={classNames(`kith-clock-sentence--${props.state}`, isLate(props) && 'kith-clock-sentence--late')}
    >
      <strong>{words.headline}</strong>
      {rest && `: ${rest}`}
    </span>
  );
}

/** True for what was done after its time. */
function isLate({ state, dueAt, doneAt }: ClockFacts): boolean {
  return state === 'done' && dueAt !== null && doneAt !== undefined && doneAt > dueAt;
}

/** The colour of a card's edge for a clock's state. */
export function edgeOf(state: ClockState): 'harm' | 'soon' | 'plain' | 'held' | 'done' {
  switch (state) {
    case 'overdue':
      return 'harm';
    case 'soon':
      return 'soon';
    case 'held':
      return 'held';
    case 'done':
      return 'done';
    case 'open':
    case 'no-time':
      return 'plain';
  }
}
