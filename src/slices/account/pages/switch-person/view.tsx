import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import type { PublicDrawn } from '#web/public-page.ts';
import { CodeForm } from '../../parts/code-form.tsx';
import { withNext } from '../../parts/next-query.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';

/** How the page stands. */
export type SwitchState = {
  readonly hidden: VNode;
  readonly next: string;
  /** Who may come back by a code alone. */
  readonly people: readonly { readonly personId: string; readonly name: string }[];
  /** Somebody is still signed in here. */
  readonly signedIn: boolean;
  readonly chosen: string;
  readonly asked: { readonly options: string; readonly sealed: string };
  readonly error?: { readonly field: string; readonly text: string } | undefined;
};

/** Who is next at this tablet. */
export function switchView(state: SwitchState): PublicDrawn {
  const { people, error } = state;
  const action = withNext('/switch-person', state.next);
  const chosen = state.chosen || (people.length === 1 ? (people[0]?.personId ?? '') : '');
  return {
    title: 'Who is next?',
    heading: 'Who is next?',
    lead: 'Nobody sees what the person before typed or looked at.',
    errors: error ? [error] : [],
    body: (
      <>
        <PasskeyForm action={action} hidden={state.hidden} asked={state.asked} button="Use my passkey" />
        {people.length > 0 && (
          <CodeForm
            action={action}
            hidden={state.hidden}
            error={error?.field === 'code' ? error.text : undefined}
            button="Carry on"
          >
            <Radios
              name="person"
              fieldset={{ legend: { content: 'I was here before', classes: 'govuk-fieldset__legend--s' } }}
              classes="govuk-radios--small"
              errorMessage={error?.field === 'person' ? error.text : undefined}
              value={chosen}
              items={people.map(({ personId, name }) => ({ value: personId, content: name }))}
            />
          </CodeForm>
        )}
        <p>
          <a href={withNext('/sign-in', state.next)}>Sign in with a password</a>
        </p>
        {state.signedIn && (
          <>
            <form method="post" action="/switch-person">
              {state.hidden}
              <Button classes="govuk-button--secondary" preventDoubleClick>
                Sign me out and hand over
              </Button>
            </form>
            <p>
              <a href="/">Stay signed in</a>
            </p>
          </>
        )}
      </>
    ),
  };
}
