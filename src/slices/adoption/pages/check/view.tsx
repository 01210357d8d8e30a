import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { ChangeSummary } from '../../parts/change-summary.tsx';
import { EffectsView } from '../../parts/effects.tsx';
import { PolicyItselfView } from '../../parts/policy-itself.tsx';
import { LookProgress } from '../../parts/progress.tsx';
import type { Loaded } from './load.ts';

/** Seconds between two looks at how far it has come. */
const AGAIN_AFTER = 2;

/** What would change; then apply it or drop it. */
export function view(loaded: Loaded, form: FormState): Drawn {
  const { told, overtaken } = loaded;
  const { change, title, where } = told;
  const looking = change.state === 'looking';
  return {
    title: looking ? 'Looking at what would change' : 'What would change',
    heading: title,
    caption: where,
    lead: LEAD[change.state],
    current: 'home',
    backTo: { href: `/changes/${change.changeId}`, text: 'This change' },
    againAfter: looking && !overtaken ? AGAIN_AFTER : undefined,
    body: (
      <>
        <ChangeSummary told={told} />
        {loaded.itself && <PolicyItselfView itself={loaded.itself} />}
        {overtaken ? <Overtaken loaded={loaded} /> : BODY[change.state](loaded, form)}
        {overtaken && <Drop form={form} text="Drop this proposal" />}
      </>
    ),
  };
}

const LEAD = {
  looking: 'Kith is deciding every open case as it would be. Nothing is changed by looking.',
  looked: 'Nothing has been changed yet.',
  applied: 'This was applied.',
  cancelled: 'This was dropped. Nothing was changed.',
  failed: 'Kith could not finish looking. Nothing was changed.',
} as const;

const settled = ({ told }: Loaded): VNode => (
  <p>
    <a href={`/changes/${told.change.changeId}`}>Read what came of it</a>
  </p>
);

const BODY: Readonly<Record<keyof typeof LEAD, (loaded: Loaded, form: FormState) => VNode>> = {
  looking: ({ told: { change } }, form) => (
    <>
      <LookProgress done={change.casesDone} of={change.cases} />
      <noscript>
        <p>This page shows itself anew every {AGAIN_AFTER} seconds.</p>
      </noscript>
      <Drop form={form} text="Stop, and drop this proposal" />
    </>
  ),
  looked: ({ effects }, form) => (
    <>
      <EffectsView
        heading="What would change"
        none="No open duty, gate, agreement or rule set would change. What happens from then on is judged by it."
        effects={effects}
      />
      <form method="post" novalidate class="kith-no-print">
        {form.hidden}
        <ChoiceField
          form={form}
          name="decision"
          label="Apply this change?"
          hint="What was done before keeps the version and the choices that governed it then."
          items={[
            { value: 'apply', text: 'Yes, apply all of it now' },
            { value: 'drop', text: 'No, drop it' },
          ]}
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
    </>
  ),
  applied: settled,
  cancelled: settled,
  failed: ({ told }) => (
    <p>
      <a href={againAt(told.change)}>Propose it again</a>
    </p>
  ),
};

function Drop({ form, text }: { readonly form: FormState; readonly text: string }): VNode {
  return (
    <form method="post" novalidate class="kith-no-print">
      {form.hidden}
      <Button name="decision" value="drop" classes="govuk-button--secondary" preventDoubleClick>
        {text}
      </Button>
    </form>
  );
}

function Overtaken({ loaded: { told } }: { readonly loaded: Loaded }): VNode {
  return (
    <InsetText>
      <p>Somebody changed the same thing after this was proposed, so it cannot be applied over it.</p>
      <p>
        <a href={againAt(told.change)}>Look at how it stands now, and propose it again</a> if it is still
        right.
      </p>
    </InsetText>
  );
}

function againAt({ proposal, homeId }: Loaded['told']['change']): string {
  const home = homeId === null ? '' : `?home=${homeId}`;
  return proposal.kind === 'setting' ? `/settings/${proposal.setting}${home}` : `/policies${home}`;
}
