import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startClient } from './web/processes.ts';
const bed = JSON.parse(readFileSync('/tmp/kith-bed.json', 'utf8'));
const [size, rounds, secs, jobsText, ...builds] = process.argv.slice(2) as [string, string, string, string, ...string[]];
const b = bed[size];
const servers = await Promise.all(builds.map(async (dir) => {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: b.app, KITH_OWNER_URL: b.su, KITH_DATA: mkdtempSync('/tmp/kith-bench-keys-'), PORT: '0' };
  const child = spawn(process.execPath, [`${dir}/server.js`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: child.stderr })) { const m = /Kith is at (\S+)/.exec(line); if (m) { child.stderr.resume(); return { dir, child, origin: m[1]!.replace('localhost', '127.0.0.1') }; } console.log(line); }
  throw new Error('no start');
}));
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' '); return (Number(f[13]) + Number(f[14])) * 10; };
const client = startClient();
const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1]!;
try {
for (const job of jobsText.split(',')) for (const connections of [1, 10]) {
  const got = servers.map(() => [] as { perSecond: number; p95: number; cpu: number }[]);
  for (let r = 0; r <= Number(rounds); r++) for (const [i, s] of servers.entries()) {
    const c0 = cpu(s.child.pid!);
    const shots = await client.fire({ origin: s.origin, requests: b.requests[job], connections, seconds: Number(secs) });
    if (shots.wrong) throw new Error(shots.firstWrong);
    if (r) got[i]!.push({ perSecond: shots.perSecond, p95: shots.p95, cpu: (cpu(s.child.pid!) - c0) / shots.answered });
  }
  for (const [i, s] of servers.entries()) console.log(job.padEnd(10), connections, s.dir.slice(-6), 'rps', med(got[i]!.map((x) => x.perSecond)).toFixed(0), 'p95', med(got[i]!.map((x) => x.p95)).toFixed(1), 'cpu', med(got[i]!.map((x) => x.cpu)).toFixed(2), 'x', (med(got[i]!.map((x) => x.perSecond)) / med(got[0]!.map((x) => x.perSecond))).toFixed(2));
}
} finally { client.stop(); for (const s of servers) s.child.kill('SIGTERM'); }
