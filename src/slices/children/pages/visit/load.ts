import { parseId } from '#kernel/ids.ts';
import type { Visit } from '#slices/people/index.ts';
import { visitById } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';

export type Loaded = { readonly visit: Visit };

export async function load({ tx, actor, params }: PageContext): Promise<Loaded | undefined> {
  const visitId = parseId<'visit'>(params['visit'] ?? '');
  const visit = visitId && (await visitById(tx, actor.providerId, visitId));
  return visit && { visit };
}
