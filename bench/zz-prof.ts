import { readFileSync, readdirSync, rmSync, mkdirSync } from 'node:fs';
import { startClient } from './web/processes.ts';
const bed = JSON.parse(readFileSync('/tmp/kith-bed.json', 'utf8'));
const [size, job, conns = '1', secs = '5', prof] = process.argv.slice(2) as [string, string, string, string, string?];
const dir = '/tmp/prof'; rmSync(dir, { recursive: true, force: true }); mkdirSync(dir);
const b = bed[size];
import { spawn } from 'node:child_process'; import { createInterface } from 'node:readline'; import { builtServer } from './web/processes.ts';
const startKithX = async (app: string, su: string) => { const child = spawn(process.execPath, [...(prof ? ['--cpu-prof', `--cpu-prof-dir=${dir}`] : []), await builtServer()], { env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', DATABASE_URL: app, KITH_OWNER_URL: su, KITH_DATA: '/tmp/kith-bench-keys-p' }, stdio: ['ignore', 'ignore', 'pipe'] }); for await (const l of createInterface({ input: child.stderr })) { const m = /Kith is at (\S+)/.exec(l); if (m) { child.stderr.resume(); return { origin: m[1]!.replace('localhost', '127.0.0.1'), process: child, stop: () => new Promise<void>((r) => { child.once('exit', () => r()); child.kill('SIGTERM'); }) }; } console.log(l); } throw new Error('x'); };
const kith = await startKithX(b.app, b.su);
const client = startClient();
await client.fire({ origin: kith.origin, requests: b.requests[job], connections: Number(conns), seconds: 2 });
const cpu0 = readFileSync(`/proc/${kith.process.pid}/stat`, 'utf8').split(' ');
const shots = await client.fire({ origin: kith.origin, requests: b.requests[job], connections: Number(conns), seconds: Number(secs) });
const cpu1 = readFileSync(`/proc/${kith.process.pid}/stat`, 'utf8').split(' ');
const cpuMs = (Number(cpu1[13]) + Number(cpu1[14]) - Number(cpu0[13]) - Number(cpu0[14])) * 10;
console.log(job, size, conns, shots, 'cpu ms per request', (cpuMs / shots.answered).toFixed(2));
client.stop(); await kith.stop();
if (prof) {
  const p = JSON.parse(readFileSync(`${dir}/${readdirSync(dir)[0]}`, 'utf8'));
  const parent = new Map<number, number>(); const byId = new Map<number, any>(p.nodes.map((n: any) => [n.id, n])); for (const n of p.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  const self = new Map<string, number>(), incl = new Map<string, number>(); const dt = p.timeDeltas as number[];
  const key = (n: any) => `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').slice(-1)}:${n.callFrame.lineNumber}`;
  const endT = dt.reduce((a, b) => a + b, 0); let t = 0, total = 0;
  p.samples.forEach((id: number, i: number) => { t += dt[i]!; if (endT - t > (Number(secs)) * 1e6) return; let n = byId.get(id); const k = key(n); if (/\(idle\)/.test(k)) return; total += dt[i]!; self.set(k, (self.get(k) ?? 0) + dt[i]!); const seen = new Set<string>(); for (let x: number | undefined = id; x !== undefined; x = parent.get(x)) { const kk = key(byId.get(x)); if (!seen.has(kk)) { seen.add(kk); incl.set(kk, (incl.get(kk) ?? 0) + dt[i]!); } } });
  console.log('busy ms', total / 1000); const N = Number(process.env['TOP'] ?? 28);
  const show = (m: Map<string, number>) => [...m].sort((a, b) => b[1] - a[1]).slice(0, N).map(([k, v]) => `${(v / total * 100).toFixed(1).padStart(5)} ${k}`);
  const [a, b2] = [show(self), show(incl)]; for (let i = 0; i < N; i++) console.log((a[i] ?? '').padEnd(60), b2[i] ?? '');
}
