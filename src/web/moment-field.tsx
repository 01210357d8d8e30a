import type { VNode } from 'preact';
import { dayNumberOfParts, partsOfDay } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { londonTime, momentsOf } from '#kernel/london.ts';
import { daysInMonth } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { FillButton } from '#ui/duty/fill-button.tsx';
import { DateInput } from '#ui/govuk/date-input.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { FieldError, FormBody, FormState } from './page.ts';
import { errorOf, valueOf } from './page.ts';

/** What a moment may be, and how the messages call it. */
export type MomentRules = {
  /** Prefix of the field names: `<prefix>-day`, `-month`, `-year`, `-time`, `-which`. */
  readonly prefix: string;
  /** "the phone was taken": the messages say when that was. */
  readonly what: string;
  readonly now: Instant;
  /** The moment may not be before this; `words` says why. */
  readonly notBefore?: { readonly at: Instant; readonly words: string } | undefined;
  /** A moment to come is allowed: an end, a review. */
  readonly future?: 'allowed' | 'required';
};

/**
 * Reads a London date and time from a form. Refuses a day or hour that does not exist, the hour that the clocks
 * jump over in spring, a time to come, a time before the child was born; asks which one is meant in the hour that
 * comes twice in autumn.
 */
export function parseMoment(body: FormBody, rules: MomentRules): Result<Instant, readonly FieldError[]> {
  const { prefix, what, now } = rules;
  const wrong = (part: string, text: string) => refuse([{ field: `${prefix}-${part}`, text }]);
  const number = (part: string) => {
    const text = valueOf(body, `${prefix}-${part}`).trim();
    return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  };
  const [day, month, year] = [number('day'), number('month'), number('year')];
  if (day === undefined) return wrong('day', `Enter the day when ${what}, in figures`);
  if (month === undefined || month < 1 || month > 12)
    return wrong('month', 'Enter the month as a number from 1 to 12');
  if (year === undefined || year < 1900 || year > 2199)
    return wrong('year', 'Enter the year with four figures');
  if (day < 1 || day > daysInMonth(year, month))
    return wrong('day', `Enter a day that this month has: 1 to ${daysInMonth(year, month)}`);
  const time = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(valueOf(body, `${prefix}-time`).trim());
  if (!time) return wrong('time', `Enter the time when ${what}, like 17:30`);
  const moments = momentsOf(
    dayNumberOfParts(year, month, day),
    Number(time[1]) * HOUR + Number(time[2]) * MINUTE,
  );
  if (moments.kind === 'gap') {
    return wrong(
      'time',
      'The clocks went forward over this hour, so no clock showed it. Enter the time as it was before 01:00 or after 02:00',
    );
  }
  const which = valueOf(body, `${prefix}-which`);
  if (moments.kind === 'twice' && which !== 'first' && which !== 'second') {
    return wrong(
      'which',
      'The clocks went back, so this time came twice that night. Choose the first or the second',
    );
  }
  const at = moments.kind === 'exact' ? moments.at : which === 'first' ? moments.earlier : moments.later;
  if (at > now && !rules.future)
    return wrong('time', `Enter a time that has passed: it is ${longDateTime(now, now)} now`);
  if (at <= now && rules.future === 'required') return wrong('day', 'Enter a time to come');
  if (rules.notBefore && at < rules.notBefore.at) return wrong('day', rules.notBefore.words);
  return ok(at);
}

export type MomentFieldProps = {
  readonly prefix: string;
  readonly legend: string;
  readonly hint?: string;
  readonly form: FormState;
  /** Fills the boxes on a first visit. */
  readonly start?: Instant | undefined;
  /** Without the Now and Today buttons, for a time to come. */
  readonly plain?: boolean;
};

/** Date and time in London, with Now and Today, and the question which of two when the clocks went back. */
export function MomentField({ prefix, legend, hint, form, start, plain }: MomentFieldProps): VNode {
  const error = (part: string) => errorOf(form, `${prefix}-${part}`);
  const dateError = error('day') ?? error('month') ?? error('year');
  const values = {
    ...(start === undefined ? {} : momentValues(prefix, start)),
    ...textValues(form.values, prefix),
  };
  const marked = (part: string) => ({
    name: part,
    value: values[`${prefix}-${part}`],
    error: error(part) !== undefined,
  });
  const twice = error('which');
  return (
    <div class="kith-moment">
      <DateInput
        id={prefix}
        namePrefix={prefix}
        fieldset={{ legend: { content: legend, classes: 'govuk-fieldset__legend--s' } }}
        hint={hint}
        errorMessage={dateError}
        day={marked('day')}
        month={marked('month')}
        year={marked('year')}
      />
      <Input
        name={`${prefix}-time`}
        label="Time"
        hint="24-hour clock, like 17:30"
        classes="govuk-input--width-5"
        inputmode="text"
        value={values[`${prefix}-time`]}
        errorMessage={error('time')}
      />
      {(twice || valueOf(form.values, `${prefix}-which`)) && (
        <Radios
          name={`${prefix}-which`}
          fieldset={{ legend: 'The clocks went back that night. Which one?' }}
          errorMessage={twice}
          value={valueOf(form.values, `${prefix}-which`)}
          items={[
            { value: 'first', content: 'The first, before the clocks went back' },
            { value: 'second', content: 'The second, an hour later' },
          ]}
        />
      )}
      {!plain && (
        <p class="kith-moment__fill">
          <FillButton fill="now" dateName={prefix} timeName={`${prefix}-time`} />{' '}
          <FillButton fill="today" dateName={prefix} timeName={`${prefix}-time`} />
          <input type="hidden" name="fill-moment" value={prefix} />
        </p>
      )}
    </div>
  );
}

/** The boxes of a moment field filled with a moment, as sent names. */
export function momentValues(prefix: string, at: Instant): Record<string, string> {
  const { day, msOfDay } = londonTime(at);
  const { year, month, day: dayOfMonth } = partsOfDay(day);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    [`${prefix}-day`]: String(dayOfMonth),
    [`${prefix}-month`]: String(month),
    [`${prefix}-year`]: String(year),
    [`${prefix}-time`]: `${two(Math.floor(msOfDay / HOUR))}:${two(Math.floor((msOfDay % HOUR) / MINUTE))}`,
  };
}

function textValues(values: FormBody, prefix: string): Record<string, string> {
  const sent = ['day', 'month', 'year', 'time'].map((part) => `${prefix}-${part}`);
  return Object.fromEntries(
    sent.flatMap((name) => (values[name] === undefined ? [] : [[name, valueOf(values, name)]])),
  );
}

/**
 * What a Now or Today button pressed without JavaScript asks for: the form as typed, with the boxes filled.
 * `undefined` when another button sent the form.
 */
export function filled(body: FormBody, now: Instant): FormBody | undefined {
  const fill = valueOf(body, 'fill');
  const prefix = valueOf(body, 'fill-moment');
  if ((fill !== 'now' && fill !== 'today') || prefix === '') return undefined;
  const values = momentValues(prefix, now);
  if (fill === 'today') delete values[`${prefix}-time`];
  return { ...body, ...values };
}
