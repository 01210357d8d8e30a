import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** A way in again for a colleague. */
export function view(loaded: Loaded, form: FormState, ctx: PageContext): Drawn {
  const { name, homeId, wayIn, half } = loaded;
  const mayVouch = half === undefined && !wayIn?.second;
  return {
    title: 'A way in again',
    heading: `A way in again for ${name}`,
    lead: 'For somebody who has lost their password, phone or key. Two people make sure, each on their own, that it is really them.',
    current: 'home',
    backTo: homeId ? { href: `/people?home=${homeId}`, text: 'People' } : { href: '/home', text: 'My home' },
    body: (
      <>
        {wayIn && <Vouched loaded={loaded} wayIn={wayIn} ctx={ctx} />}
        {half !== undefined && (
          <InsetText>
            <p>
              Your half of the code is <strong class="kith-code">{half}</strong>
            </p>
            <p>
              Tell it to {name} yourself, in person or on a number that you knew before. Nobody else needs it.
              They type both halves at <code>{ctx.origin}/recover</code>.
            </p>
          </InsetText>
        )}
        {mayVouch && <Vouch name={name} second={wayIn !== undefined} form={form} />}
      </>
    ),
  };
}

function Vouched(props: {
  readonly loaded: Loaded;
  readonly wayIn: NonNullable<Loaded['wayIn']>;
  readonly ctx: PageContext;
}): VNode {
  const { wayIn, loaded, ctx } = props;
  const nameOf = (vouch: { readonly by: Loaded['personId'] }) => loaded.names.get(vouch.by) ?? 'A colleague';
  const rows = [wayIn.first, ...(wayIn.second ? [wayIn.second] : [])].map((vouch) => ({
    key: nameOf(vouch),
    value: `${vouch.words} (${longDateTime(vouch.at, ctx.now)})`,
  }));
  const ends = longDateTime(wayIn.expiresAt, ctx.now);
  return (
    <>
      <SummaryList rows={rows} />
      <p>{wayIn.second ? `It works once, until ${ends}.` : `It waits for a second person until ${ends}.`}</p>
    </>
  );
}

function Vouch(props: { readonly name: string; readonly second: boolean; readonly form: FormState }): VNode {
  const { name, second, form } = props;
  return (
    <form method="post" novalidate>
      {form.hidden}
      <Textarea
        name="words"
        label={`How did you make sure that it is ${name}?`}
        hint="What you saw, whom you rang, on which number. A message or a voice that you do not know is not enough."
        rows={4}
        value={valueOf(form.values, 'words')}
        errorMessage={errorOf(form, 'words')}
      />
      <p>
        {second
          ? 'Once you vouch too, it stands open for an hour. When it is used, everything that signed them in before stops working, and they are told who vouched.'
          : 'Nothing opens until a second manager, or the responsible individual, has vouched as well.'}
      </p>
      <Button preventDoubleClick>I vouch for {name}</Button>
    </form>
  );
}
