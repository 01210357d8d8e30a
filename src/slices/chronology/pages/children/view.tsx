import { Card } from '#ui/duty/card.tsx';
import { Pagination } from '#ui/govuk/pagination.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The children the reader may see. */
export function view(loaded: Loaded): Drawn {
  return {
    title: headingOf(loaded),
    heading: headingOf(loaded),
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
        {loaded.children.length === 0 && <p>{nobodyWords(loaded)}</p>}
        <Pages loaded={loaded} />
        {loaded.showsLeft ? (
          <p class="kith-no-print">
            <a href="/children">Children who live at a home now</a>
          </p>
        ) : (
          loaded.left > 0 && (
            <p class="kith-no-print">
              <a href="/children?show=left">{`Children who have left (${loaded.left})`}</a>
            </p>
          )
        )}
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

const headingOf = ({ showsLeft }: Loaded): string => (showsLeft ? 'Children who have left' : 'Children');

function nobodyWords({ number, showsLeft }: Loaded): string {
  if (number > 1) return 'There are no more children in this list.';
  return showsLeft ? 'No child has left.' : 'No child is placed at your home or allocated to you.';
}

/** The way through a list that is longer than a page. */
function Pages({ loaded: { number, more, showsLeft } }: { loaded: Loaded }) {
  if (number === 1 && !more) return null;
  const at = (page: number) =>
    `/children?${new URLSearchParams({ ...(showsLeft ? { show: 'left' } : {}), page: String(page) })}`;
  return (
    <Pagination
      landmarkLabel="Pages of this list"
      {...(number > 1 ? { previous: { href: at(number - 1) } } : {})}
      {...(more ? { next: { href: at(number + 1) } } : {})}
    />
  );
}
