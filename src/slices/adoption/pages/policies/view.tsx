import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { dayWords } from '../../model/words.ts';
import { OtherHomes, Ways } from '../../parts/ways.tsx';
import type { AdoptionRow, Loaded } from './load.ts';

/** What the whole organisation follows, and what this home adds. */
export function view({ home, others, everywhere, here, adopts }: Loaded): Drawn {
  return {
    title: 'Policies we follow',
    heading: `Policies that ${home.name} follows`,
    lead: 'What happened on a day is judged for ever by the versions that were followed on it.',
    current: 'home',
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <>
        <OtherHomes at="/policies" others={others} />
        <Ways homeId={home.homeId} here="policies" />
        {adopts && (
          <p class="kith-no-print">
            <a href={`/policies/adopt?home=${home.homeId}`}>Adopt another policy or version</a>
          </p>
        )}
        <Section heading="The whole organisation">
          {everywhere.length === 0 && <p>Nothing is followed everywhere yet.</p>}
          {everywhere.map((row) => (
            <Row row={row} />
          ))}
        </Section>
        <Section heading={`${home.name} in addition`}>
          {here.length === 0 && <p>Nothing beyond what the whole organisation follows.</p>}
          {here.map((row) => (
            <Row row={row} />
          ))}
        </Section>
      </>
    ),
  };
}

const STATES = {
  followed: { text: 'Followed', classes: 'kith-tag--done' },
  later: { text: 'Later', classes: 'kith-tag--soon' },
  ended: { text: 'Ended', classes: 'govuk-tag--grey' },
  never: { text: 'Never followed', classes: 'govuk-tag--grey' },
} as const;

function Row({ row: { adoption, title, publisher, state, by, ends } }: { readonly row: AdoptionRow }) {
  const { id, version, from, to, reason } = adoption;
  const tag = STATES[state];
  return (
    <Card>
      <h3 class="govuk-heading-s">
        <a href={`/library/policies/${id}/${version}`}>{title}</a> <Tag classes={tag.classes}>{tag.text}</Tag>
      </h3>
      <SummaryList
        rows={[
          { key: 'Version', value: `${version}, ${publisher}` },
          { key: 'Followed from', value: dayWords(from) },
          ...(to === null || state === 'never' ? [] : [{ key: 'For the last time on', value: dayWords(to) }]),
          ...(by ? [{ key: 'Adopted by', value: reason ? `${by}: ${reason}` : by }] : []),
        ]}
      />
      {ends && (
        <p class="kith-no-print">
          <a href={`/policies/${adoption.adoptionId}`}>
            Stop following it<span class="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      )}
    </Card>
  );
}
