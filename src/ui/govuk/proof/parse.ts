import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { h } from 'preact';
import type { Content } from '#ui/govuk/content.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** A fixture's string of HTML as the vnodes that an author would have written: the kit itself takes no HTML. */
export function contentOf(html: string): Content {
  return parseFragment(html).childNodes.map(toContent);
}

function toContent(node: Node): Content {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('tagName' in node)) return [];
  const attributes = Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value]));
  return h(node.tagName, attributes, ...(node.childNodes.map(toContent) as never[]));
}

/** HTML in one canonical form: attributes by name, classes and space squeezed, one line per node. */
export function normalise(html: string): string {
  return parseFragment(html)
    .childNodes.flatMap((node) => lines(node, '', false))
    .join('\n');
}

function lines(node: Node, indent: string, keepSpace: boolean): string[] {
  if (node.nodeName === '#text') {
    const { value } = node as DefaultTreeAdapterTypes.TextNode;
    const text = keepSpace ? JSON.stringify(value) : value.replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [`${indent}${text}`];
  }
  if (!('tagName' in node)) return [];
  const attributes = node.attrs
    .map(({ name, value }) => `${name}="${name === 'class' ? value.replace(/\s+/g, ' ').trim() : value}"`)
    .sort();
  const isTextarea = node.tagName === 'textarea' || node.tagName === 'pre';
  return [
    `${indent}<${[node.tagName, ...attributes].join(' ')}>`,
    ...joinText(node.childNodes).flatMap((child) => lines(child, `${indent}  `, isTextarea)),
  ];
}

/** Neighbouring texts as one, so that where a renderer cuts its text makes no difference. */
function joinText(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.nodeName === '#text' && last?.nodeName === '#text') {
      const text = last as DefaultTreeAdapterTypes.TextNode;
      joined[joined.length - 1] = {
        ...text,
        value: text.value + (node as DefaultTreeAdapterTypes.TextNode).value,
      };
    } else if (node.nodeName !== '#comment') joined.push(node);
  }
  return joined;
}
