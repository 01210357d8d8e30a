import type { HomeId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';

/** A colleague, and the code that the reader made for them, while it works. */
export type Loaded = {
  readonly personId: PersonId;
  readonly name: string;
  readonly homeId: HomeId;
  readonly mine: { readonly code: string; readonly expiresAt: Instant } | undefined;
};

/** A code to link with. */
export function view({ name, homeId, mine }: Loaded, form: FormState, ctx: PageContext): Drawn {
  return {
    title: 'A code to link with',
    heading: `Let ${name} sign in with your organisation’s own sign-on`,
    lead: 'They sign in there, and Kith asks them for this code, once. From then on the sign-on is enough.',
    current: 'home',
    backTo: { href: `/people?home=${homeId}`, text: 'People' },
    body: (
      <>
        {mine && (
          <InsetText>
            <p>
              The code is <strong class="kith-code">{mine.code}</strong>
            </p>
            <p>
              It works once, until {longDateTime(mine.expiresAt, ctx.now)}. Tell it to {name} yourself.
            </p>
          </InsetText>
        )}
        <form method="post" novalidate>
          {form.hidden}
          <Checkboxes
            name="sure"
            errorMessage={errorOf(form, 'sure')}
            values={[...valuesOf(form.values, 'sure')]}
            items={[{ value: 'yes', content: `I give the code to ${name} myself` }]}
          />
          <Button preventDoubleClick>Make a code</Button>
        </form>
      </>
    ),
  };
}
