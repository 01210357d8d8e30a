import type { Finding, Report } from '#audit/log/finding.ts';
import { placeInWords } from '#audit/log/finding.ts';

/** Most findings that are told one by one. */
const TOLD = 50;

/** Each finding on a line of its own: where, what kind, what it is. */
export function findingsInWords(findings: readonly Finding[]): string {
  const lines = findings.slice(0, TOLD).map((each) => `${placeInWords(each)}: ${each.kind}: ${each.says}`);
  const more = findings.length - TOLD;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** What was looked at and what came of it, in one line. */
export function reportInWords(
  name: string,
  report: Report & { readonly pending?: number; readonly unsigned?: number },
): string {
  const { entries, checkpoints, erased, agreed, pending = 0, unsigned = 0, findings } = report;
  const parts = [
    counted(entries, 'entry', 'entries'),
    counted(checkpoints, 'checkpoint', 'checkpoints'),
    ...(erased > 0 ? [`${erased} erased on record`] : []),
    ...(pending > 0 ? [`${pending} not yet in the log`] : []),
    ...(unsigned > 0 ? [`${unsigned} since the last checkpoint`] : []),
    `${counted(agreed, 'checkpoint', 'checkpoints')} kept elsewhere ${agreed === 1 ? 'agrees' : 'agree'}`,
  ];
  const verdict =
    findings.length === 0 ? 'stands' : `DOES NOT STAND, ${counted(findings.length, 'finding', 'findings')}`;
  return `${name}: ${verdict}; ${parts.join(', ')}`;
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
