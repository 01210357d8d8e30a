import type { Recipient } from '#engine/vocabulary.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import { CHECK_EVERY_DAYS, KEPT_FOR, keptForWords, openingWords } from '../../model/local-contact.ts';
import type { Loaded } from './load.ts';

/** Each number with what it is for, when it answers and when somebody last made sure. */
export function view(loaded: Loaded, _form: FormState, ctx: PageContext): Drawn {
  const { home, others, contacts, keeps } = loaded;
  const order = (to: Recipient): number => (KEPT_FOR as readonly Recipient[]).indexOf(to);
  return {
    title: 'Our own numbers',
    heading: `Numbers that ${home.name} keeps`,
    lead: 'They stand before the numbers of your policies wherever Kith says whom to ring. In danger now, ring 999 first.',
    current: 'home',
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <>
        {keeps && (
          <p class="kith-no-print">
            <a href={`/numbers/new?home=${home.homeId}`}>Add a number</a>
          </p>
        )}
        {contacts.length === 0 && (
          <p>No number of your own is kept yet. Until one is, the numbers of your policies are shown.</p>
        )}
        {contacts
          .toSorted((a, b) => order(a.to) - order(b.to))
          .map((contact) => (
            <Number contact={contact} keeps={keeps} now={ctx.now} />
          ))}
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/numbers?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
      </>
    ),
  };
}

/** One number. */
function Number({
  contact,
  keeps,
  now,
}: {
  readonly contact: LocalContact;
  readonly keeps: boolean;
  readonly now: Instant;
}) {
  const checked = dayNumberOf(contact.lastChecked);
  const old = londonDay(now) - checked > CHECK_EVERY_DAYS;
  return (
    <Card>
      <h2 class="govuk-heading-m">{contact.name}</h2>
      <SummaryList
        rows={[
          { key: 'Rings', value: keptForWords(contact.to) },
          ...(contact.phone === null
            ? []
            : [
                {
                  key: 'Telephone',
                  value: <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>,
                },
              ]),
          ...(contact.email === null ? [] : [{ key: 'E-mail', value: contact.email }]),
          { key: 'Answers', value: openingWords(contact.open) },
          { key: 'What it is for', value: contact.purpose },
          {
            key: 'Last checked',
            value: (
              <>
                {dayInWords(checked)}{' '}
                {old && <Tag classes="govuk-tag--yellow">Check before you rely on it</Tag>}
              </>
            ),
          },
        ]}
      />
      {keeps && (
        <p class="kith-no-print">
          <a href={`/numbers/${contact.contactId}`}>
            Check or end it<span class="govuk-visually-hidden">: {contact.name}</span>
          </a>
        </p>
      )}
    </Card>
  );
}
