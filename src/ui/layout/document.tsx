import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';
import { SkipLink } from '#ui/govuk/skip-link.tsx';
import type { FooterLink, PageBasics } from './chrome.ts';

/** The `<html>` of every page: head, skip link, then what the layout puts in the body. No script or style inline. */
export function Document(props: { page: PageBasics; bodyClass?: string; children: Content }): VNode {
  const { page } = props;
  const hasErrors = (page.errors?.length ?? 0) > 0;
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'Error: ' : ''}${page.title} – Kith`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f5257" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={page.assets.favicon} type="image/svg+xml" />
        <link rel="stylesheet" href={page.assets.css} />
        <script type="module" src={page.assets.js} />
        {page.againAfter !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(page.againAfter)} />
          </noscript>
        )}
      </head>
      <body
        class={`govuk-template__body ${props.bodyClass ?? ''}`.trim()}
        data-kith-again-after={page.againAfter}
        data-kith-idle={page.idle}
      >
        <SkipLink href="#main">Skip to the content</SkipLink>
        {props.children}
      </body>
    </html>
  );
}

/** The small foot of every page. */
export function Footer({ links }: { links: readonly FooterLink[] | undefined }): VNode {
  return (
    <footer class="kith-footer">
      <div class="kith-width kith-footer__row">
        <span class="kith-footer__name">Kith</span>
        {links?.map((link) => (
          <a class="govuk-link kith-footer__link" href={link.href}>
            {link.text}
          </a>
        ))}
      </div>
    </footer>
  );
}
