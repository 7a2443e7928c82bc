import { DuckDBInstance } from "@duckdb/node-api";
import { assessRule, baseContext, compileLibrary, lowerRule } from "#engine/lower";
import { statementOf } from "#engine/sql";
import { caseOf } from "../tests/laws/asked.ts";
import { forget } from "../tests/laws/random-dossier.ts";
import { dossierOf, library } from "../tests/engine/asking.ts";
import { rowsOf, sqlType, workingTables } from "../tests/compilers/tables.ts";
const N=Number(process.argv[2]??60);
const compiled=compileLibrary(library);
const on=Number(process.argv[3]??caseOf(7).on);
const dossiers=[...Array(N).keys()].map(seed=>{ let {json,chance}=caseOf(seed*7919+1) as any; for(let i=0;i<seed%9;i++) json=forget(json,chance).dossier; return dossierOf(json);});
const inst=await DuckDBInstance.create(":memory:"); const c=await inst.connect();
const rows=rowsOf(dossiers,library.reference);
for(const t of workingTables(library.reference)){ await c.run(`CREATE TABLE "${t.name}" (${t.columns.map(x=>`"${x.name}" ${sqlType(x)}`).join(", ")})`);
 const rs=rows.get(t.name)!; if(rs.length) await c.run(`INSERT INTO "${t.name}" VALUES ${rs.map(r=>`(${r.map(x=>x===null?"NULL":typeof x==="string"?`'${x.replaceAll("'","''")}'`:String(x)).join(",")})`).join(",")}`);}
let bad=0, ok=0; let lowered=0, left:string[]=[];
for(const rule of compiled.rules){
  const low=lowerRule(compiled,rule,{on,readings:{}});
  if(typeof low==="string"){left.push(rule.id+" "+low);continue;}
  lowered++;
  const {sql}=statementOf(low,{table:n=>`"${n}"`,applicable:false});
  let out:any[];
  try{ const r=await c.runAndReadAll(sql); out=r.getRowObjects(); }catch(e){ console.log("SQL ERR",rule.id,String(e).slice(0,300), sql.length); if(process.argv[4]===rule.id) console.log(sql); continue; }
  const got=new Map<string,any>(); for(const o of out) got.set(`${o["序号"]}/${o["次序"]??"-"}`,o);
  let first=true;
  dossiers.forEach((d,i)=>{
    const hist=[...d.enterprise.facts.values()].some(g=>g.kind==="history"); if(hist) return;
    if([d.yearly,...d.records.values()].some(l=>l&&!l.complete)) return;
    const as=assessRule(rule,baseContext(compiled,d,{on,readings:{}}));
    for(const a of as){
      const each=rule.block.each; const kind=each.kind==="记录"?each.record:each.kind;
      const k=`${i}/${a.candidate.record?.index ?? "-"}`; 
      const idx=a.candidate.presence==="有"&&a.candidate.record? (()=>{const l=kind==="年度数据"?d.yearly:d.records.get(kind); return `${i}/${l!.rows.findIndex(r=>r.index===a.candidate.record!.index)}`;})() : `${i}/-`;
      const o=got.get(idx);
      const settled=a.settled===null?0:a.settled==="不适用"?1:a.settled==="不符合"?2:3;
      const n=(x:any)=>x===null||x===undefined?null:BigInt(typeof x==="object"&&"n" in x?x.n:x);
      const want={settled, hasGross:a.gross!==null, low:n(a.gross?.low??null), high:n(a.gross?.high??null), open:(a.missing.size>0?1:0)+(a.decisions.size>0?2:0)};
      const mm=low.bits.reduce((m,b,i)=>b.kind==="missing"?m|(1n<<BigInt(i)):m,0n);
      const oo=o&&BigInt(o["缺"]);
      const have=o&&{settled:Number(o["定"]), hasGross:o["有额"], low:o["有额"]?n(o["毛低"]):null, high:o["有额"]?n(o["毛高"]):null, open:((oo&mm)?1:0)+((oo&~mm)?2:0)};
      if(settled!==0){ want.low=want.high=null; if(have){have.low=have.high=null; want.hasGross=have.hasGross; want.open=have.open=0;} }
      const S=(x:any)=>JSON.stringify(x,(k,v)=>typeof v==="bigint"?String(v):v);
      if(S(want)!==S(have)){ bad++; if(first||process.argv[4]===rule.id){first=false; console.log(rule.id,rule.block.item,"dossier",i,idx,"want",S(want),"have",S(have), "missing",[...a.missing.keys()].join(" "), "have bits", oo===undefined?"":low.bits.filter((b,i)=>oo&(1n<<BigInt(i))).map((b:any)=>b.fact??b.text).join(" "));}} else ok++;
    }
  });
}
console.log({lowered,left,ok,bad});
