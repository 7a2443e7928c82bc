import { casesOf, findingsOf, say } from "./run.ts";
for(const k of ["good","bad"] as const) for(const c of casesOf(k)) { try { console.log("##", c.name); console.log(say(findingsOf(c.files))); } catch(e) { console.log("THROW", e); } }
