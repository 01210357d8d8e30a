import type { Expectation } from '#engine/scenario/expectations.ts';
import type { Settings } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { adoptedPacks, settingsOfHome } from '#slices/organisations/index.ts';
import type { FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { EventOnOffer } from '../../model/events-on-offer.ts';
import { eventOnOffer } from '../../model/events-on-offer.ts';
import type { PolicyChoice } from '../../model/policies.ts';
import { policiesToTry } from '../../model/policies.ts';
import type { Shown } from '../../model/shown.ts';

/** What came of a try. Nothing of it is kept. */
export type Result = {
  readonly shown: Shown;
  /** The scenario, to be copied and pasted in elsewhere. */
  readonly scenario: string;
  /** The title of what was tried. */
  readonly title: string;
  /** How what it expects came out; empty where it expects nothing. */
  readonly expectations: readonly Expectation[];
  /** Where its form stands, and what would fill it in. */
  readonly form: { readonly href: string; readonly values: FormBody };
};

export type Loaded = {
  /** What is tried; nothing while it is still to be chosen. */
  readonly event: EventOnOffer | undefined;
  readonly policies: readonly PolicyChoice[];
  /** What the reader's home has chosen where policies leave it open; empty for a reader without a home. */
  readonly settings: Settings;
  readonly now: Instant;
  readonly result?: Result;
};

/** The policies on the shelf, and what was chosen so far. */
export async function load(ctx: PageContext): Promise<Loaded> {
  const { tx, actor, now } = ctx;
  const adopted = await adoptedPacks(tx, actor.providerId);
  const [home] = actor.homes;
  return {
    event: eventOnOffer(valueOf(ctx.query, 'event')),
    policies: policiesToTry(ctx.shelf.packs, adopted),
    settings: home === undefined ? {} : await settingsOfHome(tx, actor.providerId, home, now),
    now,
  };
}
