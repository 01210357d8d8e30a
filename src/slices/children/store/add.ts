import type { AuthorityId, ChildId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A child on their way into the record. */
export type NewChild = {
  readonly childId: ChildId;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
  /** Who places the child. */
  readonly authorityId: AuthorityId;
  /** Area whose front door takes referrals, as the directory names it. */
  readonly localAuthority: string | null;
};

/**
 * Adds a child to the provider's record. Nobody at a home sees them before they are placed. False where the child is
 * there already, be it a moment ago.
 */
export async function addChild(
  tx: Tx,
  providerId: ProviderId,
  child: NewChild,
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.child')
    .values({
      provider_id: providerId,
      child_id: child.childId,
      given_name: child.givenName,
      family_name: child.familyName,
      date_of_birth: child.dateOfBirth,
      authority_id: child.authorityId,
      local_authority: child.localAuthority,
      created_at: new Date(now),
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Places a child at a home from a London day on. The database refuses a second home while the first one lasts. */
export async function placeChild(
  tx: Tx,
  providerId: ProviderId,
  placement: {
    readonly placementId: Id<'placement'>;
    readonly childId: ChildId;
    readonly homeId: HomeId;
    readonly kind: 'planned' | 'emergency';
    readonly from: PlainDate;
  },
): Promise<void> {
  await tx
    .insertInto('kith.placement')
    .values({
      provider_id: providerId,
      placement_id: placement.placementId,
      child_id: placement.childId,
      home_id: placement.homeId,
      kind: placement.kind,
      started_on: placement.from,
    })
    .execute();
}

/** Allocates a child to their social worker from a London day on. */
export async function allocate(
  tx: Tx,
  providerId: ProviderId,
  allocation: {
    readonly allocationId: Id<'allocation'>;
    readonly childId: ChildId;
    readonly personId: PersonId;
    readonly from: PlainDate;
    /** Who gave the child to them, and when; absent where Kith itself did. */
    readonly given?: { readonly by: PersonId; readonly at: Instant };
  },
): Promise<void> {
  await tx
    .insertInto('kith.allocation')
    .values({
      provider_id: providerId,
      allocation_id: allocation.allocationId,
      child_id: allocation.childId,
      person_id: allocation.personId,
      allocated_from: allocation.from,
      given_by: allocation.given?.by ?? null,
      given_at: allocation.given ? new Date(allocation.given.at) : null,
    })
    .execute();
}

/** Somebody of a child's family or around them. */
export type NewAdult = {
  readonly childAdultId: Id<'child-adult'>;
  readonly childId: ChildId;
  /** As people say it: "mother", "advocate". */
  readonly relation: string;
  /** The engine's recipient that they are: `parents`, `advocate`, `school`. */
  readonly recipient: string;
  readonly name: string;
  readonly phone: string | null;
  readonly parentalResponsibility: boolean;
};

/** Adds somebody whom a duty about the child may name. */
export async function addAdult(tx: Tx, providerId: ProviderId, adult: NewAdult): Promise<void> {
  await tx
    .insertInto('kith.child_adult')
    .values({
      provider_id: providerId,
      child_adult_id: adult.childAdultId,
      child_id: adult.childId,
      relation: adult.relation,
      recipient: adult.recipient,
      name: adult.name,
      phone: adult.phone,
      parental_responsibility: adult.parentalResponsibility,
    })
    .execute();
}
