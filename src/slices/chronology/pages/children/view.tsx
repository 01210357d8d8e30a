import { Card } from '#ui/duty/card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The children the reader may see. */
export function view(loaded: Loaded): Drawn {
  return {
    title: 'Children',
    heading: 'Children',
    lead: 'You see the children who live where you work, or who are allocated to you.',
    current: 'children',
    wide: true,
    body: (
      <Card>
        <Scroll label="Children you may see">
          <Table
            caption="Children you may see"
            firstCellIsHeader
            head={[{ content: 'Name' }, { content: 'Age' }, { content: 'Home' }, { content: 'In force' }]}
            rows={loaded.children.map(({ child, age, restrictions }) => [
              {
                content: (
                  <a href={`/children/${child.childId}`}>{`${child.givenName} ${child.familyName}`}</a>
                ),
              },
              { content: String(age) },
              { content: child.homeName ?? 'Left' },
              {
                content:
                  restrictions === 0
                    ? 'Nothing'
                    : `${restrictions} restriction${restrictions === 1 ? '' : 's'}`,
              },
            ])}
          />
        </Scroll>
        {loaded.children.length === 0 && <p>No child is placed at your home or allocated to you.</p>}
        {loaded.mayOpen && (
          <p class="kith-no-print">
            <a href="/emergency-access">A child of another home, in an emergency</a>
          </p>
        )}
        {loaded.mayAdd && (
          <p class="kith-no-print">
            <a href="/children/new">Add a child</a> ·{' '}
            <a href="/children/import">Bring children in from a spreadsheet</a>
          </p>
        )}
      </Card>
    ),
  };
}
