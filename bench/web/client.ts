import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { BenchRequest } from './requests.ts';

/*
 * Sends requests over connections that stay open, in a process of its own, so that it takes nothing from the server
 * it measures but time on a core. Takes a `Volley` by message and gives back a `Shots`.
 */

/** What to send where, for how long. */
export type Volley = {
  readonly origin: string;
  readonly requests: readonly BenchRequest[];
  readonly connections: number;
  readonly seconds: number;
  /** Sends so many instead, over connections that are kept for the next volley. */
  readonly count?: number;
};

/** What came of it. Times in milliseconds. */
export type Shots = {
  readonly answered: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** Each request's time, where a count of them was asked for. */
  readonly times?: readonly number[];
  /** Answers that were not what they had to be; their first one in words. */
  readonly wrong: number;
  readonly firstWrong: string | undefined;
};

const kept = new Map<string, Agent>();

function agentFor({ origin, connections, count }: Volley): Agent {
  const name = `${origin} ${connections}`;
  const agent = kept.get(name) ?? new Agent({ keepAlive: true, maxSockets: connections });
  if (count !== undefined) kept.set(name, agent);
  return agent;
}

async function fire(volley: Volley): Promise<Shots> {
  const { origin, requests, connections, seconds, count } = volley;
  const agent = agentFor(volley);
  const times: number[] = [];
  const wrong: string[] = [];
  // Two volleys in a row do not begin at the same request.
  let next = Math.floor(Math.random() * requests.length);
  const begin = performance.now();
  const end = begin + seconds * 1000;
  let left = count ?? 0;
  const isOver = () => (count === undefined ? performance.now() >= end : left-- <= 0);
  const send = async (): Promise<void> => {
    while (!isOver()) {
      const asked = requests[next++ % requests.length] as BenchRequest;
      const sent = performance.now();
      const problem = await ask(agent, origin, asked);
      times.push(performance.now() - sent);
      if (problem) wrong.push(problem);
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
  const spent = (performance.now() - begin) / 1000;
  if (count === undefined) agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    answered: times.length,
    perSecond: times.length / spent,
    p50: at(0.5),
    p95: at(0.95),
    ...(count === undefined ? {} : { times }),
    wrong: wrong.length,
    firstWrong: wrong[0],
  };
}

/** Sends one request and reads its answer to the end; what is wrong with it in words, if anything. */
function ask(agent: Agent, origin: string, asked: BenchRequest): Promise<string | undefined> {
  const { method, path, body, status, holds } = asked;
  const payload = body?.replace('%fresh%', randomUUID());
  const headers = {
    ...asked.headers,
    ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const sending = request(`${origin}${path}`, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const all = Buffer.concat(chunks);
        const fits = answer.statusCode === status && (holds === undefined || all.includes(holds));
        resolve(fits ? undefined : `${method} ${path}: ${answer.statusCode}`);
      });
    });
    sending.on('error', reject);
    sending.end(payload);
  });
}

process.on('message', (volley: Volley) => {
  fire(volley).then(
    (shots) => process.send?.({ shots }),
    (cause: unknown) => process.send?.({ trouble: String(cause) }),
  );
});
