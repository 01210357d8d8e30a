import { describe, expect, it } from 'vitest';
import { type FileReport, verifyExport } from '#audit/log/export-format.ts';
import type { Finding } from '#audit/log/finding.ts';
import { type NoteKey, readNoteKey } from '#audit/log/note.ts';
import { verifyLog } from '../../docs/verify-audit.mjs';
import { linesOfLog, madeLog, notesOf } from '../harness/made-log.ts';
import { chanceOf, MUTATIONS, type Mutated } from '../harness/mutations.ts';

/*
 * Ten thousand times somebody meddles with a log, each time another way by its seed. Whoever checks knows the key and
 * the newest checkpoint, and a few older ones, as somebody who visits now and then does.
 */
const EVERY = 15;
const LOG = madeLog(150, EVERY);
const SEEDS = 10_000;
const NAMES = Object.keys(MUTATIONS);
const NOTES = notesOf(LOG);
const remembered = [...NOTES.values()].filter((_, index) => index % 3 === 0);
const KEPT = LOG.sizes.filter((_, index) => index % 3 === 0);
const key = readNoteKey(LOG.signer.publicKey) as NoteKey;
const trusted = { key, remembered };

function mutated(seed: number): Mutated & { readonly name: string } {
  const chance = chanceOf(seed);
  const name = NAMES[seed % NAMES.length] as string;
  return { name, ...(MUTATIONS[name] as (typeof MUTATIONS)[string])(LOG, chance) };
}

type Found = Pick<Finding, 'from' | 'to'> & { readonly kind: string };

/** Why a mutation does not count as found; undefined where it was found, and in its place. */
function missed({ from, to }: Mutated, findings: readonly Found[]): string | undefined {
  if (findings.length === 0) return 'not found';
  const touches = (each: Found): boolean => each.from < to && Math.max(each.to, each.from + 1) > from;
  if (!findings.some(touches)) return `found elsewhere: ${JSON.stringify(findings.slice(0, 3))}`;
  // What came before the last good checkpoint, or the last one that was kept, is not to be suspected.
  const start = KEPT.findLast((size) => size <= from) ?? 0;
  const suspected = findings.find(
    (each) => each.kind !== 'key' && each.kind !== 'missing' && each.from < start,
  );
  return suspected && `suspects what stood: ${JSON.stringify(suspected)}`;
}

const say = (seed: number, name: string, why: string) => `seed ${seed}, ${name}: ${why}`;

describe('meddling with a log (ASVS 16.4.2)', () => {
  it('leaves one that nobody touched alone', async () => {
    expect(verifyExport(linesOfLog(LOG), trusted)).toMatchObject({ entries: 150, agreed: 4, findings: [] });
    const known = remembered.join('\n');
    const alone = await verifyLog(linesOfLog(LOG), { key: LOG.signer.publicKey, known });
    expect(alone).toMatchObject({ entries: 150, agreed: 4, signatures: true, findings: [] });
  });

  it(`is found and located, all of ${SEEDS} times, seeds 1 to ${SEEDS}`, { timeout: 300_000 }, () => {
    const wrong: string[] = [];
    const tried = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const mutation = mutated(seed);
      const report: FileReport = verifyExport(mutation.lines, trusted);
      const why = missed(mutation, report.findings);
      if (why !== undefined) wrong.push(say(seed, mutation.name, why));
      tried.set(mutation.name, (tried.get(mutation.name) ?? 0) + 1);
    }
    expect(wrong).toEqual([]);
    expect(tried.size).toBe(NAMES.length);
    expect(Math.min(...tried.values())).toBeGreaterThan(500);
  });

  it('is found by the page that knows nothing of Kith as well', { timeout: 300_000 }, async () => {
    const known = remembered.join('\n');
    const wrong: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 20) {
      const mutation = mutated(seed);
      const report = await verifyLog(mutation.lines, { key: LOG.signer.publicKey, known });
      const why = missed(mutation, report.findings);
      if (why !== undefined) wrong.push(say(seed, mutation.name, why));
    }
    expect(wrong).toEqual([]);
  });

  it('cannot be seen in one file alone where the log was cut at a checkpoint: hence the ones to keep', () => {
    const cut = MUTATIONS['cut the end off at a checkpoint, and say so'];
    expect(verifyExport((cut as NonNullable<typeof cut>)(LOG, chanceOf(1)).lines, { key }).findings).toEqual(
      [],
    );
  });
});
