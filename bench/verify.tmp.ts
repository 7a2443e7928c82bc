import { verifyRun } from "../src/analytics/run/verify.ts";
import { compileLibrary } from "#engine/lower";
import { library } from "../tests/engine/asking.ts";
const r=await verifyRun({snapshot:process.argv[2]!,run:process.argv[3]!,compiled:compileLibrary(library),libraryHash:"x",sample:Number(process.argv[4])});
if(r.ok){ console.log(r.value.enterprises,r.value.matches,r.value.differences.length); const by=new Map<string,any[]>(); for(const d of r.value.differences) by.set(d.rule,[...(by.get(d.rule)??[]),d]); for(const [k,v] of by) console.log(k,v.length,JSON.stringify(v[0]),JSON.stringify(v[1]??null)); } else console.log(r.error);
