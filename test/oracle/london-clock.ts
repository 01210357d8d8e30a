/*
 * London time as the platform's own zone data (Intl) tells it, and wall times found by trying. Slow and plain on purpose:
 * it checks the engine's arithmetic, with which it shares nothing. Instants are epoch milliseconds; wall times are
 * "YYYY-MM-DDTHH:MM:SS".
 */

const MINUTE = 60_000;
const DAY = 86_400_000;

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What a London clock shows. */
export function shown(ms: number): string {
  return format.format(ms).replace(' ', 'T');
}

const asUtc = (wall: string): number => Date.parse(`${wall}Z`);

/** Every moment at which a London clock shows this: none, one or two, in order. */
export function momentsShowing(wall: string): number[] {
  const found: number[] = [];
  for (let hoursAhead = 2; hoursAhead >= -1; hoursAhead--) {
    const candidate = asUtc(wall) - hoursAhead * 60 * MINUTE;
    if (shown(candidate) === wall) found.push(candidate);
  }
  return found;
}

/** Where no clock shows the wall time: what a clock already changed (first) and one not yet changed (second) would mean. */
function momentsMissed(wall: string): number[] {
  const ahead = (ms: number) => asUtc(shown(ms)) - ms;
  const around = [asUtc(wall) - DAY, asUtc(wall) + DAY].map((ms) => asUtc(wall) - ahead(ms));
  return around.sort((a, b) => a - b);
}

/** The first moment of a wall time that comes after `start`, else the last there is; a missing one as the old clock means it. */
export function momentAfter(start: number, wall: string): number {
  const found = momentsShowing(wall);
  if (found.length === 0) return Math.max(...momentsMissed(wall));
  return found.find((moment) => moment > start) ?? Math.max(...found);
}

/** The wall clock moved on by so many minutes, as on a day when no clock changes. */
export function wallMovedOn(wall: string, minutes: number): string {
  return new Date(asUtc(wall) + minutes * MINUTE).toISOString().slice(0, 19);
}
