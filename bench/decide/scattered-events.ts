import type { EventType, FactType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { EngineEvent, FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';

const FIRST = Date.UTC(2025, 0, 1);
const SPAN = 6 * 365 * 86_400_000;

/** What homes record and propose most. */
const TYPES: readonly EventType[] = [
  'access.restricted',
  'communication.proposed',
  'account.proposed',
  'concern.raised',
  'device.confiscated',
  'photograph.proposed',
  'internet-access.proposed',
  'placement.started',
];

/** Events with every fact known, the same in every run (a 32-bit linear congruential sequence), of these types. */
export function scatteredEvents(count: number, types: readonly EventType[] = TYPES): EngineEvent[] {
  let state = 20_261_121;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const oneOf = (values: readonly string[]): string => values[below(values.length)] ?? '';
  const fact = (type: FactType): FactValue => {
    switch (type.is) {
      case 'boolean':
        return below(2) === 1;
      case 'number':
        return 10 + below(8);
      case 'one-of':
        return oneOf(type.values);
      case 'list': {
        const values = type.values ?? ['arrangements'];
        const some = values.filter(() => below(3) === 0);
        return some.length > 0 ? some : [oneOf(values)];
      }
      case 'group':
        return facts(type.facts);
      default:
        return 'phone';
    }
  };
  const facts = (types: Readonly<Record<string, FactType>>): { [name: string]: FactValue } =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, fact(type)]));
  return Array.from({ length: count }, () => {
    const type = types[below(types.length)] ?? 'access.restricted';
    const occurredAt = (FIRST + below(SPAN / 60_000) * 60_000) as Instant;
    return { type, occurredAt, facts: facts(EVENTS[type].facts) };
  });
}
