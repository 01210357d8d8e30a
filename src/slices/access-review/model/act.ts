import type { Role, VisitorRole } from '#access/actor.ts';
import type { FactValue } from '#engine/types.ts';
import type { DatedGrantId, EventId, HomeId, Id, PersonId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** What releasing a restriction writes into the record once it is agreed to. */
export type ReleaseAct = {
  readonly restrictionId: EventId;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
};

/** A role that begins once it is agreed to, on its first day or, where that has passed, the day of the agreement. */
export type RoleAct = {
  readonly roleHeldId: Id<'role-held'>;
  readonly personId: PersonId;
  readonly role: Role;
  readonly homeId: HomeId | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** The role that they leave for it; `last` is its last day, null: at once. */
  readonly instead: {
    readonly roleHeldId: Id<'role-held'>;
    readonly last: PlainDate | null;
    readonly reason: string;
  } | null;
};

/** A dated grant that counts once it is agreed to. */
export type GrantAct = {
  readonly grantId: DatedGrantId;
  readonly personId: PersonId;
  readonly role: VisitorRole;
  readonly homes: readonly HomeId[];
  readonly from: PlainDate;
  readonly to: PlainDate;
};
