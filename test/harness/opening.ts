import { randomUUID } from 'node:crypto';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/instant.ts';
import type { TestApp } from './app.ts';
import { addHome, addPerson, asSystem, type SmallHome } from './builders.ts';

/** An emergency opening of the home’s child that goes on, and whoever opened it: somebody of another home. */
export async function addOpening(
  { db, clock }: Pick<TestApp, 'db' | 'clock'>,
  { providerId, homeId, childId }: SmallHome,
): Promise<{ readonly access: string; readonly opener: PersonId }> {
  const elsewhere = await addHome(db, providerId, 'Juniper House');
  const opener = await addPerson(db, providerId, { role: 'support-worker', homeId: elsewhere });
  const access = randomUUID();
  await asSystem(db, providerId, (tx) =>
    tx
      .insertInto('kith.emergency_access')
      .values({
        provider_id: providerId,
        access_id: access,
        child_id: childId,
        home_id: homeId,
        person_id: opener,
        reason: 'missing',
        words: 'Asked for at the station, and nobody at home answered.',
        opened_at: new Date(clock.now()),
        ends_at: new Date(clock.now() + 12 * HOUR),
        review_due_at: new Date(clock.now() + 48 * HOUR),
      })
      .execute(),
  );
  return { access, opener };
}
