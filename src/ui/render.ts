import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole HTML document from the `<html>` vnode of a layout. Every text and attribute is escaped. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** A piece of HTML without a document around it: for tests and for e-mail parts. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
