import { readFileSync } from 'node:fs';
import pg from 'pg';
import { clientConfig } from '#platform/db/login.ts';
const bed = JSON.parse(readFileSync('/tmp/kith-bed.json', 'utf8'));
const [size, job, n = '3', full] = process.argv.slice(2) as [string, string, string, string?];
const { su, app, file } = bed[size];
const conv = JSON.parse(readFileSync(file, 'utf8')).conversations[job][Number(n)];
const c = new pg.Client(clientConfig({ url: app }, { statementTimeoutMs: 0 })); await c.connect();
// timing plain
const reps = 15; const times: number[][] = conv.statements.map(() => []);
for (let r = 0; r < reps; r++) for (const [i, s] of conv.statements.entries()) {
  if (job === 'record' && r > 0) continue;
  if (job === 'record' && /^commit/i.test(s.text)) { await c.query('rollback'); continue; }
  const t = performance.now(); await c.query(s.text, s.values); times[i]!.push(performance.now() - t);
}
const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1] ?? NaN;
let total = 0;
const explains: string[][] = [];
for (const [i, s] of conv.statements.entries()) {
  let ex = ''; let plan: string[] = [];
  if (/^\s*(select|with|insert|update|delete)/i.test(s.text)) {
    if (!explains.length) await c.query('begin'), explains.push([]);
    const { rows } = await c.query(`explain (analyze, buffers) ${s.text}`, s.values);
    plan = rows.map((r) => r['QUERY PLAN']);
    ex = plan.filter((l) => /Planning Time|Execution Time|Trigger/.test(l)).join(' ');
    if (/set_config/.test(s.text)) await c.query(s.text, s.values);
  }
  const m = med(times[i]!); total += m || 0;
  console.log(String(i).padStart(2), m.toFixed(2).padStart(7), ex, '|', s.text.replace(/\s+/g, ' ').slice(0, 140));
  if (full === String(i) || full === 'all') console.log(plan.join('\n'));
}
console.log('total', total);
await c.query('rollback'); await c.end();
