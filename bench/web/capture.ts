import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { buildApp } from '#app/build-app.ts';
import { slices } from '#app/slices.ts';
import type { Pack } from '#engine/pack.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { Database } from '#platform/db/pool.ts';
import { openLogger } from '#platform/log/logger.ts';
import type { BenchRequest, BenchRequests, Job } from './requests.ts';
import { JOBS } from './requests.ts';
import { depsFor } from './templates.ts';

/** A statement as Kith sent it; values in a form that JSON carries and PostgreSQL reads back. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Everything that one request asked of the database, and the ids that were new in it. */
export type Conversation = { readonly statements: readonly Statement[]; readonly fresh: readonly string[] };
export type Conversations = Readonly<Record<Job, readonly Conversation[]>>;

/** Answers every request once inside this process, and writes down what the database was asked. */
export async function captureStatements(
  db: Database,
  packs: readonly Pack[],
  requests: BenchRequests,
): Promise<Conversations> {
  const fresh: string[] = [];
  const newId = () => {
    const id = randomUUID();
    fresh.push(id);
    return id;
  };
  const app = await buildApp({
    deps: { ...depsFor(db, packs), newId },
    slices,
    logger: openLogger('silent'),
  });
  const heard: Statement[] = [];
  const stop = listen(heard);
  const conversations: Record<Job, Conversation[]> = { record: [], home: [], chronology: [] };
  try {
    for (const job of JOBS) {
      for (const request of requests[job]) {
        heard.length = 0;
        fresh.length = 0;
        const submission = newId();
        fresh.push(derivedId(submission, 'device'));
        await ask(app, request, submission);
        conversations[job].push({ statements: [...heard], fresh: [...fresh] });
      }
    }
  } finally {
    stop();
    await app.close();
  }
  return conversations;
}

async function ask(app: FastifyInstance, request: BenchRequest, submission: string): Promise<void> {
  const { method, path, headers, body } = request;
  const answer = await app.inject({
    method,
    url: path,
    headers,
    ...(body === undefined ? {} : { payload: body.replace('%fresh%', submission) }),
  });
  const fits = answer.statusCode === request.status && answer.body.includes(request.holds ?? '');
  if (!fits) throw new Error(`${method} ${path} was answered ${answer.statusCode}, not as expected`);
}

/** Writes down every statement of this process until told to stop. */
function listen(heard: Statement[]): () => void {
  const { prototype } = pg.Client;
  const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown;
  Reflect.set(prototype, 'query', function heardQuery(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const asked = typeof first === 'string' ? { text: first, values: second } : (first as Partial<Statement>);
    if (typeof asked?.text === 'string') {
      heard.push({ text: asked.text, values: Array.isArray(asked.values) ? asked.values.map(plain) : [] });
    }
    return Reflect.apply(query, this, args);
  });
  return () => void Reflect.set(prototype, 'query', query);
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}
