import type { PublicDrawn } from '#web/public-page.ts';

/** A blank screen: nothing of anybody, one way back. */
export function hideView(unlock: string): PublicDrawn {
  return {
    title: 'Hidden',
    blank: true,
    body: (
      <>
        <h1 class="govuk-visually-hidden">The screen is hidden</h1>
        <p>
          <a class="kith-blank__back" href={unlock}>
            Come back
          </a>
        </p>
      </>
    ),
  };
}
