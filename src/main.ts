import { type Running, startKith } from '#app/start.ts';
import { readEnv } from '#config/env.ts';
import { NoInstallationKey } from '#platform/crypto/installation-key.ts';
import { CannotStart } from '#platform/db/embedded/cannot-start.ts';
import { openLogger } from '#platform/log/logger.ts';

/*
 * Kith's server. Lines for the person at the terminal go to standard error, the JSON log to standard output: the
 * set-up link is a secret and has no place in a log.
 */

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const reading = readEnv();
  if (!reading.ok) return fail(...reading.lines);
  const { env } = reading;
  if (env.role === 'worker')
    return fail('KITH_ROLE=worker has nothing to do yet. Leave it out, or set it to web.');
  // Somebody who watches the terminal is to see the link, not a line for every page.
  const watched = process.stdout.isTTY && env.logLevel === 'info';
  const logger = openLogger(watched ? 'warn' : env.logLevel);
  const starting = startKith(env, logger, say);
  stopWhenAsked(starting);
  try {
    const kith = await starting;
    say(`Kith is at ${kith.origin}`);
    if (kith.setUpLink !== undefined) say(`Set it up once, in your browser, at ${kith.setUpLink}`);
  } catch (cause) {
    fail(reasonOf(cause, env.port));
  }
}

/**
 * The first signal ends Kith in order, once it has started where it has not yet: a database half started is not left
 * alone. A second one does not wait.
 */
function stopWhenAsked(starting: Promise<Running>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    const kith = await starting.catch(() => undefined);
    await kith?.stop();
  };
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Kith is stopping. Press Ctrl+C again to stop at once.');
    stop().then(
      () => process.exit(),
      (cause: unknown) => {
        fail(reasonOf(cause, 0));
        process.exit();
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function fail(...lines: readonly string[]): void {
  for (const line of lines) say(line);
  process.exitCode = 1;
}

/** What stands in the way, in one line for what people can mend; with its stack for what is a fault of Kith. */
function reasonOf(cause: unknown, port: number): string {
  if (cause instanceof CannotStart || cause instanceof NoInstallationKey) return cause.message;
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or choose another with PORT.`;
  if (code === 'EACCES' && 'syscall' in cause && cause.syscall === 'listen') {
    return `Port ${port} is not open to this user. Choose one above 1023 with PORT.`;
  }
  if (code === 'EADDRNOTAVAIL')
    return 'HOST is not an address of this machine. Set it to one that is, or leave it out.';
  return cause.stack ?? cause.message;
}

await main();
