import { fillWords } from '#kernel/fill-words.ts';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The duties of this month that were not in time, each with its row. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  return {
    title: 'Not in time this month',
    caption: loaded.home.name,
    heading: 'Not in time this month',
    lead: 'Closing a duty late keeps it here: the breach stays visible.',
    current: 'home',
    backTo: { href: `/home?home=${loaded.home.homeId}`, text: 'My home' },
    wide: true,
    body:
      loaded.late.length === 0 ? (
        <p>Everything was in time.</p>
      ) : (
        <Scroll label="Duties not in time">
          <Table
            head={[{ content: 'Duty' }, { content: 'Clauses' }, { content: 'How late' }]}
            rows={loaded.late.map((each) => {
              const name = (each.childId && loaded.childNames.get(each.childId)) || 'a child';
              const title = fillWords(each.duty.parts[0]?.title ?? each.duty.action, name, 'them');
              return [
                { content: <a href={`/duties/${each.dutyId}`}>{title}</a> },
                { content: each.duty.clauses.join(', ') },
                {
                  content: (
                    <ClockSentence
                      dueAt={each.dueAt}
                      now={now}
                      state={each.closedAt === null ? 'overdue' : 'done'}
                      doneAt={each.closedAt ?? undefined}
                    />
                  ),
                },
              ];
            })}
          />
        </Scroll>
      ),
  };
}
