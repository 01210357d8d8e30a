import type { Content } from '#ui/govuk/content.ts';

/** Addresses of the built style sheet and script, with their hashes; `src/app` reads them from the built manifest. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly favicon: string;
}

/** One entry of the main navigation. */
export interface NavItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean | undefined;
}

/** Who is signed in, as the header says it. */
export interface HeaderUser {
  readonly name: string;
  /** In words: "support worker". */
  readonly role: string;
}

/** One thing to put right; `field` is the id of its control. */
export interface PageError {
  readonly text: string;
  readonly field?: string | undefined;
}

/** Words and addresses at the foot of a page. */
export interface FooterLink {
  readonly href: string;
  readonly text: string;
}

/** What every layout is told. */
export interface PageBasics {
  /** Of the browser's tab, before " – Kith"; never a child's full name. "Error: " is put before it where there are errors. */
  readonly title: string;
  readonly assets: Assets;
  /** Shown above the content, and in the tab's title. */
  readonly errors?: readonly PageError[] | undefined;
  readonly footer?: readonly FooterLink[] | undefined;
  /** Seconds after which the page is asked for again, while something is going on that it shows. */
  readonly againAfter?: number | undefined;
  /** Milliseconds after which an untouched page blanks itself and locks. */
  readonly idle?: number | undefined;
  readonly children?: Content | undefined;
}
