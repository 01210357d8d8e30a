import { randomUUID } from 'node:crypto';
import type { Id, PartnerId, PersonId, ShiftId } from '#kernel/ids.ts';
import { HOUR, instant } from '#kernel/instant.ts';
import { londonDate } from '#kernel/london.ts';
import { addPartner } from '#slices/organisations/index.ts';
import { addPerson, addVisit, giveRole, planShift } from '#slices/people/index.ts';
import type { TestApp } from './app.ts';
import { asSystem, type SmallHome } from './builders.ts';

/** A school that a home works with, and a teacher there. */
export async function addSpeaker(
  kith: TestApp,
  home: SmallHome,
): Promise<{ partner: PartnerId; speaker: string }> {
  const { providerId, homeId } = home;
  const [partner, personId, speaker] = [randomUUID(), randomUUID(), randomUUID()] as [
    PartnerId,
    PersonId,
    Id<'role-held'>,
  ];
  const now = instant(kith.clock.now());
  await asSystem(kith.db, providerId, async (tx) => {
    const school = {
      partnerId: partner,
      homeId,
      kind: 'agency',
      name: 'Heron Lane School',
      phone: null,
    } as const;
    await addPartner(tx, providerId, school, home.manager, now);
    const teacher = { personId, givenName: 'Petra', familyName: 'Quillfeather', email: null };
    await addPerson(tx, providerId, { ...teacher, phone: '01632 960470', outOfHoursPhone: null }, now);
    const from = londonDate(now);
    await giveRole(tx, providerId, {
      roleHeldId: speaker,
      personId,
      role: 'agency-contact',
      partnerId: partner,
      from,
    });
  });
  return { partner, speaker };
}

/** What was planned for the day before, and who came then. */
export async function addDayBefore(
  kith: TestApp,
  home: SmallHome,
): Promise<{ shift: string; visit: string }> {
  const { providerId, homeId } = home;
  const [shift, visit] = [randomUUID() as ShiftId, randomUUID() as Id<'visit'>];
  const now = instant(kith.clock.now());
  const before = (hours: number) => instant(now - hours * HOUR);
  await asSystem(kith.db, providerId, async (tx) => {
    const turn = {
      homeId,
      personId: home.senior,
      startsAt: before(24),
      endsAt: before(16),
      by: home.manager,
    };
    await planShift(tx, providerId, { ...turn, shiftId: shift, planned: true, covers: null }, before(48));
    const inspector = { name: 'Osric Pennywhistle', capacity: 'Inspector', childId: null };
    const came = { visitId: visit, homeId, ...inspector, cameAt: before(22), leftAt: null };
    await addVisit(tx, providerId, came, home.worker, before(22));
  });
  return { shift, visit };
}
