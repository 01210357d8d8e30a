import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf } from '#web/page.ts';
import { dayOf, ROLE_TITLES, STANDS_WORDS } from '../../parts/grant-words.ts';
import type { Loaded } from './load.ts';

/** Who reads what, until when, and why; whose record may be read; the way to end it. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { grant, stands, homes, names, mayEnd } = loaded;
  return {
    title: 'A dated grant',
    heading: grant.name,
    caption: ROLE_TITLES[grant.role],
    lead:
      grant.endedAt === null
        ? `${STANDS_WORDS[stands]}. ${dayOf(grant.from)} to ${dayOf(grant.to)}.`
        : `Ended ${longDateTime(grant.endedAt, now)}.`,
    current: 'home',
    backTo: { href: '/dated-access', text: 'Inspectors and visitors' },
    body: (
      <>
        <Card>
          <SummaryList
            rows={[
              {
                key: 'Reads the registers of',
                value: grant.homes.map((id) => homes.get(id) ?? 'a home').join(', '),
              },
              { key: 'Why', value: <span dir="auto">{grant.reason}</span> },
              { key: 'Asked for by', value: names.get(grant.askedBy) ?? 'a colleague' },
              { key: 'Agreed to by', value: names.get(grant.givenBy) ?? 'a colleague' },
            ]}
          />
        </Card>
        {stands !== 'over' && <Children loaded={loaded} />}
        {mayEnd && (
          <Section heading="End it now">
            <form method="post" novalidate>
              {form.hidden}
              <Checkboxes
                name="end"
                errorMessage={errorOf(form, 'end')}
                items={[{ value: 'end', content: `${grant.name} reads nothing more from now on` }]}
              />
              <Button classes="govuk-button--warning" preventDoubleClick>
                End it
              </Button>
            </form>
          </Section>
        )}
      </>
    ),
  };
}

function Children({ loaded }: { readonly loaded: Loaded }): VNode {
  const { grant, children } = loaded;
  const said = (yes: boolean) => (yes ? 'Agrees' : 'Has not agreed');
  return (
    <Section heading="One child’s record">
      <p>A visitor reads a child’s record only where the child and the placing authority both agree.</p>
      <Card>
        <Scroll label="Who agreed">
          <Table
            caption="Who agreed"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={[{ content: 'Child' }, { content: 'The child' }, { content: 'Placing authority' }]}
            rows={children.map((each) => [
              {
                content: <a href={`/dated-access/${grant.grantId}/children/${each.childId}`}>{each.name}</a>,
              },
              { content: said(each.child) },
              { content: said(each.authority) },
            ])}
          />
        </Scroll>
      </Card>
    </Section>
  );
}
