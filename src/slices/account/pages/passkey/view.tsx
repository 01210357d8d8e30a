import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';
import type { Passkey } from '../../model/passkey.ts';
import { KIND_WORDS } from '../../parts/passkey-words.ts';

export type Loaded = { readonly passkey: Passkey };

/** A passkey, and its removal. */
export function view({ passkey }: Loaded, form: FormState, ctx: PageContext): Drawn {
  return {
    title: 'Your passkey',
    heading: passkey.name,
    backTo: { href: '/account', text: 'Your account' },
    body: (
      <>
        <SummaryList
          rows={[
            { key: 'Kind', value: KIND_WORDS[passkey.kind] },
            {
              key: 'Copies',
              value: passkey.multiDevice
                ? `May be copied to its owner’s other devices${passkey.backedUp ? ', and is kept by whoever made it' : ''}`
                : 'There is only this one',
            },
            { key: 'Added', value: longDateTime(passkey.addedAt, ctx.now) },
            {
              key: 'Last used',
              value: passkey.lastUsedAt === null ? 'Not yet' : longDateTime(passkey.lastUsedAt, ctx.now),
            },
          ]}
        />
        <form method="post" novalidate>
          {form.hidden}
          <Checkboxes
            name="remove"
            hint="From that moment it signs nobody in. Lost it? Do this now, and look at where you are signed in."
            errorMessage={errorOf(form, 'remove')}
            values={[...valuesOf(form.values, 'remove')]}
            items={[{ value: 'remove', content: 'It is no longer to sign me in' }]}
          />
          <Button preventDoubleClick>Remove this passkey</Button>
        </form>
      </>
    ),
  };
}
