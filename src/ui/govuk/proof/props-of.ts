import { contentOf } from './parse.ts';

/** A component's options as govuk-frontend's fixtures hold them. */
export type Params = Readonly<Record<string, unknown>>;

/** Pairs of a text and an HTML option, and the one prop that the kit has for both. */
const PAIRS: readonly (readonly [text: string, html: string, prop: string])[] = [
  ['text', 'html', 'content'],
  ['titleText', 'titleHtml', 'title'],
  ['summaryText', 'summaryHtml', 'summary'],
  ['descriptionText', 'descriptionHtml', 'description'],
];

/** The kit's props for a fixture's options: text or HTML becomes content, a gap in a list becomes null. */
export function propsOf(params: Params): Params {
  const props = converted(params) as Record<string, unknown>;
  const { content, ...rest } = props;
  return content === undefined ? rest : { ...rest, children: content };
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => converted(item) || null);
  if (typeof value !== 'object' || value === null) return value;
  const props: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (!PAIRS.some(([text, html]) => name === text || name === html)) {
      props[name] = name === 'values' || name === 'attributes' ? inner : converted(inner);
    }
  }
  for (const [text, html, prop] of PAIRS) {
    const source = value as Params;
    const markup = source[html];
    if (typeof markup === 'string' && markup !== '') props[prop] = contentOf(markup);
    else if (text in source || html in source) props[prop] = source[text];
  }
  return props;
}
