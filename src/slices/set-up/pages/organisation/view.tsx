import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import type { SettingGroup } from '#web/open-settings.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { errorOf } from '#web/page.ts';
import type { PublicDrawn } from '#web/public-page.ts';
import type { Answers, Question } from '../../model/answers.ts';
import { isComplete, QUESTIONS } from '../../model/answers.ts';
import type { Asked } from '../../model/asked.ts';
import type { PolicyOnOffer } from '../../model/policies-on-offer.ts';
import { CheckAnswers } from '../../parts/check-answers.tsx';
import { ManagerFields } from '../../parts/manager-fields.tsx';
import { PlacesFields } from '../../parts/places-fields.tsx';
import { PoliciesFields } from '../../parts/policies-fields.tsx';
import { SettingsFields } from '../../parts/settings-fields.tsx';
import { withKey } from '../../parts/with-key.ts';

/** Where somebody stands in setting up their organisation. */
export type OrganisationState = {
  readonly hidden: VNode;
  readonly key: string;
  readonly asking: Question | 'check';
  readonly answers: Answers;
  /** The same, sealed. */
  readonly sealed: string;
  readonly values: FormBody;
  readonly errors: readonly FieldError[];
  readonly policies: readonly PolicyOnOffer[];
  readonly groups: readonly SettingGroup[];
};

const HEADINGS: Readonly<Record<Question | 'check', readonly [heading: string, lead: string]>> = {
  places: ['Your home', 'Who you are. You can add more homes and people later.'],
  policies: ['Your policies', 'Kith works out from these what is to be done, for whom and by when.'],
  settings: [
    'What your policies leave to you',
    'Everything here has a safe value already. Open what you want to see, change what your home does differently, and leave the rest.',
  ],
  manager: ['The first manager', 'The registered manager of the home signs in first.'],
  check: ['Check your answers', 'Nothing is kept before you set up Kith.'],
};

export function organisationView(state: OrganisationState): PublicDrawn {
  const { asking, errors } = state;
  const [heading, lead] = HEADINGS[asking];
  const step = asking === 'check' ? '' : `Page ${QUESTIONS.indexOf(asking) + 1} of ${QUESTIONS.length}. `;
  return {
    title: heading,
    heading,
    lead: `${step}${lead}`,
    errors,
    body: (
      <form method="post" action={withKey('/set-up/organisation', state.key)} noValidate>
        {state.hidden}
        <input type="hidden" name="answers" value={state.sealed} />
        <input type="hidden" name="asking" value={asking} />
        {/* Enter in a field goes on, whichever button stands first. */}
        {asking !== 'check' && <DefaultSubmit />}
        <Fields state={state} />
        <p>
          <Button preventDoubleClick>{asking === 'check' ? 'Set up Kith' : 'Continue'}</Button>
        </p>
        <Back state={state} />
      </form>
    ),
  };
}

function Fields({ state }: { state: OrganisationState }): VNode | null {
  const { answers, policies, groups, errors } = state;
  const asked: Asked = {
    values: state.values,
    errorAt: (field) => errorOf({ errors }, field),
  };
  switch (state.asking) {
    case 'places':
      return <PlacesFields {...asked} />;
    case 'policies':
      return <PoliciesFields asked={asked} policies={policies} />;
    case 'settings':
      return <SettingsFields asked={asked} groups={groups} />;
    case 'manager':
      return <ManagerFields asked={asked} chosen={answers.manager !== undefined} />;
    case 'check':
      return isComplete(answers) ? (
        <CheckAnswers answers={answers} policies={policies} groups={groups} />
      ) : null;
  }
}

/** To the question before; what is typed here and not sent is dropped. */
function Back({ state: { asking } }: { state: OrganisationState }): VNode | null {
  const before = asking === 'check' ? undefined : QUESTIONS[QUESTIONS.indexOf(asking) - 1];
  return before === undefined ? null : (
    <button class="kith-link-button" name="go" value={before} type="submit">
      Back
    </button>
  );
}
