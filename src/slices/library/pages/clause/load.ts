import { can } from '#access/can.ts';
import type { ClauseStanding } from '#engine/clause-table.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Deed } from '../../model/deeds.ts';
import type { DifferenceBetween } from '../../model/differences.ts';
import { differencesOf, ofClause } from '../../model/differences.ts';
import type { Library, Sources } from '../../model/library.ts';
import type { Held, PolicySection } from '../../model/policy.ts';
import { policyWithClause, readingOf } from '../shared/load.ts';

/** One clause with everything that follows from it. */
export type Loaded = {
  readonly held: Held;
  readonly standing: ClauseStanding;
  readonly section: PolicySection | undefined;
  readonly deeds: readonly Deed[];
  /** Where it differs from another policy. */
  readonly differences: readonly DifferenceBetween[];
  /** What the worked scenarios that prove it are about. */
  readonly scenarios: readonly string[];
  readonly before: string | undefined;
  readonly after: string | undefined;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const id = ctx.params['clause'] ?? '';
  const reading = await readingOf(ctx, sources);
  const held = policyWithClause(reading, id, valueOf(ctx.query, 'version'));
  const standing = held?.policy.clauses.get(id);
  if (!held || !standing) return undefined;
  const { policy } = held;
  const order = policy.sections.flatMap((section) => section.clauses.map(({ clause }) => clause.id));
  const at = order.indexOf(id);
  return {
    held,
    standing,
    section: policy.sections.find((section) => section.clauses.includes(standing)),
    deeds: [...(policy.deeds.get(id) ?? []), ...(reading.library.citedBy.get(id) ?? [])].map((deed) =>
      asReaderMayOpen(deed, reading.library, ctx),
    ),
    differences: ofClause(differencesOf(reading.held), id),
    scenarios: reading.library.scenarios.get(id) ?? [],
    before: order[at - 1],
    after: order[at + 1],
  };
}

/** A screen is named to every reader, and a link for those whom it opens to. */
function asReaderMayOpen(deed: Deed, { actionAt }: Library, { actor }: PageContext): Deed {
  if (deed.kind !== 'screen' || deed.href === undefined) return deed;
  const action = actionAt(deed.href);
  const subjects = [{}, ...actor.homes.map((homeId) => ({ homeId }))];
  if (action && subjects.some((subject) => can(actor, action, subject).allow)) return deed;
  const { href: _closed, ...named } = deed;
  return named;
}
