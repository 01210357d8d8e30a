import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clientConfig } from '#platform/db/login.ts';
const bed = JSON.parse(readFileSync('/tmp/kith-bed.json', 'utf8'));
const [size, full] = process.argv.slice(2) as [string, string?];
const { app, file } = bed[size];
const conv = JSON.parse(readFileSync(file, 'utf8')).conversations.record[7];
const c = new pg.Client(clientConfig({ url: app }, { statementTimeoutMs: 0 })); await c.connect();
for (let r = 0; r < 3; r++) {
  const pattern = new RegExp(conv.fresh.join('|'), 'g');
  const ids = new Map<string, string>(conv.fresh.map((f: string) => [f, randomUUID()]));
  let total = 0;
  for (const [i, s] of conv.statements.entries()) {
    const values = s.values.map((x: unknown) => typeof x === 'string' ? x.replace(pattern, (o) => ids.get(o)!) : x);
    const dml = /^\s*(select|with|insert|update|delete)/i.test(s.text) && !/set_config/.test(s.text);
    const t = performance.now();
    const { rows } = await c.query(dml ? `explain (analyze, buffers) ${s.text}` : /^commit/.test(s.text) ? 'rollback' : s.text, values);
    const spent = performance.now() - t; total += spent;
    if (r === 2) {
      const plan = dml ? rows.map((x) => x['QUERY PLAN']) : [];
      console.log(String(i).padStart(2), spent.toFixed(2).padStart(7), plan.filter((l) => /Planning Time|Execution Time|Trigger/.test(l)).join(' '), '|', s.text.replace(/\s+/g, ' ').slice(0, 100));
      if (full === String(i)) console.log(plan.join('\n'));
    }
  }
  if (r === 2) console.log(total);
}
await c.end();
