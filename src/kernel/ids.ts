declare const idBrand: unique symbol;

/** A UUID of one kind of thing; the kinds do not mix. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind };

export type ProviderId = Id<'provider'>;
export type HomeId = Id<'home'>;
export type PersonId = Id<'person'>;
export type ChildId = Id<'child'>;
export type AuthorityId = Id<'authority'>;
export type PartnerId = Id<'partner'>;
export type ShiftId = Id<'shift'>;
export type EventId = Id<'event'>;
export type DutyId = Id<'duty'>;
export type LocalContactId = Id<'local-contact'>;
export type DeviceId = Id<'device'>;
export type AdoptionId = Id<'adoption'>;
export type ProposalId = Id<'proposal'>;
export type EmergencyAccessId = Id<'emergency-access'>;
export type DatedGrantId = Id<'dated-grant'>;
export type PolicyChangeId = Id<'policy-change'>;
export type SealId = Id<'seal'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an id from outside; `undefined` when it is not a lower-case UUID. */
export function parseId<Kind extends string>(text: string): Id<Kind> | undefined {
  return UUID.test(text) ? (text as Id<Kind>) : undefined;
}
