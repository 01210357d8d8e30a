import type { ChildId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';

/** Nothing of the child: the page is the same for every id, whether or not there is such a child. */
export type Loaded = { readonly childId: ChildId; readonly seesAnyway: boolean };

export async function load({ actor, params }: PageContext): Promise<Loaded | undefined> {
  const childId = parseId<'child'>(params['child'] ?? '');
  if (!childId) return undefined;
  const open = (actor.emergencies ?? []).some((each) => each.childId === childId);
  return { childId, seesAnyway: open || actor.children.includes(childId) };
}
