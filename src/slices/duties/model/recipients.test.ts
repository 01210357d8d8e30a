import { describe, expect, test } from 'vitest';
import { DEFAULT_OFFICE_HOURS } from '#engine/time/office-hours.ts';
import type { Contact, Duty } from '#engine/types.ts';
import { instant } from '#kernel/instant.ts';
import type { People } from './recipients.ts';
import { whoFor } from './recipients.ts';

const people: People = {
  childName: 'Robin',
  adults: [],
  colleagues: [],
  officeHours: DEFAULT_OFFICE_HOURS,
  now: instant(Date.UTC(2026, 10, 25, 22)),
};
const day: Contact = { name: 'Front door', phone: '01632 960100', when: 'Monday to Friday' };
const night: Contact = { name: 'Emergency duty team', phone: '01632 960200', when: 'Outside office hours' };
const owedTo = (to: string, contact?: Contact): Duty =>
  ({ to: [to], ...(contact ? { contact } : {}) }) as unknown as Duty;

describe('the number that a duty shows', () => {
  test('is the one that answers now, not the one that answered when the duty arose', () => {
    const who = whoFor(owedTo('childrens-services', day), { ...people, contactNow: () => night });
    expect(who).toMatchObject({ name: 'Emergency duty team', calls: [{ number: '01632 960200' }] });
  });

  test('is the duty’s own where nothing answers now', () => {
    const who = whoFor(owedTo('childrens-services', day), { ...people, contactNow: () => undefined });
    expect(who).toMatchObject({ name: 'Front door', calls: [{ number: '01632 960100' }] });
  });

  test('is asked for the recipient of the duty alone', () => {
    const contactNow = (to: string) => (to === 'police' ? night : undefined);
    expect(whoFor(owedTo('school'), { ...people, contactNow })).toMatchObject({
      name: 'the school',
      calls: [],
    });
  });
});
