import type { VNode } from 'preact';
import type { ClauseStanding } from '#engine/clause-table.ts';
import { clauseAddress } from '../model/addresses.ts';
import { CLAUSE_KINDS } from '../model/clause-words.ts';
import type { Policy } from '../model/policy.ts';
import { deedCounts } from './deeds-view.tsx';
import { MarkTag } from './marks.tsx';

/** Clauses in the order of their document, each with what Kith does about it, in a few words. */
export function ClauseList(props: {
  readonly policy: Policy;
  readonly clauses: readonly ClauseStanding[];
  /** Goes behind each address, where another version than the one that counts is read. */
  readonly suffix?: string | undefined;
}): VNode {
  return (
    <ol class="kith-clauses">
      {props.clauses.map(({ clause, state }) => {
        const does = deedCounts((props.policy.deeds.get(clause.id) ?? []).filter((deed) => !deed.planned));
        return (
          <li id={clause.id}>
            <a class="govuk-link" href={`${clauseAddress(clause.id)}${props.suffix ?? ''}`}>
              {clause.id}
            </a>
            <div>
              {clause.says} <MarkTag mark={clause.mark} />
              <div class="kith-muted kith-small">
                {[
                  CLAUSE_KINDS[clause.kind],
                  does === '' ? STANDING[state] : `Kith: ${does}`,
                  clause['legal-note'] === undefined ? '' : 'Legal note',
                ]
                  .filter((words) => words !== '')
                  .join(' · ')}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const STANDING: Readonly<Record<ClauseStanding['state'], string>> = {
  met: '',
  waiting: 'waits for a page that is not built yet',
  cannot: 'beyond software',
  unmet: 'to be read',
};
