import type { WorkingDaysRow } from './working-days/bench.ts';
import { benchWorkingDays } from './working-days/bench.ts';

export { benchWorkingDays };

/** The rows as lines to read: "Kith is 310 times as fast as luxon-business-days". */
export function workingDaysInWords(rows: readonly WorkingDaysRow[]): string {
  const width = Math.max(...rows.map((row) => row.name.length));
  const lines = rows.map(({ name, opsPerSecond, ratio }) => {
    const speed = opsPerSecond.toLocaleString('en-GB').padStart(12);
    return `${name.padEnd(width)} ${speed} a second   Kith ${(1 / ratio).toFixed(1)} times as fast`;
  });
  return ['+1 working day, Europe/London, 17:00 (equal answers asserted on 5,000 moments)', ...lines].join(
    '\n',
  );
}

if (import.meta.filename === process.argv[1]) console.log(workingDaysInWords(benchWorkingDays()));
