import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import { decide, decideGates } from '#engine/decide.ts';
import type { Child, EngineEvent } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { child, current, history, moment } from './arbitrary-events.ts';

/* A matter of several events is decided once; whichever of them is asked about, the duties of all are the same. */

const packs = await readAllPacks();
const RUNS = { numRuns: 200 };
/** When all of them have happened: nothing is recorded before it does. */
const now = Date.parse('2026-05-01T09:00:00Z') as Instant;

const without = (events: readonly EngineEvent[], one: EngineEvent) => events.filter((each) => each !== one);

describe('an event of a matter', () => {
  test('has the same gates alone as in the whole answer', () => {
    fc.assert(
      fc.property(history, current, child, moment, (past, event, about, at) => {
        const input = {
          packs,
          settings: {},
          ...(about ? { child: about as Child } : {}),
          history: past,
          event,
          now: at,
        };
        expect(decideGates(input)).toEqual(decide(input).gates);
      }),
      RUNS,
    );
  });

  test('has the same duties, whichever event of the matter is asked about', () => {
    fc.assert(
      fc.property(history, current, child, fc.nat(), (past, event, about, pick) => {
        const events = [...past, event];
        const other = events[pick % events.length] ?? event;
        const dutiesWith = (focus: EngineEvent) =>
          decide({
            packs,
            settings: {},
            ...(about ? { child: about as Child } : {}),
            history: without(events, focus),
            event: focus,
            now,
          })
            .duties.map(({ raisedBy: _raisedBy, ...duty }) => duty)
            .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(dutiesWith(other)).toEqual(dutiesWith(event));
      }),
      RUNS,
    );
  });
});
