import { Card } from '#ui/duty/card.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { roleWords } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** Who works at the home, what as, and who is on shift. */
export function view(
  { home, others, people, waiting, gone, mayAdd }: Loaded,
  _form: FormState,
  ctx: PageContext,
): Drawn {
  return {
    title: 'People',
    heading: `People at ${home.name}`,
    lead: 'They may record and read about the children of this home for as long as their role lasts.',
    current: 'home',
    wide: true,
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <Card>
        <Scroll label="People who work here">
          <Table
            caption="People who work here"
            firstCellIsHeader
            head={[{ content: 'Name' }, { content: 'Role' }]}
            rows={people.map((each) => [
              { content: <a href={`/people/${each.personId}`}>{each.name}</a> },
              {
                content: (
                  <>
                    {roleWords(each.role)}
                    {each.onShiftUntil && (
                      <>
                        <br />
                        <span class="kith-muted">
                          On shift until {longDateTime(each.onShiftUntil, ctx.now)}
                        </span>
                      </>
                    )}
                  </>
                ),
              },
              {
                content:
                  each.personId === ctx.actor.personId ? (
                    'This is you'
                  ) : (
                    <>
                      <a href={`/people/${each.personId}/way-in`}>
                        A way in again<span class="govuk-visually-hidden"> for {each.name}</span>
                      </a>
                      <br />
                      <a href={`/people/${each.personId}/sign-on`}>
                        Code to link<span class="govuk-visually-hidden"> for {each.name}</span>
                      </a>
                    </>
                  ),
              },
            ])}
          />
        </Scroll>
        {waiting.length > 0 && (
          <p class="kith-no-print">
            Have joined and hold no role yet:{' '}
            {waiting.map((each, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/people/${each.personId}/roles/new`}>{each.name}</a>
              </>
            ))}
          </p>
        )}
        <p class="kith-no-print">
          {mayAdd && (
            <>
              <a href="/people/new">Add a colleague</a> ·{' '}
            </>
          )}
          <a href="/people/import">Bring people in from a spreadsheet</a> ·{' '}
          <a href="/partners">Agencies and partnerships</a> · <a href="/browsers">Where people sign in</a>
        </p>
        {gone.length > 0 && (
          <Details summary="People who left or are to come">
            <ul class="govuk-list">
              {gone.map((each) => (
                <li>
                  <a href={`/people/${each.personId}`}>{each.name}</a>
                </li>
              ))}
            </ul>
          </Details>
        )}
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/people?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
      </Card>
    ),
  };
}
