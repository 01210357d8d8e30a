import type { RuleDue } from './pack-schema.ts';

/** The fact that holds the start of a clock, as the rule writes it; `undefined` where it starts at the event. */
export function startFact(due: RuleDue): string | undefined {
  return 'from' in due ? due.from : undefined;
}

/** "employment.startDate" and "startDate" alike, as a path below the event's facts. */
export function factPath(written: string, noun: string): readonly string[] {
  const path = written.split('.');
  return path[0] === noun && path.length > 1 ? path.slice(1) : path;
}
