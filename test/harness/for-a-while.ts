import { randomUUID } from 'node:crypto';
import type { VisitorRole } from '#access/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/instant.ts';
import type { TestApp } from './app.ts';
import { asSystem } from './builders.ts';
import type { Realm } from './realms.ts';

/** How a dated grant of a test stands. */
export type GrantToAdd = {
  readonly role: VisitorRole;
  readonly from?: string;
  readonly to?: string;
  readonly ended?: boolean;
  /** Whose consents stand; a withdrawn one was given before. */
  readonly consents?: readonly ('child' | 'placing-authority')[];
  readonly withdrawn?: 'child' | 'placing-authority';
};

/** Somebody who reads a home by a dated grant. */
export async function addVisitor(kith: TestApp, realm: Realm, grant: GrantToAdd): Promise<PersonId> {
  const { providerId, homeId, childId } = realm;
  const [personId, grantId] = [randomUUID() as PersonId, randomUUID()];
  const now = new Date(kith.clock.now());
  const manager = realm.people['registered-manager'] ?? '';
  const worker = realm.people['support-worker'] ?? '';
  await asSystem(kith.db, providerId, async (tx) => {
    const names = { given_name: 'Vesper', family_name: 'Lane' };
    await tx
      .insertInto('kith.person')
      .values({ provider_id: providerId, person_id: personId, ...names, created_at: now })
      .execute();
    await tx
      .insertInto('kith.dated_grant')
      .values({
        provider_id: providerId,
        grant_id: grantId,
        person_id: personId,
        role: grant.role,
        from_day: grant.from ?? '2026-11-01',
        to_day: grant.to ?? '2026-12-24',
        reason: 'A visit.',
        asked_by: manager,
        given_by: worker,
        given_at: now,
        ...(grant.ended ? { ended_at: now, ended_by: manager } : {}),
      })
      .execute();
    await tx
      .insertInto('kith.dated_grant_home')
      .values({ provider_id: providerId, grant_id: grantId, home_id: homeId })
      .execute();
    for (const by of grant.consents ?? [])
      await tx
        .insertInto('kith.visit_consent')
        .values({
          provider_id: providerId,
          consent_id: randomUUID(),
          grant_id: grantId,
          child_id: childId,
          given_by: by,
          how: 'in-person',
          words: 'Agreed.',
          recorded_by: worker,
          recorded_at: now,
          ...(grant.withdrawn === by ? { withdrawn_at: now, withdrawn_recorded_by: worker } : {}),
        })
        .execute();
  });
  return personId;
}

/** A record opened in an emergency, an hour ago or so long ago that it has ended. */
export async function openInEmergency(
  kith: TestApp,
  realm: Realm,
  personId: PersonId,
  stands: 'open' | 'ended' | 'closed' = 'open',
): Promise<string> {
  const accessId = randomUUID();
  const openedAt = kith.clock.now() - (stands === 'ended' ? 6 * HOUR : HOUR);
  await asSystem(kith.db, realm.providerId, (tx) =>
    tx
      .insertInto('kith.emergency_access')
      .values({
        provider_id: realm.providerId,
        access_id: accessId,
        child_id: realm.childId,
        home_id: realm.homeId,
        person_id: personId,
        reason: 'danger',
        words: 'He rang from the station.',
        opened_at: new Date(openedAt),
        ends_at: new Date(openedAt + 4 * HOUR),
        review_due_at: new Date(openedAt + 24 * HOUR),
        ...(stands === 'closed' ? { closed_at: new Date(openedAt + 1) } : {}),
      })
      .execute(),
  );
  return accessId;
}
