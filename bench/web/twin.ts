import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import type { Login } from '#platform/db/login.ts';
import { clientConfig } from '#platform/db/login.ts';
import type { Conversation, Conversations, Statement } from './capture.ts';
import type { Job } from './requests.ts';

/*
 * Bare Fastify and pg, to be compared with: tsx twin.ts <file>. It answers with JSON what Kith answers with pages, by
 * the very statements that Kith sent.
 *   /bare/<job>/<n>  only the page's own reads, or the record's own writes in one transaction: no session, no access,
 *                    no audit of a read, and a login whom row-level security does not bind
 *   /same/<job>/<n>  every statement of Kith's transaction, as Kith's own role
 */

type Given = { readonly superuser: Login; readonly app: Login; readonly conversations: Conversations };

const given = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Given;
// What rests gives its connections back: four servers share what PostgreSQL allows.
const poolOf = (login: Login) =>
  new pg.Pool({ ...clientConfig(login, { statementTimeoutMs: 30_000 }), max: 10, idleTimeoutMillis: 300 });
const pools = { bare: poolOf(given.superuser), same: poolOf(given.app) };

/** The context, who is asking and what they may see, what they had typed, and the frame of the transaction. */
const ofTheHouse = /set_config|"session"|"draft"|^\s*with held|^(begin|start|commit)/i;
const writes = /^(insert|update)/i;

/** Which of Kith's statements the bare twin needs for the same job. */
function bareOf(job: Job, { statements, fresh }: Conversation): Conversation {
  const own = statements.filter(({ text }) => !ofTheHouse.test(text));
  if (job !== 'record') return { fresh, statements: own.filter(({ text }) => !/audit_entry/.test(text)) };
  const kept = own.filter(({ text }) => writes.test(text));
  return { fresh, statements: [{ text: 'begin', values: [] }, ...kept, { text: 'commit', values: [] }] };
}

const lists = {
  same: given.conversations,
  bare: Object.fromEntries(
    Object.entries(given.conversations).map(([job, all]) => [
      job,
      all.map((each) => bareOf(job as Job, each)),
    ]),
  ) as unknown as Conversations,
};

/** The values of one statement with this request's own new ids. */
function valuesOf(
  { values }: Statement,
  ids: ReadonlyMap<string, string>,
  pattern: RegExp | undefined,
): unknown[] {
  if (!pattern) return [...values];
  return values.map((value) =>
    typeof value === 'string' ? value.replace(pattern, (old) => ids.get(old) ?? old) : value,
  );
}

async function answer(kind: 'bare' | 'same', job: Job, n: number): Promise<unknown[]> {
  const all = lists[kind][job];
  const { statements, fresh } = all[n % all.length] as Conversation;
  const pattern = job === 'record' ? new RegExp(fresh.join('|'), 'g') : undefined;
  const ids = new Map(fresh.map((id) => [id, randomUUID()]));
  const client = await pools[kind].connect();
  try {
    const rows: unknown[] = [];
    for (const statement of statements) {
      const result = await client.query(statement.text, valuesOf(statement, ids, pattern));
      if (result.rows.length > 0) rows.push(result.rows);
    }
    client.release();
    return rows;
  } catch (cause) {
    // Half a transaction may be open on it.
    client.release(true);
    throw cause;
  }
}

const app = fastify();
app.setErrorHandler(async (cause: Error, _request, reply) => {
  process.stderr.write(`the bare twin failed: ${cause.message}\n`);
  return reply.status(500).send();
});
app.get<{ Params: { kind: 'bare' | 'same'; job: Job; n: string } }>('/:kind/:job/:n', ({ params }) =>
  answer(params.kind, params.job, Number(params.n)),
);
app.post<{ Params: { kind: 'bare' | 'same'; job: Job; n: string } }>('/:kind/:job/:n', ({ params }) =>
  answer(params.kind, params.job, Number(params.n)),
);
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${address}\n`);
process.once('SIGTERM', () => process.exit(0));
