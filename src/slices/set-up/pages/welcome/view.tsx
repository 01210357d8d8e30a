import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import type { PublicDrawn } from '#web/public-page.ts';
import { withKey } from '../../parts/with-key.ts';

export function welcomeView({ hidden, key }: { readonly hidden: VNode; readonly key: string }): PublicDrawn {
  return {
    title: 'Set up Kith',
    heading: 'Welcome to Kith',
    lead: 'Kith helps children in care stay in touch and stay safe online. Nothing is set up here yet. Choose how you begin.',
    body: (
      <>
        <section class="kith-section">
          <h2>Start my organisation</h2>
          <p>
            Four short pages: your home, the policies you follow, what they leave to you, and the first
            manager’s sign-in. Nothing is kept before you confirm it at the end.
          </p>
          <Button href={withKey('/set-up/organisation', key)}>Start my organisation</Button>
        </section>
        <section class="kith-section">
          <h2>Look around a demonstration home</h2>
          <p>
            Two homes, eight invented children and a year of records, with a sign-in for each kind of person.
            This Kith then stays a demonstration: start your organisation in another one.
          </p>
          <form method="post" action={withKey('/set-up/demonstration', key)}>
            {hidden}
            <p>It takes up to half a minute. Stay on this page until the next one opens.</p>
            <Button classes="govuk-button--secondary" preventDoubleClick>
              Look around
            </Button>
          </form>
        </section>
      </>
    ),
  };
}
