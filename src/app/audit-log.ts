import type { FastifyInstance } from 'fastify';
import { catchUp } from '#audit/kept/catch-up.ts';
import { rememberedCheckpoints } from '#audit/kept/checkpoint-file.ts';
import type { Signer } from '#audit/log/note.ts';
import { readCheckpoint } from '#audit/log/note.ts';
import { type ProviderId, parseId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/instant.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import type { Deps } from './deps.ts';

/** How the log is kept here. */
export type AuditLogOptions = {
  readonly signerFor: (providerId: ProviderId) => Signer;
  readonly file: string;
};

/** How long entries gather before they are taken in together, in milliseconds. */
const GATHER_MS = 500;

/**
 * Has audit entries taken into their trees: soon after each answer, each minute for what another process wrote and for
 * checkpoints that have become due, and, with a checkpoint of everything, when Kith starts and stops. A failure is
 * logged and tried again; the entries wait in the database meanwhile.
 */
export async function openAuditLog(
  app: FastifyInstance,
  deps: Pick<Deps, 'db' | 'clock'>,
  options: AuditLogOptions,
): Promise<void> {
  const keeping = { ...deps, ...options };
  let soon: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let closing = false;

  const run = (sign: boolean): Promise<void> => {
    running = running.then(async () => {
      try {
        for (const { note } of await catchUp(keeping, { sign })) {
          const stated = readCheckpoint(note);
          app.log.info({ origin: stated?.origin, size: stated?.size, note }, 'audit checkpoint signed');
        }
      } catch (cause) {
        app.log.error({ err: cause }, 'audit entries could not be taken into their log');
      }
    });
    return running;
  };
  const eachMinute = setInterval(() => void run(false), MINUTE);
  eachMinute.unref();

  app.addHook('onResponse', async () => {
    if (closing || soon) return;
    soon = setTimeout(() => {
      soon = undefined;
      void run(false);
    }, GATHER_MS);
    soon.unref();
  });
  app.addHook('onClose', async () => {
    closing = true;
    clearInterval(eachMinute);
    clearTimeout(soon);
    await run(true);
  });

  for (const line of await contradictions(deps, options.file)) app.log.error(line);
  // Nobody waits for it: what was written before there was a log may take a while.
  void run(true);
}

/** Logs of which this machine remembers more, or another, than the database does: it was put back, or tampered with. */
async function contradictions({ db }: Pick<Deps, 'db'>, file: string): Promise<readonly string[]> {
  const newest = new Map<string, { readonly size: number; readonly note: string }>();
  for (const note of rememberedCheckpoints(file)) {
    const stated = readCheckpoint(note);
    if (stated && stated.size >= (newest.get(stated.origin)?.size ?? 0))
      newest.set(stated.origin, { size: stated.size, note });
  }
  const lines: string[] = [];
  for (const [origin, { size, note }] of newest) {
    const providerId = parseId<'provider'>(origin.split('/').at(-1) ?? '');
    const kept = providerId && (await checkpointAt(db, providerId, size));
    if (kept !== note)
      lines.push(
        `The audit log ${origin} had ${size} entries when its last checkpoint was kept, and the database knows no such checkpoint. Unless it was restored from a backup just now, run kith verify-audit.`,
      );
  }
  return lines;
}

function checkpointAt(db: Deps['db'], providerId: ProviderId, size: number): Promise<string | undefined> {
  return withActor(db, systemContext(providerId), async (tx) => {
    const row = await tx
      .selectFrom('kith.audit_checkpoint')
      .select('note')
      .where('provider_id', '=', providerId)
      .where('size', '=', size)
      .executeTakeFirst();
    return row?.note;
  });
}
