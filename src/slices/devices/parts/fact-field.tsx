import type { VNode } from 'preact';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { nameChild } from '../model/answer-words.ts';
import { NONE, NOT_KNOWN } from '../model/answers.ts';
import type { FactQuestion } from '../model/fact-questions.ts';

export type FactFieldProps = {
  readonly question: FactQuestion;
  /** What was sent, or is known. */
  readonly sent: readonly string[];
  /** Whom it is about: the questions say the name. */
  readonly childName: string | undefined;
  /** The thing has not happened yet. */
  readonly before?: boolean;
  /** Without the answer that leaves it open: for putting right what is known. */
  readonly known?: boolean;
  readonly error?: string | undefined;
  /** Said under the question, beside its own hint. */
  readonly note?: string | undefined;
};

/** One question of a policy, as radios, ticks or a line of words. */
export function FactField(props: FactFieldProps): VNode {
  const { question, sent, before, known, error, note } = props;
  const { field, kind } = question;
  const named = (words: string) => nameChild(words, props.childName);
  const options = question.options.map((option) => ({ ...option, text: named(option.text) }));
  const text = named(before ? question.before : question.text);
  const hint = named([question.hint, note].filter(Boolean).join(' '));
  const fieldset = { legend: { content: text, classes: 'govuk-fieldset__legend--s' } };
  if (kind === 'words') {
    return (
      <Input
        name={field}
        label={text}
        hint={hint}
        value={sent[0]}
        classes="govuk-input--width-20"
        errorMessage={error}
      />
    );
  }
  if (kind === 'many') {
    return (
      <Checkboxes
        name={field}
        fieldset={fieldset}
        hint={hint}
        errorMessage={error}
        values={[...sent]}
        items={[
          ...options.map((option) => ({ value: option.value, content: option.text })),
          { divider: 'or' },
          { value: NONE, content: 'None of these', behaviour: 'exclusive' as const },
        ]}
      />
    );
  }
  const yesNo = [
    { value: 'yes', content: 'Yes' },
    { value: 'no', content: 'No' },
  ];
  return (
    <Radios
      name={field}
      fieldset={fieldset}
      hint={hint}
      errorMessage={error}
      value={sent[0] ?? ''}
      classes={kind === 'yes-no' ? 'govuk-radios--inline' : undefined}
      items={[
        ...(kind === 'yes-no'
          ? yesNo
          : options.map((option) => ({ value: option.value, content: option.text }))),
        !known && { value: NOT_KNOWN, content: 'Not known yet' },
      ]}
    />
  );
}
