import { startEmbedded } from '#platform/db/embedded/start.ts';

// A process that does no more than hold an embedded database open, for tests that kill it:
// node --import tsx db-kith.ts <data folder>. Says one line of JSON once the database takes connections.
const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '', log: () => undefined });
process.stdout.write(`${JSON.stringify({ postgres: embedded.pid(), login: embedded.connection })}\n`);
setInterval(() => undefined, 60_000);
