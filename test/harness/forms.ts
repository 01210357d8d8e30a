import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Answer, Browser } from './browser.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** One control of a form as a browser would send it. */
export type Control = {
  readonly name: string;
  /** `text` for every box that words can be typed into. */
  readonly kind: 'hidden' | 'text' | 'choice' | 'button';
  readonly type: string;
  readonly values: readonly string[];
  /** What a browser sends where nothing is touched. */
  readonly sent: readonly string[];
};

/** A form of a page: where it goes, and its controls, radios and checkboxes of one name as one. */
export type Form = {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly controls: readonly Control[];
};

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child);
}

const textIn = (node: Node): string =>
  'value' in node && node.nodeName === '#text'
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textIn).join('')
      : '';

/** Every element of a page, in order. */
export const elementsOf = (html: string): readonly Element[] => [...elementsIn(parse(html))];

/** What a person reads of a page: no markup, no attribute, spaces run together. */
export function textOf(html: string): string {
  const body = elementsOf(html).find((each) => each.tagName === 'body');
  return body ? textIn(body).replace(/\s+/g, ' ').trim() : '';
}

/** The forms of a page at `path`. */
export function formsOf(html: string, path: string): readonly Form[] {
  return elementsOf(html)
    .filter((each) => each.tagName === 'form')
    .map((form) => ({
      action: attribute(form, 'action') ?? path,
      method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
      controls: controlsOf(form),
    }));
}

/** The form a page is about: the one that is sent to it, and not the way out in its header. */
export function mainForm(html: string, path: string): Form | undefined {
  const leaving = ['/sign-out', '/switch-person', '/hide'];
  return formsOf(html, path).find(
    (form) => form.method === 'post' && !leaving.some((each) => form.action.startsWith(each)),
  );
}

function controlsOf(form: Element): readonly Control[] {
  const controls = new Map<string, Control>();
  for (const element of elementsIn(form)) {
    const control = controlOf(element);
    if (!control) continue;
    const before = controls.get(control.name);
    controls.set(
      control.name,
      before
        ? {
            ...before,
            values: [...before.values, ...control.values],
            sent: [...before.sent, ...control.sent],
          }
        : control,
    );
  }
  return [...controls.values()];
}

function controlOf(element: Element): Control | undefined {
  const name = attribute(element, 'name');
  if (!name || attribute(element, 'disabled') !== undefined) return undefined;
  const value = attribute(element, 'value');
  const type = attribute(element, 'type') ?? 'text';
  switch (element.tagName) {
    case 'textarea':
      return { name, kind: 'text', type: 'textarea', values: [], sent: [textIn(element)] };
    case 'select': {
      const options = [...elementsIn(element)].filter((each) => each.tagName === 'option');
      const values = options.map((each) => attribute(each, 'value') ?? textIn(each));
      const chosen = options.findIndex((each) => attribute(each, 'selected') !== undefined);
      return {
        name,
        kind: 'choice',
        type: 'select',
        values,
        sent: values.slice(Math.max(chosen, 0)).slice(0, 1),
      };
    }
    case 'button':
      return { name, kind: 'button', type: 'button', values: [value ?? ''], sent: [] };
    case 'input':
      if (type === 'hidden') return { name, kind: 'hidden', type, values: [], sent: [value ?? ''] };
      if (type === 'radio' || type === 'checkbox') {
        const checked = attribute(element, 'checked') !== undefined;
        return { name, kind: 'choice', type, values: [value ?? 'on'], sent: checked ? [value ?? 'on'] : [] };
      }
      return { name, kind: 'text', type, values: [], sent: [value ?? ''] };
    default:
      return undefined;
  }
}

/** The fields as they stand on the page, as a browser sends them; those in `changed` replace them. */
export function fieldsOf(
  form: Form,
  changed: Readonly<Record<string, string | readonly string[]>> = {},
): Record<string, string | readonly string[]> {
  const untouched = form.controls.filter((each) => each.kind !== 'button');
  return { ...Object.fromEntries(untouched.map((each) => [each.name, each.sent])), ...changed };
}

/** Opens a page and sends its form, with what was changed in it. Throws where the page has no form. */
export async function sendForm(
  browser: Browser,
  path: string,
  changed: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Answer> {
  const page = await browser.get(path);
  const form = mainForm(page.body, path);
  if (!form) throw new Error(`${path} (${page.status}) has no form: ${textOf(page.body).slice(0, 400)}`);
  return browser.post(form.action, fieldsOf(form, changed));
}
