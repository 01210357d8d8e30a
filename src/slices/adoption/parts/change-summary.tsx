import type { VNode } from 'preact';
import { momentInWords } from '#kernel/day-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import type { ChangeInWords } from '../model/change-words.ts';
import { ClauseLinks } from './clause-links.tsx';

/** What is proposed or was changed: from what to what, where, by whom and why. */
export function ChangeSummary({ told }: { readonly told: ChangeInWords }): VNode {
  const { change, clauses } = told;
  const by = `${told.proposedBy}, ${momentInWords(change.proposedAt)}`;
  const settled =
    change.settledAt === null
      ? []
      : [{ key: SETTLED[change.state], value: `${told.settledBy}, ${momentInWords(change.settledAt)}` }];
  return (
    <Card>
      <SummaryList
        rows={[
          { key: 'For', value: told.where },
          { key: change.state === 'applied' ? 'Before' : 'Now', value: told.was },
          { key: change.state === 'applied' ? 'Since then' : 'Proposed', value: <strong>{told.is}</strong> },
          ...(clauses.length > 0 ? [{ key: 'Left open by', value: <ClauseLinks ids={clauses} /> }] : []),
          { key: 'Why', value: change.reason },
          { key: 'Proposed by', value: by },
          ...settled,
        ]}
      />
    </Card>
  );
}

const SETTLED = {
  looking: '',
  looked: '',
  applied: 'Applied by',
  cancelled: 'Dropped by',
  failed: 'Given up by',
} as const;
