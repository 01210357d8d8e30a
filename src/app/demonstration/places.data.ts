/** Everybody and everything of the demonstration is invented; the numbers are from ranges kept free for fiction. */
export const PROVIDER = 'Fernhollow Care';

export type HomeKey = 'alder' | 'birch';

export const HOMES: Readonly<Record<HomeKey, { readonly name: string; readonly phone: string }>> = {
  alder: { name: 'Alder House', phone: '01632 960040' },
  birch: { name: 'Birch Lodge', phone: '01632 960060' },
};

export type AuthorityKey = 'wenbrook' | 'ashmere';

/** The two authorities that place children here. */
export const AUTHORITIES: Readonly<
  Record<
    AuthorityKey,
    {
      readonly name: string;
      readonly phone: string;
      readonly outOfHoursPhone: string;
      readonly email: string;
    }
  >
> = {
  wenbrook: {
    name: 'Wenbrook Borough Council',
    phone: '01632 960110',
    outOfHoursPhone: '01632 960999',
    email: 'children@wenbrook.example',
  },
  ashmere: {
    name: 'Ashmere County Council',
    phone: '01632 960210',
    outOfHoursPhone: '01632 960299',
    email: 'duty@ashmere.example',
  },
};

/** What the two homes chose where their policies leave a choice; everything else runs at its default. */
export const CHOICES: readonly {
  readonly home: HomeKey;
  readonly id: string;
  readonly value: string | boolean;
  readonly reason: string;
}[] = [
  {
    home: 'alder',
    id: 'temporary-withdrawal-review',
    value: 'P2D',
    reason: 'Agreed at the staff meeting: two days leave time to talk with the child first.',
  },
  {
    home: 'alder',
    id: 'children-cameras',
    value: 'coach',
    reason: 'Agreed with both authorities in the spring.',
  },
  {
    home: 'alder',
    id: 'reasonable-times',
    value: 'School nights until 21:00, Fridays and Saturdays until 22:30',
    reason: 'Chosen with the young people at their house meeting.',
  },
  {
    home: 'birch',
    id: 'temporary-withdrawal-review',
    value: 'P2D',
    reason: 'The same as at Alder House, so that bank staff find one rule.',
  },
  {
    home: 'birch',
    id: 'online-safety-talk-interval',
    value: 'P14D',
    reason: 'Two young people asked for more talks.',
  },
];
