import type { VNode } from 'preact';
import type { PublicDrawn } from '#web/public-page.ts';
import { CodeForm } from '../../parts/code-form.tsx';
import { withNext } from '../../parts/next-query.ts';

/** The page that asks for a code from an app. */
export function codeView(state: {
  readonly hidden: VNode;
  readonly next: string;
  readonly error?: string | undefined;
}): PublicDrawn {
  return {
    title: 'Enter your code',
    heading: 'Enter your code',
    lead: 'Open the authenticator app on your phone and type the six digits that it shows for Kith.',
    errors: state.error === undefined ? [] : [{ field: 'code', text: state.error }],
    body: (
      <>
        <CodeForm action={withNext('/sign-in/code', state.next)} hidden={state.hidden} error={state.error} />
        <p>
          <a href={withNext('/sign-in', state.next)}>Sign in as somebody else</a>
        </p>
        <p class="kith-muted">
          Your phone is lost or new? Ask your manager, then use <a href="/recover">a way in again</a>.
        </p>
      </>
    ),
  };
}
