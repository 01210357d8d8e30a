import type { VNode } from 'preact';
import { BackLink } from '#ui/govuk/back-link.tsx';
import type { Content } from '#ui/govuk/content.ts';
import { ErrorSummary } from '#ui/govuk/error-summary.tsx';
import type { HeaderUser, NavItem, PageBasics, PageError } from './chrome.ts';
import { Document, Footer } from './document.tsx';
import { Header } from './header.tsx';

/** What a page of a signed-in person is told. */
export interface PageProps extends PageBasics {
  readonly user: HeaderUser;
  /** Token of the session, carried by the sign-out form. */
  readonly csrf: string;
  readonly nav?: readonly NavItem[] | undefined;
  /** `href` of the navigation entry that this page belongs to. */
  readonly current?: string | undefined;
  /** Quiet line above the heading: home, child, when it was recorded. */
  readonly caption?: Content | undefined;
  /** The page's `<h1>`. Leave out where a label or legend is the heading. */
  readonly heading?: Content | undefined;
  /** One sentence under the heading. */
  readonly lead?: Content | undefined;
  readonly backLink?: { readonly href: string; readonly text?: string | undefined } | undefined;
  /** Uses the whole width (home, duties, tables); without it text and forms keep a readable line. */
  readonly wide?: boolean | undefined;
  /** News above the heading, usually a `NotificationBanner`. */
  readonly banner?: Content | undefined;
  readonly homeHref?: string | undefined;
  readonly hideAction?: string | undefined;
  readonly switchHref?: string | undefined;
  readonly signOutAction?: string | undefined;
}

/** A page for somebody who has signed in. */
export function Page(props: PageProps): VNode {
  const nav = props.nav?.map((item) => ({ ...item, current: item.current ?? item.href === props.current }));
  return (
    <Document page={props}>
      <Header
        homeHref={props.homeHref ?? '/'}
        nav={nav}
        user={props.user}
        switchHref={props.switchHref}
        hideAction={props.hideAction}
        signOutAction={props.signOutAction ?? '/sign-out'}
        csrf={props.csrf}
      />
      <div class="kith-width">
        {props.backLink && (
          <nav aria-label="Back">
            <BackLink href={props.backLink.href}>{props.backLink.text}</BackLink>
          </nav>
        )}
        <main class="kith-main" id="main" tabIndex={-1}>
          <div class={props.wide ? 'kith-wide' : 'kith-reading'}>
            <Errors errors={props.errors} />
            {props.banner}
            <Heading {...props} />
            {props.children}
          </div>
        </main>
      </div>
      <Footer links={props.footer} />
    </Document>
  );
}

/** The summary of a page's errors; nothing where there are none. */
export function Errors({ errors }: { errors: readonly PageError[] | undefined }): VNode | null {
  if (!errors || errors.length === 0) return null;
  return (
    <ErrorSummary
      title="There is a problem"
      errorList={errors.map((error) => ({ content: error.text, href: error.field && `#${error.field}` }))}
    />
  );
}

/** Caption, heading and lead, where there are any. */
export function Heading(props: Pick<PageProps, 'caption' | 'heading' | 'lead'>): VNode | null {
  if (props.heading === undefined) return null;
  return (
    <header class="kith-heading">
      {props.caption !== undefined && <p class="kith-heading__caption">{props.caption}</p>}
      <h1 class="kith-heading__title">{props.heading}</h1>
      {props.lead !== undefined && <p class="kith-heading__lead">{props.lead}</p>}
    </header>
  );
}
