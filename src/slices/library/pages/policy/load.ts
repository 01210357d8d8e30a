import { can } from '#access/can.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { Narrowing } from '../../model/narrow.ts';
import { narrowed } from '../../model/narrow.ts';
import type { Held, PolicySection } from '../../model/policy.ts';
import { policyReceipt } from '../../model/reading.ts';
import { receiptsOf } from '../../store/receipts.ts';
import { readingOf, versionOf } from '../shared/load.ts';

/** One version of a policy, narrowed as its reader asked. */
export type Loaded = {
  readonly held: Held;
  /** Whether this is the version that counts for the reader. */
  readonly counts: boolean;
  /** Other versions on the shelf. */
  readonly others: readonly Held[];
  readonly narrowing: Narrowing;
  readonly sections: readonly PolicySection[];
  /** When the reader said that they have read this version; undefined where they are not asked. */
  readonly readAt: Instant | null | undefined;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const { tx, actor, params, query } = ctx;
  const reading = await readingOf(ctx, sources);
  const held = versionOf(reading, params['pack'] ?? '', params['version'] ?? '');
  if (!held) return undefined;
  const { pack, sections } = held.policy;
  const narrowing = {
    role: valueOf(query, 'role'),
    topic: valueOf(query, 'topic'),
    kind: valueOf(query, 'kind'),
  };
  const follows = held.adoption.is === 'now' || held.adoption.is === 'later';
  const asked = follows && can(actor, 'receipt.give').allow;
  const receipts = asked ? await receiptsOf(tx, actor.providerId, [actor.personId]) : [];
  const mine = receipts.find(
    ({ what, version }) => what === policyReceipt(pack.id) && version === pack.version,
  );
  return {
    held,
    counts: reading.held.some(({ policy }) => policy === held.policy),
    others: reading.library.policies
      .filter((policy) => policy.pack.id === pack.id && policy !== held.policy)
      .flatMap((policy) => versionOf(reading, policy.pack.id, policy.pack.version) ?? []),
    narrowing,
    sections: narrowed(sections, narrowing, pack.data.roles),
    readAt: asked ? (mine?.readAt ?? null) : undefined,
  };
}
