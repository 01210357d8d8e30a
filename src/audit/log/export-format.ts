import { canonical } from './canonical.ts';
import { at, type Finding, type Report } from './finding.ts';
import type { Leaf, Payload } from './leaf.ts';
import { type NoteKey, readNoteKey } from './note.ts';
import { type Kept, openVerifier, type Verifier } from './verify.ts';

/*
 * An exported log: lines of JSON, each written in the one way that canonical.ts has. The first says what the file is;
 * entries follow in their order, and each checkpoint stands behind the last entry that it covers.
 */

/** Names the format, in its first line. */
export const FORMAT = 'kith-audit-export-1';

/** The first line. */
export type Header = {
  readonly format: typeof FORMAT;
  readonly origin: string;
  readonly provider: string;
  /** The public key, as signed notes write it. */
  readonly key: string;
  readonly entries: number;
  readonly checkpoints: number;
};

const HEADER = ['checkpoints', 'entries', 'format', 'key', 'origin', 'provider'];
const ENTRY = ['hash', 'leaf', 'payload', 'salt'];
const LEAF = ['action', 'alg', 'at', 'commitment', 'event', 'outcome', 'provider', 'requestId', 'seq'];
const PAYLOAD = ['because', 'child', 'home', 'person', 'reason', 'role', 'subject'];

export const headerLine = (header: Header): string => canonical(header);
export const entryLine = ({ leaf, hash, salt, payload }: Kept): string =>
  canonical({ leaf, hash, salt, payload });
export const checkpointLine = (checkpoint: string): string => canonical({ checkpoint });

/** What somebody who checks a file knows beforehand. Without a key, the file's own is taken at its word. */
export type Trusted = { readonly key?: NoteKey | undefined; readonly remembered?: readonly string[] };

/** What a look through a file came to, with the key that it was checked with. */
export type FileReport = Report & { readonly key: string };

/** Checks an exported log, line by line. */
export function verifyExport(lines: Iterable<string>, trusted: Trusted = {}): FileReport {
  let verifier: Verifier | undefined;
  let header: Header | undefined;
  const extra: Finding[] = [];
  let entry = 0;
  for (const line of lines) {
    const read = readLine(line);
    if (verifier === undefined) {
      header = headerOf(read);
      const named = header && readNoteKey(header.key);
      if (header === undefined || named === undefined) {
        return nothing('the first line is not that of an exported audit log');
      }
      const key = trusted.key ?? named;
      if (named.name !== header.origin || !named.key.equals(key.key) || named.name !== key.name) {
        const says = 'the file was signed with another key than the one known to sign this log';
        extra.push({ kind: 'key', from: 0, to: header.entries, says });
      }
      verifier = openVerifier({
        origin: key.name,
        provider: header.provider,
        key,
        remembered: trusted.remembered ?? [],
      });
      if (header.origin !== `kith/audit/${header.provider}`)
        extra.push({
          kind: 'key',
          from: 0,
          to: header.entries,
          says: 'the key is that of another organisation',
        });
    } else if (isCheckpoint(read)) verifier.checkpoint(read.checkpoint);
    else {
      if (isEntry(read)) verifier.entry(read);
      else verifier.gap(at('unreadable', entry, 'the line here is not one that Kith writes'));
      entry += 1;
    }
  }
  if (verifier === undefined || header === undefined) return nothing('the file is empty');
  const report = verifier.end();
  if (header.entries !== report.entries || header.checkpoints !== report.checkpoints)
    extra.push({
      kind: 'missing',
      from: header.entries === report.entries ? 0 : Math.min(header.entries, report.entries),
      to: Math.max(header.entries, report.entries),
      says: `the first line tells of ${header.entries} entries and ${header.checkpoints} checkpoints, and here are ${report.entries} and ${report.checkpoints}`,
    });
  return { ...report, findings: [...extra, ...report.findings], key: header.key };
}

function nothing(says: string): FileReport {
  const findings = [{ kind: 'unreadable', from: 0, to: 0, says }] as const;
  return { entries: 0, checkpoints: 0, erased: 0, root: '', agreed: 0, findings, key: '' };
}

/** A line as it was read; `undefined` where it is not written in the one way. */
function readLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return canonical(value as Parameters<typeof canonical>[0]) === line ? value : undefined;
  } catch {
    return undefined;
  }
}

function has(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function headerOf(value: unknown): Header | undefined {
  if (!has(value, HEADER) || value['format'] !== FORMAT) return undefined;
  const { origin, provider, key, entries, checkpoints } = value;
  const whole = isText(origin) && isText(provider) && isText(key) && isCount(entries) && isCount(checkpoints);
  return whole ? { format: FORMAT, origin, provider, key, entries, checkpoints } : undefined;
}

const isCheckpoint = (value: unknown): value is { readonly checkpoint: string } =>
  has(value, ['checkpoint']) && isText(value['checkpoint']);

function isEntry(value: unknown): value is Kept {
  if (!has(value, ENTRY)) return false;
  const { leaf, hash, salt, payload } = value;
  return (
    isText(hash) &&
    (salt === null || isText(salt)) &&
    isLeaf(leaf) &&
    (payload === null || isPayload(payload))
  );
}

const isLeaf = (value: unknown): value is Leaf =>
  has(value, LEAF) && LEAF.every((name) => (name === 'seq' ? isCount(value[name]) : isText(value[name])));

function isPayload(value: unknown): value is Payload {
  if (!has(value, PAYLOAD)) return false;
  const { subject, ...others } = value;
  return (
    Object.values(others).every((each) => each === null || isText(each)) &&
    typeof subject === 'object' &&
    subject !== null &&
    !Array.isArray(subject) &&
    Object.values(subject).every(isText)
  );
}
