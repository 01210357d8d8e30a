import type { VNode } from 'preact';

/** What a page author may show: text (always escaped), vnodes, or a list of both. Never a string of HTML. */
export type Content = VNode | string | number | readonly (Content | null | undefined | false)[];

/** Extra HTML attributes for the element a component names as its own, written in HTML spelling (`data-x`, `aria-label`). */
export type Attributes = Readonly<Record<string, string | number | true>>;

/** Content alone, or content with the component's options beside it: `'Name'` or `{ content: 'Name', classes: '…' }`. */
export type Rich<Options = object> = Content | (Options & { readonly content: Content });

/** A list that may hold gaps, so that an item can be written as `condition && item`. */
export type Gappy<T> = readonly (T | null | undefined | false)[];

/** The options form of a rich value, whichever way it was written; `undefined` where nothing is there to show. */
export function rich<Options extends object>(
  value: Rich<Options> | undefined,
): (Partial<Options> & { readonly content: Content }) | undefined {
  if (value === undefined) return undefined;
  const withOptions = isWithOptions<Options>(value) ? value : { content: value as Content };
  return isEmpty(withOptions.content) ? undefined : (withOptions as Partial<Options> & { content: Content });
}

function isWithOptions<Options>(value: Rich<Options>): value is Options & { content: Content } {
  return typeof value === 'object' && value !== null && 'content' in value;
}

function isEmpty(content: Content | undefined): boolean {
  return content === undefined || content === '' || (Array.isArray(content) && content.length === 0);
}

/** Class names joined by a space, leaving out what is absent. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** `h1` to `h6`. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** The tag name of a heading level. */
export function headingTag(level: HeadingLevel): 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  return `h${level}`;
}

/** The values that are there: put after `attributes`, so that an absent option does not wipe out an attribute. */
export function present<T>(values: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    T
  >;
}
