import type { PageContext } from '#web/page.ts';
import type { Notice } from '../../store/notices.ts';
import { noticesFor } from '../../store/notices.ts';

/** How many notices stand on the page. */
const AT_MOST = 50;

export type { Notice };

export type Loaded = { readonly notices: readonly Notice[] };

export async function load({ tx, actor }: PageContext): Promise<Loaded> {
  return { notices: await noticesFor(tx, actor.providerId, AT_MOST) };
}
