import type { PublicDrawn } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';

/** Why the organisation's own sign-on led nowhere, and what to do. */
export function signOnTroubleView(text: string, next: string): PublicDrawn {
  return {
    title: 'Sign in',
    heading: 'That did not work',
    errors: [{ field: '', text }],
    body: (
      <p>
        <a href={withNext('/sign-in', next)}>Back to signing in</a>
      </p>
    ),
  };
}
