import type { VNode } from 'preact';
import { actWords } from '#ui/words/act-words.ts';
import { Card } from './card.tsx';

/** What policies say of one act. */
export interface GateCardProps {
  /** The act by its name in the vocabulary. */
  readonly act: string;
  readonly decision: 'allow' | 'allow-with-reason' | 'block';
  /** What would open it, a line each. */
  readonly until: readonly string[];
  readonly why: readonly string[];
  /** Titles of the policies that have a view. */
  readonly policies: readonly string[];
  /** The act is done: a judgement on it, in words that blame nobody. */
  readonly happened?: boolean | undefined;
  /** 3 by default. */
  readonly headingLevel?: 2 | 3 | undefined;
}

/** One gate: the act, whether it may be done, and what would open it. */
export function GateCard(props: GateCardProps): VNode {
  const { decision, until, why, policies } = props;
  const act = actWords(props.act);
  const Heading = `h${props.headingLevel ?? 3}` as const;
  return (
    <Card edge={props.happened ? 'soon' : EDGES[decision]}>
      <Heading class="kith-duty__title">
        {act}: {(props.happened ? HAPPENED_WORDS : DECISION_WORDS)[decision]}
      </Heading>
      {until.length > 0 && (
        <>
          <p>
            {props.happened
              ? 'They ask that:'
              : decision === 'block'
                ? 'Not before:'
                : 'A written reason is needed until:'}
          </p>
          <ul>
            {until.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      <details class="kith-why">
        <summary class="kith-why__summary">
          <span class="kith-why__words">Why?</span>
          <span class="govuk-visually-hidden"> {act}</span>
        </summary>
        <div class="kith-why__text">
          <ul>
            {why.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          {policies.length > 0 && <p>{policies.join('; ')}</p>}
        </div>
      </details>
    </Card>
  );
}

const EDGES = { allow: 'done', 'allow-with-reason': 'soon', block: 'harm' } as const;

const DECISION_WORDS: Readonly<Record<GateCardProps['decision'], string>> = {
  allow: 'nothing stands against it',
  'allow-with-reason': 'only with a reason',
  block: 'not allowed as it stands',
};

const HAPPENED_WORDS: typeof DECISION_WORDS = {
  allow: 'nothing stands against it',
  'allow-with-reason': 'your policies ask for a written reason',
  block: 'your policies ask for more than is written down',
};
