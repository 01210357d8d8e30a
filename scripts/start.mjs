// npm start: the server, built first where its sources have changed.

import { freshBuild } from './build.mjs';

process.setSourceMapsEnabled(true);
await import(await freshBuild('server', { log: (line) => process.stderr.write(`${line}\n`) }));
