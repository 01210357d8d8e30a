import type { VNode } from 'preact';
import { capital } from '#kernel/fill-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { NotificationBanner } from '#ui/govuk/notification-banner.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { timeOf } from '#ui/words/time-words.ts';
import type { PublicDrawn } from '#web/public-page.ts';

/** One of the demonstration's people, with what they sign in with at this moment. */
export type Person = {
  readonly personId: string;
  readonly givenName: string;
  readonly name: string;
  /** "support worker" */
  readonly role: string;
  /** Home or authority; null for the whole organisation. */
  readonly place: string | null;
  readonly email: string;
  /** Of this half minute; absent where it cannot be worked out any more. */
  readonly code: string | undefined;
};

/** What the page of sign-ins shows. */
export type DemonstrationState = {
  readonly hidden: VNode;
  readonly password: string;
  readonly people: readonly Person[];
  readonly now: Instant;
};

export function demonstrationView({ hidden, password, people, now }: DemonstrationState): PublicDrawn {
  return {
    title: 'Demonstration',
    heading: 'Look around as one of these people',
    lead: 'Each of them sees what their role may see, and no more. Come back to this page to change places.',
    wide: true,
    banner: (
      <NotificationBanner title="Demonstration: invented people">
        Everybody here is made up. Anyone who opens this page can sign in, so never write about real people in
        this Kith.
      </NotificationBanner>
    ),
    body: (
      <>
        <div class="kith-people">
          {people.map((person) => (
            <Card>
              <h2 class="kith-people__name">{person.name}</h2>
              <p>
                {capital(person.role)}
                {person.place === null ? ', both homes' : `, ${person.place}`}
              </p>
              <form method="post" action="/set-up/demonstration">
                {hidden}
                <input type="hidden" name="person" value={person.personId} />
                <Button preventDoubleClick>
                  Sign in as {person.givenName}, {person.role}
                </Button>
              </form>
              <SummaryList
                classes="govuk-summary-list--no-border"
                rows={[
                  { key: 'E-mail', value: person.email },
                  { key: 'Code now', value: { content: <code>{person.code ?? 'not known'}</code> } },
                ]}
              />
            </Card>
          ))}
        </div>
        <h2>Or sign in as they would</h2>
        <p>
          On the <a href="/sign-in">sign-in page</a>, with their e-mail address, the password{' '}
          <code>{password}</code> and the code. Codes change every half minute: these are of {timeOf(now)}.
          Load this page again for new ones.
        </p>
      </>
    ),
  };
}
