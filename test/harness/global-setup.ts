import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestServer } from './database-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The socket at which a worker asks for the run's database server. */
    databaseDoor: string;
  }
}

/**
 * One database server for the whole run, started when the first test file asks for it, so that a run of pure tests
 * does not wait for one. A worker connects to the door and is told how to reach the server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-door-'));
  const door = join(folder, 'door');
  const migrations = join(project.config.root, 'db', 'migrations');
  let running: ReturnType<typeof startTestServer> | undefined;
  const listener = createServer((socket) => {
    running ??= startTestServer(migrations, process.env['TEST_DATABASE_URL']);
    running.then(
      ({ server }) => socket.end(JSON.stringify({ server })),
      (cause: unknown) => socket.end(JSON.stringify({ trouble: String(cause) })),
    );
  });
  await new Promise<void>((resolve) => listener.listen(door, resolve));
  project.provide('databaseDoor', door);
  return async () => {
    await new Promise((resolve) => listener.close(resolve));
    const started = await running?.catch(() => undefined);
    await started?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
