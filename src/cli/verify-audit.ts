import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { logsIn } from '#audit/kept/catch-up.ts';
import { checkpointFile, rememberedCheckpoints } from '#audit/kept/checkpoint-file.ts';
import { linesOfFile } from '#audit/kept/lines-of-file.ts';
import { verifyDatabase } from '#audit/kept/read-log.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { verifyExport } from '#audit/log/export-format.ts';
import { readNoteKey } from '#audit/log/note.ts';
import { readEnv } from '#config/env.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { installationKey, NoInstallationKey } from '#platform/crypto/installation-key.ts';
import { openVault } from '#platform/crypto/vault.ts';
import { CannotStart } from '#platform/db/embedded/cannot-start.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { findingsInWords, reportInWords } from './audit-words.ts';
import { openForCommand } from './open-for-command.ts';
import { bad, found, good, type Outcome } from './outcome.ts';

const USAGE = 'verify-audit [file.jsonl] [--key <public key>] [--known <file of checkpoints>]';

/** kith verify-audit: the logs in the database, or an exported one. Ends with 1 where one does not stand. */
export async function verifyAudit(words: readonly string[]): Promise<Outcome> {
  const asked = readWords(words);
  if (typeof asked === 'string') return bad(asked);
  const { file, key, known } = asked;
  for (const each of [file, known])
    if (each !== undefined && !statSync(each, { throwIfNoEntry: false })?.isFile())
      return bad(`${each}: there is no such file`);
  const remembered = known === undefined ? [] : rememberedCheckpoints(resolve(known));
  if (known !== undefined && remembered.length === 0) return bad(`${known}: no checkpoint is in it`);
  if (file === undefined) return verifyHere(remembered);
  const noted = key === undefined ? undefined : readNoteKey(key);
  if (key !== undefined && noted === undefined)
    return bad('--key: write it as the export has it, kith/audit/<organisation>+<id>+<key>');
  const report = verifyExport(linesOfFile(resolve(file)), { key: noted, remembered });
  const words1 = reportInWords(file, report);
  const trust =
    noted === undefined
      ? `The file names its own key. Compare it with the one you were given:\n${report.key}\n`
      : '';
  return report.findings.length === 0
    ? good(`${words1}\n${trust}`)
    : found(`${words1}\n`, findingsInWords(report.findings));
}

type Asked = {
  readonly file: string | undefined;
  readonly key: string | undefined;
  readonly known: string | undefined;
};

function readWords(words: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { key: { type: 'string' }, known: { type: 'string' } },
    });
    if (positionals.length > 1) return `verify-audit: one file at a time; ${USAGE}`;
    if (positionals.length === 0 && values.key !== undefined)
      return 'verify-audit: --key is for a file; the database is checked with this installation’s own key';
    return { file: positionals[0], key: values.key, known: values.known };
  } catch {
    return `verify-audit: ${USAGE}`;
  }
}

async function verifyHere(noted: readonly string[]): Promise<Outcome> {
  const reading = readEnv();
  if (!reading.ok) return bad(reading.lines.join(' '));
  const { env } = reading;
  try {
    const signerFor = signerWith(openVault(installationKey(env.dataDir, env.secretKey)));
    const remembered = [...rememberedCheckpoints(checkpointFile(env.dataDir)), ...noted];
    const { db, close } = await openForCommand(env);
    try {
      const lines: string[] = [];
      const wrong: string[] = [];
      for (const providerId of await providersOf(db, remembered)) {
        const signer = signerFor(providerId);
        const key = readNoteKey(signer.publicKey);
        if (!key) throw new Error('this installation’s own key cannot be read');
        const report = await withActor(
          db,
          systemContext(providerId),
          (tx) => verifyDatabase(tx, providerId, { origin: key.name, provider: providerId, key, remembered }),
          { serializable: true, readOnly: true },
        );
        lines.push(reportInWords(key.name, report));
        if (report.findings.length > 0) wrong.push(`${key.name}:\n${findingsInWords(report.findings)}`);
      }
      if (lines.length === 0) return good('No organisation has a log here yet.\n');
      const out = `${lines.join('\n')}\n`;
      return wrong.length === 0 ? good(out) : found(out, wrong.join('\n'));
    } finally {
      await close();
    }
  } catch (cause) {
    if (cause instanceof CannotStart || cause instanceof NoInstallationKey) return bad(cause.message);
    throw cause;
  }
}

/** Those that have a log here, and those that a checkpoint knows to have had one. */
async function providersOf(db: Database, remembered: readonly string[]): Promise<readonly ProviderId[]> {
  const known = remembered.flatMap((note) => /^kith\/audit\/([0-9a-f-]{36})\n/.exec(note)?.[1] ?? []);
  return [...new Set([...(await logsIn(db)), ...(known as ProviderId[])])];
}
