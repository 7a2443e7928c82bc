/** 译成 JavaScript: for the server and the command line; the page's content policy forbids building code. */
export { compileRule, type Cell, type Columns, type Compiled, type Result, type Row } from "./compile.ts";
