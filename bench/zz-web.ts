import { benchWeb } from './web/bench.ts';
import { readFileSync } from 'node:fs';
const sizes = (process.argv[2] ?? '1000').split(',').map(Number);
const jobs = process.argv[5]?.split(',') as never;
const r = await benchWeb({ sizes, rounds: Number(process.argv[3] ?? 1), seconds: Number(process.argv[4] ?? 1), log: console.log, ...(jobs ? { jobs } : {}) });
console.log(r.loaded, r.statements);
for (const row of r.rows) console.log(row.job.padEnd(11), String(row.events).padStart(7), String(row.connections).padStart(3), row.side.padEnd(5), row.perSecond.toFixed(1).padStart(8), row.p95.toFixed(1).padStart(7));
