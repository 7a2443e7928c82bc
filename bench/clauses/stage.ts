/** 阶段 三条条款: the same clauses and the same facts through every engine. */
import { tablesOf } from "#policy";
import { library } from "../../tests/engine/asking.ts";
import { built } from "../built.ts";
import { openPeers } from "../peers/open.ts";
import type { Said } from "../peers/peer.ts";
import type { Stage, Table } from "../stage.ts";
import { medianOf, short, times, worked } from "../statistics.ts";
import { casesOf, type Case } from "./case.ts";
import { columnsOf, dossierOf, rowsOf } from "./dossier.ts";
import { whileUnknown, wrongCells, type Unknowing, type Wrong } from "./judge.ts";
import { measureSql, THREADS, type SqlMeasured } from "./measure-sql.ts";
import type * as OwnEngines from "./own-engines.ts";
import { referenceOf } from "./reference.ts";

const CASES = 2000;
const ROUNDS = 5;
const ROUND_MS = 600;
const AT_ONCE = 200;

interface Engine {
  readonly name: string;
  readonly input: (each: Case) => unknown;
  readonly run: (input: unknown) => Said | Promise<Said>;
  /** It has no word for what nobody has told. */
  readonly knowsAll?: true;
}
interface Row {
  readonly name: string;
  readonly perSecond: number;
  readonly known: Wrong;
  readonly unknown: Unknowing | null;
}

export const clauses: Stage = {
  name: "条款",
  run: async (say) => {
    const cases = casesOf(CASES);
    const tables = tablesOf(library.reference);
    const rows = (each: Case): ReturnType<typeof rowsOf> => rowsOf(each, library.reference);
    say("打包 ……");
    const { byHand, javascriptOf, explainingOf, readWhole } = (await built("bench/clauses/own-engines.ts")) as typeof OwnEngines;
    const [javascript, explaining, readThrough] = [javascriptOf(library), explainingOf(library), explainingOf(library, readWhole)];
    const ours: Engine[] = [
      { name: "手写 JavaScript", input: (each) => columnsOf(rows(each), tables), run: (input) => byHand(input as Parameters<typeof byHand>[0]), knowsAll: true },
      { name: "惠策译成的 JavaScript", input: (each) => columnsOf(rows(each), tables), run: (input) => javascript(input as Parameters<typeof javascript>[0]) },
      { name: "惠策解释求值器（理由随时可读）", input: (each) => dossierOf(each, library.reference), run: (input) => explaining(input as Parameters<typeof explaining>[0]) },
      { name: "惠策解释求值器（全部理由读一遍）", input: (each) => dossierOf(each, library.reference), run: (input) => readThrough(input as Parameters<typeof readThrough>[0]) },
    ];
    const peers = (await openPeers(say)).map((peer): Engine => ({ name: `${peer.name} ${peer.version}`, input: peer.input, run: peer.run }));
    const engines = [...ours, ...peers];
    say("逐家企业 ……");
    const speeds = await speedsOf(engines, cases);
    const measured = await Promise.all(engines.map((engine, index) => judged(engine, cases, speeds[index] ?? 0)));
    say("DuckDB ……");
    const sql = await measureSql(library, cases.map(rows), cases.map(referenceOf));
    return [singleTable(measured), batchTable(sql)];
  },
};

async function judged({ name, input, run, knowsAll }: Engine, cases: readonly Case[], perSecond: number): Promise<Row> {
  const answer = (each: Case): Said | Promise<Said> => run(input(each));
  return { name, perSecond, known: await wrongCells(cases, answer), unknown: knowsAll ? null : await whileUnknown(cases, answer) };
}

/** Evaluations of all three clauses in a second of processor time. Engines take turns, so that what else the machine does falls on all of them. */
async function speedsOf(engines: readonly Engine[], cases: readonly Case[]): Promise<number[]> {
  const inputs = engines.map(({ input }) => cases.map(input));
  const rounds: number[][] = engines.map(() => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, { run }] of engines.entries()) {
      const speed = await speedOf(inputs[index] ?? [], run);
      // The first round warms up.
      if (round > 0) rounds[index]?.push(speed);
    }
  return rounds.map(medianOf);
}

async function speedOf(inputs: readonly unknown[], run: Engine["run"]): Promise<number> {
  const start = worked();
  let done = 0;
  while (worked() - start < ROUND_MS) {
    for (let index = 0; index < AT_ONCE; index++) {
      const said = run(inputs[(done + index) % inputs.length]);
      // What answers at once is not made to wait.
      if (said instanceof Promise) await said;
    }
    done += AT_ONCE;
  }
  return (done * 1000) / (worked() - start);
}

