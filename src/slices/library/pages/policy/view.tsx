import type { VNode } from 'preact';
import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';
import { policyAddress } from '../../model/addresses.ts';
import type { Adoption } from '../../model/policy.ts';
import { ClauseList } from '../../parts/clause-list.tsx';
import { AdoptionTag } from '../../parts/marks.tsx';
import { NarrowForm } from '../../parts/narrow-form.tsx';
import type { Loaded } from './load.ts';

const KINDS = {
  statute: 'Law',
  'statutory-guidance': 'Statutory guidance',
  'local-procedure': 'Local procedure',
  'house-policy': 'Policy of the home',
} as const;

/** A policy by section and clause. */
export function view(loaded: Loaded, form: FormState, ctx: PageContext): Drawn {
  const { held, sections, narrowing, counts } = loaded;
  const { pack } = held.policy;
  const { meta } = pack.data;
  const found = sections.reduce((sum, section) => sum + section.clauses.length, 0);
  const narrow = Object.values(narrowing).some((value) => value !== '');
  return {
    title: pack.title,
    caption: `${KINDS[meta.kind]} · ${meta.publisher} · version ${pack.version}`,
    heading: pack.title,
    lead: (
      <>
        <AdoptionTag adoption={held.adoption} /> {adoptionWords(held.adoption)}
      </>
    ),
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    wide: true,
    body: (
      <>
        <Versions loaded={loaded} />
        <NarrowForm policy={held.policy} narrowing={narrowing} />
        <p>
          {narrow ? `${found} of ${held.policy.clauses.size} clauses` : `${found} clauses`}, in our own words.
          Open one to see what Kith does with it.
          {narrowing.role !== '' &&
            ' Whom a clause asks something of was sorted by Kith, not by the document.'}
        </p>
        {found === 0 && <p>No clause fits all of these. Take one of them off.</p>}
        {sections.length > 1 && (
          <Details summary={`Sections (${sections.length})`}>
            <ol class="kith-plain-list">
              {sections.map((section) => (
                <li>
                  <a href={`#section-${section.number}`}>
                    {section.number} {section.title}
                  </a>
                </li>
              ))}
            </ol>
          </Details>
        )}
        {sections.map((section) => (
          <Section id={`section-${section.number}`} heading={`${section.number}. ${section.title}`}>
            <Card>
              <ClauseList
                policy={held.policy}
                clauses={section.clauses}
                suffix={counts ? undefined : `?version=${encodeURIComponent(pack.version)}`}
              />
            </Card>
          </Section>
        ))}
        <HaveRead loaded={loaded} form={form} now={ctx.now} />
      </>
    ),
  };
}

function adoptionWords(adoption: Adoption): string {
  const day = (from: string) => dayInWords(dayNumberOf(from as PlainDate));
  switch (adoption.is) {
    case 'now':
      return `Your organisation follows it since ${day(adoption.from)}.`;
    case 'later':
      return `Your organisation follows it from ${day(adoption.from)}.`;
    case 'before':
      return `Your organisation followed it from ${day(adoption.from)}, and no longer does.`;
    case 'no':
      return 'Your organisation does not follow it. It can be read, and raises nothing.';
  }
}

function Versions({ loaded }: { readonly loaded: Loaded }): VNode | null {
  if (loaded.others.length === 0) return null;
  return (
    <p>
      Other versions:{' '}
      {loaded.others.map(({ policy, adoption }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={policyAddress(policy.pack)}>{policy.pack.version}</a> <AdoptionTag adoption={adoption} />
        </>
      ))}
    </p>
  );
}

function HaveRead(props: {
  readonly loaded: Loaded;
  readonly form: FormState;
  readonly now: PageContext['now'];
}): VNode | null {
  const { loaded, form, now } = props;
  if (loaded.readAt === undefined) return null;
  return (
    <Section id="have-read" heading="Have you read it?">
      <Card edge={loaded.readAt === null ? 'soon' : 'done'}>
        {loaded.readAt !== null ? (
          <p>
            You said on {longDateTime(loaded.readAt, now)} that you have read this version. A new version will
            ask again. <a href="/library/receipts">Your reading</a>
          </p>
        ) : (
          <form method="post" novalidate>
            {form.hidden}
            <Checkboxes
              name="read"
              hint={`Your manager sees that you have read version ${loaded.held.policy.pack.version}, and when.`}
              errorMessage={errorOf(form, 'read')}
              values={[...valuesOf(form.values, 'read')]}
              items={[{ value: 'read', content: 'I have read this version and know what it asks of me' }]}
            />
            <Button preventDoubleClick>Save</Button>
          </form>
        )}
      </Card>
    </Section>
  );
}
