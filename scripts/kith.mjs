// npm run --silent kith -- <command>: the command line. Standard output carries its answer and nothing else.

import { freshBuild } from './build.mjs';

try {
  await import(await freshBuild('kith'));
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
}
