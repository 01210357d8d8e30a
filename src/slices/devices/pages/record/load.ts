import type { ChildId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { childById } from '#slices/children/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** Whom the record is to be about, where the reader came from a child's page. */
export type Loaded = { readonly childId: ChildId | undefined; readonly childName: string | undefined };

export async function load({ tx, actor, query }: PageContext): Promise<Loaded> {
  const childId = parseId<'child'>(valueOf(query, 'child'));
  const child =
    childId && actor.children.includes(childId) ? await childById(tx, actor.providerId, childId) : undefined;
  return { childId: child?.childId, childName: child?.givenName };
}
