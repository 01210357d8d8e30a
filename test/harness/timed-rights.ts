import { randomUUID } from 'node:crypto';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, HOUR } from '#kernel/instant.ts';
import type { TestApp } from './app.ts';
import { asSystem, type SmallHome } from './builders.ts';

/** What the addresses of pages about rights that end by themselves are made of. */
export type TimedIds = {
  /** A record that the home’s worker opened in an emergency, looked at by nobody yet. */
  readonly access: string;
  /** A role that who answers for all proposed, and that waits for the manager. */
  readonly proposal: string;
  /** A visitor’s grant for the home, and the visitor. */
  readonly grant: string;
  readonly visitor: PersonId;
};

/** An emergency opening, a decision and a visitor’s grant, all waiting or in force from an hour ago. */
export async function addTimedRights(
  { db, clock }: Pick<TestApp, 'db' | 'clock'>,
  home: SmallHome,
): Promise<TimedIds> {
  const { providerId, homeId, childId } = home;
  const ids = { access: randomUUID(), proposal: randomUUID(), grant: randomUUID(), visitor: randomUUID() };
  const began = new Date(clock.now() - HOUR);
  const later = (ms: number) => new Date(began.getTime() + ms);
  const day = (at: Date) => at.toISOString().slice(0, 10);
  await asSystem(db, providerId, async (tx) => {
    await tx
      .insertInto('kith.emergency_access')
      .values({
        provider_id: providerId,
        access_id: ids.access,
        child_id: childId,
        home_id: homeId,
        person_id: home.worker,
        reason: 'missing',
        words: 'Not back from school, and the manager did not answer.',
        opened_at: began,
        ends_at: later(4 * HOUR),
        // Given back, so that the worker reads by their role alone.
        closed_at: later(HOUR / 2),
        review_due_at: later(2 * DAY),
      })
      .execute();
    const reason = 'She has led the shifts for a year.';
    await tx
      .insertInto('kith.proposal')
      .values({
        provider_id: providerId,
        proposal_id: ids.proposal,
        kind: 'give-role',
        home_id: homeId,
        child_id: null,
        about: home.senior,
        act: JSON.stringify({
          roleHeldId: randomUUID(),
          personId: home.senior,
          role: 'registered-manager',
          homeId,
          from: day(began),
          to: null,
          instead: null,
        }),
        reason,
        stands_on: 'none',
        proposed_by: home.responsible,
        proposed_at: began,
        expires_at: later(30 * DAY),
        state: 'waiting',
      })
      .execute();
    const names = { given_name: 'Vesper', family_name: 'Lane' };
    await tx
      .insertInto('kith.person')
      .values({ provider_id: providerId, person_id: ids.visitor, ...names, created_at: began })
      .execute();
    await tx
      .insertInto('kith.dated_grant')
      .values({
        provider_id: providerId,
        grant_id: ids.grant,
        person_id: ids.visitor,
        role: 'independent-visitor',
        from_day: day(began),
        to_day: day(later(60 * DAY)),
        reason: 'The monthly visit.',
        asked_by: home.manager,
        given_by: home.responsible,
        given_at: began,
      })
      .execute();
    await tx
      .insertInto('kith.dated_grant_home')
      .values({ provider_id: providerId, grant_id: ids.grant, home_id: homeId })
      .execute();
  });
  return { ...ids, visitor: ids.visitor as PersonId };
}