const MILLION = 1_000_000;
const EXPLAINING_TARGET = 250_000;
const LIMIT = 2;

function singleTable(rows: readonly Row[]): Table {
  const [hand, generated, explained, readThrough] = rows;
  const ratio = (row: Row | undefined): number => (hand?.perSecond ?? 0) / (row?.perSecond ?? 1);
  const met = (reached: boolean): string => (reached ? "达到" : "没有达到");
  return {
    title: "三条条款，逐家企业（单线程，处理器时间）",
    head: ["引擎", "每秒评三条", "手写的几分之一", "全部已知：错格", "一项未知：答错", "一项未知：不答"],
    rows: rows.map((row) => [row.name, short(row.perSecond), row === hand ? "1" : `1/${times(ratio(row)).replace("×", "")}`, `${row.known.wrong} / ${row.known.cells}`, row.unknown ? `${row.unknown.wrong} / ${row.unknown.cells}` : "不适用", row.unknown ? String(row.unknown.silent) : "不适用"]),
    notes: [
      "三条：昌政办发〔2025〕8号第五条（研发费用的10%，最低5万元、最高50万元，再次认定5万元）；十大强企行动 六（20亿元以上2%、25亿元以上3%，年度最高200万元）；昌政办发〔2025〕8号第十三条（每项5万元，年度最高10万元）。受益人、辖区三项、事故、失信都在条件里。",
      `同样的 ${CASES} 家虚构企业、十二项事实。手写的和惠策的读逐条记录（年度数据、资质、事故……），自己找上年度、自己数项数；别的引擎没有记录表，给它们的是事先压平的十二个数，压平不计时。`,
      "金额进出都是整数分。错格与参照比，参照用整数另写一遍，与任何引擎不共用代码。",
      "一项未知：每家企业忘掉一项事实。还定得下来的要答出那个数，定不下来的要说不知道；答了一个数或答错都算答错，抛错误算不答。手写的只为已知的事实写。",
      "引擎轮流跑，每轮各一段，取中位；按本进程占用处理器的时间算，机器上别的事不算在内。手写的和惠策的先像发布时那样打成一个文件再量，别的引擎本来就是打好的包；用 tsx 直接跑源码，解释求值器只有一半快。",
      "解释求值器量的是公开的 `assessRules`，一家企业问一次，三条一起，与 `match` 的问法相同：定状态的条件、金额、上限和还缺什么都已算出，被拒的那一条本会有多少也已算出；每一步的值和出处（理由树），以及被拒的那一条其余的条件和话，读到才从同一份档案作出，“随时可读”一行里没有，“读一遍”一行里有；说成话（`match` 的理由）两行都没有。",
      `目标：译成的 JavaScript 每秒 ${short(5 * MILLION)} 或在手写的 ${LIMIT} 倍之内：${met((generated?.perSecond ?? 0) >= 5 * MILLION || ratio(generated) <= LIMIT)}（${times(ratio(generated))}）。解释求值器每秒 ${short(EXPLAINING_TARGET)}：${met((explained?.perSecond ?? 0) >= EXPLAINING_TARGET)}；理由全部读一遍，${met((readThrough?.perSecond ?? 0) >= EXPLAINING_TARGET)}。`,
    ],
  };
}

function batchTable(measured: readonly SqlMeasured[]): Table {
  const [hand, ours] = measured;
  const ratio = (ours?.milliseconds ?? 0) / (hand?.milliseconds ?? 1);
  return {
    title: `三条条款，${short(hand?.enterprises ?? 0)}家企业一起（DuckDB，${THREADS} 线程）`,
    head: ["引擎", "处理器毫秒", "每秒企业", "与手写之比", "错格"],
    rows: measured.map((each) => [each.name, short(each.milliseconds), short((each.enterprises * 1000) / each.milliseconds), times(each.milliseconds / (hand?.milliseconds ?? 1)), `${each.wrong} / ${each.cells}`]),
    notes: [
      "表在内存里，子表是真的子表；每条语句给出每家企业的应付额，再求家数与合计。惠策的语句还给出状态、区间、缺哪些事实；手写的把一切都当作已知。",
      "没有一家企业空着的事实、都齐全的名单，先把表看一遍得知，惠策的语句就不再问；`huice run` 对每一片也先看这一遍。这一遍不在上面的毫秒里。",
      "轮流跑，取中位；按本进程占用处理器的时间算。",
      `目标：在手写 SQL 的 ${LIMIT} 倍之内：${ratio <= LIMIT ? "达到" : "没有达到"}（${times(ratio)}）。`,
    ],
  };
}
