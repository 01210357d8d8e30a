/** What a reader can narrow a chronology to, and the events each holds. */
export const FILTERS = [
  {
    id: 'devices',
    words: 'Devices',
    types: [
      'device.held-on-arrival',
      'device.seized',
      'device.confiscated',
      'device.handed-to-police',
      'device.returned',
      'device.return-proposed',
    ],
  },
  {
    id: 'restrictions',
    words: 'Restrictions and reviews',
    types: ['access.restricted', 'access.restriction-reviewed', 'notice.answered'],
  },
  {
    id: 'duties',
    words: 'What was done about them',
    types: ['duty.done', 'duty.attempted', 'duty.set-aside'],
  },
  { id: 'worries', words: 'Worries', types: ['concern.raised'] },
  {
    id: 'added',
    words: 'Added and corrected',
    types: ['event.details-added', 'event.corrected', 'event.note-added'],
  },
] as const;

/** The event types of the chosen filters; `undefined`, meaning all, where none or nothing known is chosen. */
export function typesOf(chosen: readonly string[]): readonly string[] | undefined {
  const types = FILTERS.filter((filter) => chosen.includes(filter.id)).flatMap((filter) => filter.types);
  return types.length > 0 ? types : undefined;
}

/** Entries on one page of a chronology. */
export const PAGE_LENGTH = 60;
