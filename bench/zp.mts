import { readAllPacks } from '../src/cli/read-packs.ts';
import { decide } from '../src/engine/decide.ts';
const packs = await readAllPacks();
const at=(s:string)=>Date.parse(s) as any;
const e={type:'access.restricted',occurredAt:at('2026-08-30T14:10:00Z'),facts:{what:['device','internet'],extent:'withdrawn',emergency:true,grounds:['significant-harm']}} as any;
const child={dateOfBirth:'2012-01-01'} as any;
const go=()=>decide({packs,settings:{},child,history:[],event:e,now:at('2026-08-31T10:00:00Z')});
const t=performance.now(); for(let i=0;i<60000;i++)go(); console.log(60000/(performance.now()-t)*1000);
