import type { Instant } from '#kernel/instant.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';

/** The feed: where it is, since when its key counts, and the key itself while it is new. */
export type Loaded = {
  readonly madeAt: Instant | undefined;
  readonly shown: string | undefined;
  readonly address: string;
};

/** Joiners and leavers, told by the organisation's own directory. */
export function view({ madeAt, shown, address }: Loaded, form: FormState, ctx: PageContext): Drawn {
  return {
    title: 'Joiners and leavers',
    heading: 'Joiners and leavers',
    lead: 'Your directory can tell Kith who joins and who leaves (SCIM 2.0). Whoever leaves is out at once, on every device. Whoever joins may do nothing until a manager gives them a role.',
    body: (
      <>
        <SummaryList
          rows={[
            { key: 'Address', value: address },
            {
              key: 'Key',
              value: madeAt === undefined ? 'None yet' : `Made ${longDateTime(madeAt, ctx.now)}`,
            },
          ]}
        />
        {shown !== undefined && (
          <InsetText>
            <p>Copy the key into your directory now. It is shown for ten minutes, to you alone.</p>
            <p>
              <code class="kith-break">{shown}</code>
            </p>
          </InsetText>
        )}
        <form method="post" novalidate>
          {form.hidden}
          <Checkboxes
            name="sure"
            errorMessage={errorOf(form, 'sure')}
            values={[...valuesOf(form.values, 'sure')]}
            items={[
              {
                value: 'yes',
                content:
                  madeAt === undefined
                    ? 'Our directory is to use this key'
                    : 'The key before stops working now',
              },
            ]}
          />
          <Button preventDoubleClick>Make a key</Button>
        </form>
      </>
    ),
  };
}
