import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import type { PublicDrawn } from '#web/public-page.ts';

/** A page with one button that ends the session. */
export function leaveView(words: {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly action: string;
  readonly hidden: VNode;
}): PublicDrawn {
  return {
    title: words.title,
    heading: words.title,
    lead: words.lead,
    body: (
      <>
        <form method="post" action={words.action}>
          {words.hidden}
          <Button preventDoubleClick>{words.button}</Button>
        </form>
        <p>
          <a href="/">Stay signed in</a>
        </p>
      </>
    ),
  };
}
