import type { VNode } from 'preact';
import { capital } from '#kernel/fill-words.ts';
import { type Attributes, classNames, type Gappy, type Rich, rich } from './content.ts';
import { describedBy, FormGroup, HintAndError, type QuestionProps } from './field.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { Input, type InputProps } from './input.tsx';

/** One box of a date. */
export interface DatePart {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | number | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  /** Marks this box; with any box marked, only marked boxes are red. */
  readonly error?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: InputProps['inputmode'];
  readonly pattern?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface DateInputProps extends QuestionProps {
  /** Id of the group; the boxes are `<id>-day`, `<id>-month`, `<id>-year`. An error summary links to a box. */
  readonly id?: string | undefined;
  /** Boxes are sent as `<namePrefix>-day` and so on; as `day`, `month`, `year` without it. */
  readonly namePrefix?: string | undefined;
  /** Values by the name they are sent with. */
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** Options of one box; `false` leaves the box out. */
  readonly day?: DatePart | false | undefined;
  readonly month?: DatePart | false | undefined;
  readonly year?: DatePart | false | undefined;
  /** Boxes in their own order, instead of day, month and year. */
  readonly items?: Gappy<DatePart> | undefined;
  readonly fieldset?: FieldsetOptions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly formGroup?:
    | {
        readonly classes?: string | undefined;
        readonly attributes?: Attributes | undefined;
        readonly beforeInputs?: Rich | undefined;
        readonly afterInputs?: Rich | undefined;
      }
    | undefined;
}

const STANDARD = ['day', 'month', 'year'] as const;

/** A date in three boxes. */
export function DateInput(props: DateInputProps): VNode {
  const standard = STANDARD.map((kind) => props[kind] ?? { name: kind, value: props.values?.[kind] });
  const items = props.items?.length ? props.items : standard;
  const description = describedBy(props.id, props.fieldset?.describedBy, props);
  const anyMarked = items.some((item) => item && isMarked(item));
  const inner = (
    <>
      <HintAndError id={props.id} question={props} />
      <div {...props.attributes} class={classNames('govuk-date-input', props.classes)} id={props.id}>
        {rich(props.formGroup?.beforeInputs)?.content}
        {items.map(
          (item) => item && <Box date={props} item={item} standard={standard} anyMarked={anyMarked} />,
        )}
        {rich(props.formGroup?.afterInputs)?.content}
      </div>
    </>
  );
  return (
    <FormGroup hasError={rich(props.errorMessage) !== undefined} options={props.formGroup}>
      {props.fieldset ? (
        <Fieldset {...props.fieldset} role="group" describedBy={description}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function isMarked(item: DatePart): boolean {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'));
}

/** Which standard box an item is: the very object given for it, or one of the same name. */
function kindOf(item: DatePart, standard: Gappy<DatePart>): (typeof STANDARD)[number] | undefined {
  return STANDARD.find((kind, index) => {
    const own = standard[index];
    return (
      item === own || (item.name !== undefined && (item.name === kind || (own && item.name === own.name)))
    );
  });
}

function Box(props: {
  date: DateInputProps;
  item: DatePart;
  standard: Gappy<DatePart>;
  anyMarked: boolean;
}): VNode {
  const { date, item } = props;
  const kind = kindOf(item, props.standard);
  const ownDefault = kind && props.standard[STANDARD.indexOf(kind)];
  const name = item.name ?? kind ?? '';
  const sentAs = date.namePrefix ? `${date.namePrefix}-${name}` : name;
  const value = item.value ?? (ownDefault ? ownDefault.value : undefined) ?? date.values?.[sentAs];
  const red =
    !item.classes?.includes('govuk-input--error') &&
    (isMarked(item) || (item.error !== false && rich(date.errorMessage) !== undefined && !props.anyMarked));
  const width =
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${kind === 'year' ? 4 : 2}`;
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{
          content: item.label || capital(name),
          classes: 'govuk-date-input__label',
        }}
        id={item.id || `${date.id}-${name}`}
        classes={classNames('govuk-date-input__input', red && 'govuk-input--error', width, item.classes)}
        name={sentAs}
        value={value}
        inputmode={item.inputmode ?? 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  );
}
