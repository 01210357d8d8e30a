import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catchUp, logsIn } from '#audit/kept/catch-up.ts';
import { checkpointFile } from '#audit/kept/checkpoint-file.ts';
import { exportLog } from '#audit/kept/export-log.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { recordAudit } from '#audit/record.ts';
import { readEnv } from '#config/env.ts';
import { type ProviderId, parseId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { installationKey, NoInstallationKey } from '#platform/crypto/installation-key.ts';
import { openVault } from '#platform/crypto/vault.ts';
import { CannotStart } from '#platform/db/embedded/cannot-start.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { openForCommand } from './open-for-command.ts';
import { bad, good, type Outcome } from './outcome.ts';
import { packageRoot } from './package-root.ts';

const USAGE = 'export-audit <folder> [--organisation <id>]';

/**
 * kith export-audit: each organisation's log, or one's, into a folder, with the page that checks it. The export is
 * itself an entry, the last one in the file.
 */
export async function exportAudit(words: readonly string[]): Promise<Outcome> {
  const asked = readWords(words);
  if (typeof asked === 'string') return bad(asked);
  const reading = readEnv();
  if (!reading.ok) return bad(reading.lines.join(' '));
  const { env } = reading;
  const folder = resolve(asked.folder);
  try {
    const signerFor = signerWith(openVault(installationKey(env.dataDir, env.secretKey)));
    const { db, close } = await openForCommand(env);
    try {
      const all = await logsIn(db);
      const only = asked.organisation;
      if (only !== undefined && !all.includes(only))
        return bad(`${only}: no organisation of this id has a log here`);
      if (all.length === 0) return bad('No organisation has a log here yet.');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      copyFileSync(join(packageRoot(), 'docs', 'verify-audit.html'), join(folder, 'verify-audit.html'));
      const keeping = { db, clock: Date.now, signerFor, file: checkpointFile(env.dataDir) };
      const told: string[] = [];
      for (const providerId of only === undefined ? all : [only]) {
        await withActor(db, systemContext(providerId), (tx) =>
          recordAudit(tx, {
            providerId,
            at: instant(Date.now()),
            event: 'AUDIT_EXPORTED',
            outcome: 'done',
            personId: null,
            action: 'audit.export',
            subject: {},
            because: 'asked for on the machine that Kith runs on',
            requestId: randomUUID(),
          }),
        );
        await catchUp(keeping, { sign: true, only: providerId });
        const signer = signerFor(providerId);
        const file = join(folder, `audit-${providerId}.jsonl`);
        const { entries, newest } = await withActor(
          db,
          systemContext(providerId),
          (tx) => exportLog(tx, providerId, signer, file),
          { serializable: true, readOnly: true },
        );
        told.push(
          `${file}: ${entries} entries\nkey: ${signer.publicKey}\nnewest checkpoint, to keep elsewhere:\n${newest ?? ''}`,
        );
      }
      const page = 'Open verify-audit.html there in a browser to check them; it needs no network.';
      return good(`${told.join('\n')}${page}\n`);
    } finally {
      await close();
    }
  } catch (cause) {
    if (cause instanceof CannotStart || cause instanceof NoInstallationKey) return bad(cause.message);
    throw cause;
  }
}

type Asked = { readonly folder: string; readonly organisation: ProviderId | undefined };

function readWords(words: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { organisation: { type: 'string' } },
    });
    const [folder, more] = positionals;
    if (folder === undefined || more !== undefined) return `export-audit: say into which folder; ${USAGE}`;
    const { organisation } = values;
    const id = organisation === undefined ? undefined : parseId<'provider'>(organisation);
    if (organisation !== undefined && id === undefined) return `--organisation: ${organisation} is no id`;
    return { folder, organisation: id };
  } catch {
    return `export-audit: ${USAGE}`;
  }
}
