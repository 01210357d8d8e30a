import { readAllPacks } from '../src/cli/read-packs.ts';
import { decide } from '../src/engine/decide.ts';
import { scatteredEvents } from './decide/scattered-events.ts';
const packs = await readAllPacks();
const child={dateOfBirth:'2012-05-01'} as any;
const events=scatteredEvents(200);
const byType=new Map<string,any[]>(); for(const e of events) byType.set(e.type,[...(byType.get(e.type)??[]),e]);
for(let i=0;i<30;i++) for(const e of events) decide({packs,settings:{},child,history:[],event:e});
for (const [t,es] of byType){ const c=process.cpuUsage(); let n=0; for(let i=0;i<60;i++) for(const e of es){decide({packs,settings:{},child,history:[],event:e});n++} const u=process.cpuUsage(c); const a=decide({packs,settings:{},child,history:[],event:es[0]}); const r=packs.map(p=>{const x=p.rulesOn(es[0].type);return x.duties.length+x.gates.length+x.prompts.length+x.asks.length}); console.log(t, Math.round((u.user+u.system)/n),'us cpu', a.duties.length,'duties', a.duties.flatMap(d=>d.parts).length,'parts',a.prompts.length,'prompts', r.join('+'),'rules', JSON.stringify(a).length,'bytes');}
const t=performance.now(); let n=0; while(performance.now()-t<6000){for(const e of events){decide({packs,settings:{},child,history:[],event:e});n++}} console.log(n/(performance.now()-t)*1000);
