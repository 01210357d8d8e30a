import { describe, expect, it } from 'vitest';
import type { OwedDuty } from './duty-row.ts';
import { closedBy, factsOf, VIEWS } from './notice-answer.ts';

const owed = (action: string, to: string, over: Partial<OwedDuty> = {}): OwedDuty =>
  ({
    engineKey: `${action}/${to}`,
    closed: null,
    held: false,
    duty: { action, to: [to] },
    ...over,
  }) as unknown as OwedDuty;

const open = [
  owed('notify', 'social-worker'),
  owed('notify', 'placing-authority'),
  owed('consult', 'social-worker'),
  owed('agree', 'placing-authority'),
  owed('notify', 'home-manager'),
];
const keys = (view: (typeof VIEWS)[number], from = open) =>
  closedBy(view, from).map((each) => each.engineKey);

describe('closedBy', () => {
  it('takes any answer as the receipt of being told, and of nobody else', () => {
    for (const view of VIEWS) {
      expect(keys(view)).toContain('notify/social-worker');
      expect(keys(view)).not.toContain('notify/home-manager');
    }
  });
  it('counts as asked only once a view is given', () => {
    expect(keys('received')).not.toContain('consult/social-worker');
    expect(keys('objects')).toContain('consult/social-worker');
  });
  it('counts as agreed only by agreement', () => {
    expect(keys('objects')).not.toContain('agree/placing-authority');
    expect(keys('agrees')).toContain('agree/placing-authority');
  });
  it('leaves what is closed or held', () => {
    const others = [
      owed('notify', 'social-worker', { held: true }),
      owed('notify', 'placing-authority', { closed: {} as never }),
    ];
    expect(keys('agrees', others)).toEqual([]);
  });
});

describe('factsOf', () => {
  it('says what the authority thinks, and nothing where it only received', () => {
    expect(factsOf('agrees')).toEqual({ agreedWithPlacingAuthority: true });
    expect(factsOf('objects')).toEqual({ agreedWithPlacingAuthority: false });
    expect(factsOf('received')).toEqual({});
  });
});
