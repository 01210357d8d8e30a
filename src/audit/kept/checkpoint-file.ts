import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * Checkpoints kept beside the database and not in it: a database that was put back to an older state contradicts them.
 * One line of JSON each, only ever added to. Copied to another machine, the file also contradicts whoever owns this one.
 */

/** Where the checkpoints lie. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'audit-checkpoints.jsonl');

/** Adds a checkpoint and waits until the disk has it. */
export function rememberCheckpoint(file: string, note: string, signedAt: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'a', 0o600);
  try {
    // A line begun before a power cut is ended first, so that it spoils no other.
    writeSync(
      handle,
      `${endsInLine(file) ? '' : '\n'}${JSON.stringify({ at: signedAt, checkpoint: note })}\n`,
    );
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * The checkpoints in a file: of Kith's own form, or signed notes one after another as somebody copied them. A line cut
 * short is left out; a missing file is an empty one.
 */
export function rememberedCheckpoints(file: string): readonly string[] {
  const text = read(file);
  if (!text.trimStart().startsWith('{')) return notesIn(text);
  return text.split('\n').flatMap((line) => {
    try {
      const kept: unknown = JSON.parse(line);
      const isKept = typeof kept === 'object' && kept !== null && 'checkpoint' in kept;
      return isKept && typeof kept.checkpoint === 'string' ? [kept.checkpoint] : [];
    } catch {
      return [];
    }
  });
}

/** Signed notes in a text: three lines, an empty one, and signatures. */
function notesIn(text: string): readonly string[] {
  return [...text.replaceAll('\r\n', '\n').matchAll(/[^\n]+\n\d+\n[^\n]+\n\n(?:— [^\n]+(?:\n|$))+/g)].map(
    ([note]) => (note.endsWith('\n') ? note : `${note}\n`),
  );
}

function endsInLine(file: string): boolean {
  const text = read(file);
  return text === '' || text.endsWith('\n');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw cause;
  }
}
