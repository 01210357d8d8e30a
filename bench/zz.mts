import { readAllPacks } from '../src/cli/read-packs.ts';
import { decide } from '../src/engine/decide.ts';
const packs = await readAllPacks();
const at=(s:string)=>Date.parse(s) as any;
const ev=(type:any,facts:any,when='2026-08-30T14:10:00Z')=>({type,occurredAt:at(when),facts});
const events=[ev('access.restricted',{what:['device','internet'],extent:'withdrawn',emergency:true,grounds:['significant-harm']}),
 ev('access.restricted',{what:['phone'],extent:'reduced',emergency:false,grounds:['significant-harm'],agreedWithChild:true,stopsProtectedContact:false}),
 ev('account.proposed',{platform:'x',minimumAge:13,sharedWithAdults:true,fullRiskAssessment:true,socialWorkerConsulted:true,itSpecialistConsulted:true,protectiveArrangements:true}),
 ev('device.confiscated',{consulted:['parents'],exceptional:false,owner:'child'}),
 ev('concern.raised',{harms:['grooming'],localAuthority:'luton'}),
 ev('photograph.proposed',{by:'staff',purposeStated:true,use:'record',equipment:'company'}),
];
const child={dateOfBirth:'2012-01-01'} as any;
for (const e of events){ const go=()=>decide({packs,settings:{},child,history:[],event:e,now:at('2026-08-31T10:00:00Z')}); for(let i=0;i<3000;i++)go(); const t=performance.now(); const N=10000; for(let i=0;i<N;i++)go(); const ms=performance.now()-t; const a=go(); console.log(e.type, Math.round(N/ms*1000),'/s', a.duties.length,'duties',a.gates.length,'gates', a.asks.length,'asks', a.prompts.length);}
const history=[] as any[]; for(let i=0;i<60;i++) history.push(ev(['access.restricted','communication.proposed','device.confiscated','duty.done'][i%4], i%4===0?events[0].facts:i%4===1?{channel:'phone'}:i%4===2?{}:{action:'notify',to:['social-worker']}, new Date(Date.parse('2026-06-01T10:00:00Z')+i*86400000).toISOString()));
{const go=()=>decide({packs,settings:{},child,history,event:events[0],now:at('2026-08-31T10:00:00Z')}); for(let i=0;i<200;i++)go(); const t=performance.now(); for(let i=0;i<500;i++)go(); console.log('60 history',(performance.now()-t)/500,'ms', go().duties.length)}
