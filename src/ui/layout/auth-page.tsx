import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';
import type { PageBasics } from './chrome.ts';
import { Document, Footer } from './document.tsx';
import { Errors, Heading } from './page.tsx';

/** What a page is told that is seen before signing in. */
export interface AuthPageProps extends PageBasics {
  readonly heading?: Content | undefined;
  readonly lead?: Content | undefined;
  /** News above the heading: "You have signed out." */
  readonly banner?: Content | undefined;
  readonly homeHref?: string | undefined;
  /** Uses the whole width. */
  readonly wide?: boolean | undefined;
  /** Nothing but what is in it: no name, no sheet, no foot. */
  readonly blank?: boolean | undefined;
}

/** Sign-in, set-up, and what is shown when something cannot be: the name above one narrow sheet of paper. */
export function AuthPage(props: AuthPageProps): VNode {
  if (props.blank) {
    return (
      <Document page={props} bodyClass="kith-blank">
        <main class="kith-main" id="main" tabIndex={-1}>
          {props.children}
        </main>
      </Document>
    );
  }
  return (
    <Document page={props} bodyClass="kith-auth">
      <header class="kith-header">
        <div class="kith-width kith-header__row">
          <a class="kith-header__name" href={props.homeHref ?? '/'}>
            Kith
          </a>
        </div>
      </header>
      <div class="kith-width">
        <main class="kith-main" id="main" tabIndex={-1}>
          <div class={props.wide ? 'kith-sheet kith-sheet--wide' : 'kith-sheet'}>
            <Errors errors={props.errors} />
            {props.banner}
            <Heading heading={props.heading} lead={props.lead} />
            {props.children}
          </div>
        </main>
      </div>
      <Footer links={props.footer} />
    </Document>
  );
}
