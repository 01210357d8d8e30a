import { type PersonId, parseId } from '#kernel/ids.ts';
import { DAY, type Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { cursorOf, PAGE_LENGTH, periodOf, REFUSALS_SHOWN, readCursor } from '../../model/look-words.ts';
import { type Look, lookersAt, looksAt, refusalsAt } from '../../store/looks.ts';

/** Who has looked at a child, a page of it. */
export type Loaded = {
  readonly child: Child;
  readonly looks: readonly Look[];
  readonly refusals: readonly Look[];
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly person: string;
  readonly period: string;
  /** Where the older page begins; absent on the last one. */
  readonly older: string | undefined;
  /** Whether this is a later page than the first. */
  readonly further: boolean;
};

export async function load({ tx, actor, now, params, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const childId = parseId<'child'>(params['child'] ?? '');
  const child = childId && (await childById(tx, providerId, childId));
  if (!child) return undefined;
  const period = periodOf(valueOf(query, 'period'));
  const person = parseId<'person'>(valueOf(query, 'person'));
  const before = readCursor(valueOf(query, 'before'));
  const wanted = {
    childId: child.childId,
    person,
    since: period.days === null ? undefined : ((now - period.days * DAY) as Instant),
  };
  const [read, refusals, lookers] = await Promise.all([
    looksAt(tx, providerId, { ...wanted, before, limit: PAGE_LENGTH + 1 }),
    refusalsAt(tx, providerId, { ...wanted, limit: REFUSALS_SHOWN }),
    lookersAt(tx, providerId, child.childId),
  ]);
  const names = await namesOf(tx, providerId, lookers);
  const looks = read.slice(0, PAGE_LENGTH);
  const last = looks.at(-1);
  return {
    child,
    looks,
    refusals,
    names,
    people: [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    person: person ?? '',
    period: period.id,
    older: read.length > PAGE_LENGTH && last ? cursorOf(last) : undefined,
    further: before !== undefined,
  };
}
