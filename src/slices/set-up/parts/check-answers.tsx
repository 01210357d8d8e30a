import type { VNode } from 'preact';
import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import { Button } from '#ui/govuk/button.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import type { SettingGroup } from '#web/open-settings.ts';
import { valueInWords } from '#web/open-settings.ts';
import type { AllAnswers, Question } from '../model/answers.ts';
import type { PolicyOnOffer } from '../model/policies-on-offer.ts';
import { valueOf } from '../model/policies-on-offer.ts';

/** Everything that is about to be kept, with a way back to each part. */
export function CheckAnswers({
  answers,
  policies,
  groups,
}: {
  answers: AllAnswers;
  policies: readonly PolicyOnOffer[];
  groups: readonly SettingGroup[];
}): VNode {
  const { places, manager, settings } = answers;
  const adopted = new Set(answers.policies.packs.map(valueOf));
  const all = groups.flatMap((group) => group.settings);
  const left = all.length - Object.keys(settings).length;
  return (
    <>
      <Part title="Your home" question="places" change="Change your home">
        <SummaryList
          rows={[
            { key: 'Organisation', value: places.provider },
            { key: 'Home', value: places.home },
            { key: 'Telephone', value: places.homePhone },
          ]}
        />
      </Part>
      <Part title="Policies" question="policies" change="Change the policies">
        <SummaryList
          rows={[
            ...policies
              .filter((policy) => adopted.has(policy.value))
              .map((policy) => ({
                key: 'Policy',
                value: {
                  content: (
                    <>
                      {policy.title}
                      <br />
                      <span class="kith-muted">{policy.source}</span>
                    </>
                  ),
                },
              })),
            { key: 'Followed from', value: dayInWords(dayNumberOf(answers.policies.from)) },
          ]}
        />
      </Part>
      <Part title="What they leave to you" question="settings" change="Change what you chose">
        <SummaryList
          rows={all.flatMap((setting) => {
            const value = settings[setting.id];
            return value === undefined ? [] : [{ key: setting.title, value: valueInWords(setting, value) }];
          })}
        />
        {left > 0 && (
          <p>
            {left === all.length ? `All ${left}` : `The other ${left}`} run at Kith’s safe defaults. Every
            duty that rests on one says so.
          </p>
        )}
      </Part>
      <Part title="First manager" question="manager" change="Change the manager">
        <SummaryList
          rows={[
            { key: 'Name', value: `${manager.givenName} ${manager.familyName}` },
            { key: 'Role', value: `Registered manager of ${places.home}` },
            { key: 'E-mail address', value: manager.email },
            { key: 'Password', value: 'Chosen. It is not shown.' },
          ]}
        />
      </Part>
    </>
  );
}

function Part(props: {
  title: string;
  question: Question;
  change: string;
  children: VNode | (VNode | false)[];
}): VNode {
  return (
    <section class="kith-section">
      <h2>{props.title}</h2>
      {props.children}
      <Button name="go" value={props.question} classes="govuk-button--secondary">
        {props.change}
      </Button>
    </section>
  );
}
