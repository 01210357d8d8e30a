import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clientConfig } from '#platform/db/login.ts';
const bed = JSON.parse(readFileSync('/tmp/kith-bed.json', 'utf8'));
const [size, job] = process.argv.slice(2) as [string, string];
const { app, file } = bed[size];
const convs = JSON.parse(readFileSync(file, 'utf8')).conversations[job];
const mk = async (extra: object, sqls: string[] = []) => { const c = new pg.Client({ ...clientConfig({ url: app }, { statementTimeoutMs: 0 }), ...extra }); await c.connect(); for (const s of sqls) await c.query(s); return c; };
const names = new Map<string, string>();
const nameOf = (t: string) => { let n = names.get(t); if (!n) { n = `s${names.size}`; names.set(t, n); } return n; };
const variants = {
  plain: { c: await mk({}), named: false, pipe: false },
  named: { c: await mk({}), named: true, pipe: false },
  generic: { c: await mk({}, ['set plan_cache_mode=force_generic_plan']), named: true, pipe: false },
  pipegen: { c: await mk({ pipeline: true }, ['set plan_cache_mode=force_generic_plan']), named: true, pipe: true },
};
const run = async (v: (typeof variants)['plain'], conv: any) => {
  const pattern = job === 'record' ? new RegExp(conv.fresh.join('|'), 'g') : undefined;
  const ids = new Map<string, string>(conv.fresh.map((f: string) => [f, randomUUID()]));
  const vals = (s: any) => pattern ? s.values.map((x: unknown) => typeof x === 'string' ? x.replace(pattern, (o) => ids.get(o)!) : x) : s.values;
  const q = (s: any) => v.c.query(v.named && s.values.length ? { name: nameOf(s.text), text: s.text, values: vals(s) } : { text: s.text, values: vals(s) });
  if (v.pipe) await Promise.all(conv.statements.map(q)); else for (const s of conv.statements) await q(s);
};
const res: Record<string, number[]> = {};
for (let r = 0; r < 60; r++) for (const [k, v] of Object.entries(variants)) {
  const t = performance.now();
  for (let i = 0; i < 3; i++) await run(v, convs[(r * 3 + i) % convs.length]);
  if (r > 15) (res[k] ??= []).push((performance.now() - t) / 3);
}
for (const [k, a] of Object.entries(res)) { a.sort((x, y) => x - y); console.log(job, k.padEnd(8), 'median', a[a.length >> 1]!.toFixed(2), 'min', a[0]!.toFixed(2)); }
for (const v of Object.values(variants)) await v.c.end();
