import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { FormBody, FormState } from '#web/page.ts';
import type { Shown } from '../model/shown.ts';
import { AnswerView } from './answer-view.tsx';

type Expectation = { readonly says: string; readonly differs: readonly string[] };

export type ResultProps = {
  readonly result: {
    readonly shown: Shown;
    readonly scenario: string;
    readonly title: string;
    readonly expectations: readonly Expectation[];
    readonly form: { readonly href: string; readonly values: FormBody };
  };
  readonly form: FormState;
  readonly now: number;
  /** Its own form does not stand on this page: offer to open it. */
  readonly elsewhere: boolean;
};

/** What came of a try, and the scenario to take along. */
export function ResultView({ result, form, now, elsewhere }: ResultProps): VNode {
  return (
    <>
      <InsetText>
        {result.title}, as it would look on {longDateTime(result.shown.now, now)}. This was only a try:
        nothing was recorded.
      </InsetText>
      {result.expectations.length > 0 && <Expectations all={result.expectations} />}
      <AnswerView shown={result.shown} />
      <Details summary="Copy this scenario">
        <Textarea
          name="copy"
          id="copy"
          rows={12}
          classes="kith-code"
          label="The scenario"
          hint="Select it all and copy it. Somebody else can paste it in here, or keep it as a file beside the pack."
          value={result.scenario}
          attributes={{ readonly: true }}
          spellcheck={false}
        />
      </Details>
      {elsewhere && (
        <form method="post" action={result.form.href}>
          {form.hidden}
          <input type="hidden" name="mode" value="open" />
          {Object.entries(result.form.values).flatMap(([name, value]) =>
            (typeof value === 'string' ? [value] : value).map((each) => (
              <input type="hidden" name={name} value={each} />
            )),
          )}
          <Button classes="govuk-button--secondary">Change it by form</Button>
        </form>
      )}
    </>
  );
}

function Expectations({ all }: { readonly all: readonly Expectation[] }): VNode {
  const held = all.filter(({ differs }) => differs.length === 0).length;
  return (
    <Section heading={`As expected: ${held} of ${all.length}`}>
      <Card>
        <ul class="kith-plain-list">
          {all.map(({ says, differs }) => (
            <li>
              {differs.length === 0 ? (
                <Tag classes="kith-tag--done">As expected</Tag>
              ) : (
                <Tag classes="kith-tag--harm">Not so</Tag>
              )}{' '}
              {says}
              {differs.map((line) => (
                <p class="kith-tight kith-muted">{line}</p>
              ))}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
