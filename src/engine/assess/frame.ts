/** 框架: what every rule asks without saying so: who, when, and that it happened here. */
import { and, point, type Range, type Truth } from "#kernel";
import { lies, type Region, type Term } from "#policy";
import type { Missing } from "../answer.ts";
import { validityOf, type CompiledRule, type Context, type Outcome, type Parts } from "../context.ts";
import { listOf, type Row } from "../dossier.ts";
import { untoldList } from "../evaluate/aggregates.ts";
import { fieldMissing, fieldReader } from "../evaluate/facts.ts";
import { alsoMissing, folded, known, missingOnly, NO_CHILDREN, node, unknown } from "../evaluate/outcome.ts";
import { compareRanges, isDefinite, ofTruth, rangeIn, truthIn, type NumberValue } from "../value.ts";
import type { Judged } from "./assessment.ts";
import type { Judge } from "./conditions.ts";

export function frameOf(rule: CompiledRule, parts: Parts): readonly Judge[] {
  const { block, policy } = rule;
  const term: Term = { op: "moment", moment: "发生日", type: { kind: "truth" }, at: block.at };
  const judged = (label: string, failure: string) => (outcome: Outcome): Judged => ({ condition: null, label, failure, outcome, truth: truthIn(outcome.value), decides: "适用" });
  const who = beneficiary(rule, term, judged("受益人", `本条的受益人是${block.beneficiary}`));
  const elsewhere = judged("发生在本地区", "不发生在本地区")(known(term, ofTruth("否")));
  const { from, to } = validityOf(rule);
  const [begun, ended] = [from === null ? null : point(from), to === null ? null : point(to)];
  const [isInForce, hasHappened, hasArrived] = [judged("发生在有效期内", "发生日不在文件有效期内"), judged("已经发生", "到问日还没有发生"), judged("发生在迁入之后", "发生在迁入本地区之前")];
  const happened = { 是: hasHappened(known(term, ofTruth("是"))), 否: hasHappened(known(term, ofTruth("否"))) };
  const dated = block.each.kind !== "一次" && block.each.kind !== "申报年度";
  const arrived = arrival(policy.region, term, hasArrived, parts);
  const inTime = (context: Context, event: Range): Judged => {
    const inForce = and(begun ? compareRanges("≥", event, begun) : "是", ended ? compareRanges("≤", event, ended) : "是");
    return isInForce(node(term, ofTruth(inForce), [context.event]));
  };
  const isPast = (context: Context, event: Range): Judged => {
    const past = compareRanges("≤", event, point(context.on));
    // The event is shown once; a reader need not see it three times.
    return past === "未定" ? hasHappened(folded(node(term, ofTruth(past), [context.event]))) : happened[past];
  };
  /** What is asked of an event; of a record that is not there nothing is. */
  const ofEvent = (ask: (context: Context, event: Range) => Judged, without: Judged | null): Judge => ({ context, presence }) => {
    if (presence === "没有") return null;
    const event = rangeIn(context.event.value);
    return event ? ask(context, event) : without;
  };
  return [({ context }) => who(context), ofEvent(inTime, elsewhere), ...(dated ? [ofEvent(isPast, null), ofEvent(arrived, null)] : [])];
}

function beneficiary({ block }: CompiledRule, term: Term, judged: (outcome: Outcome) => Judged): (context: Context) => Judged {
  // A person is paid through the enterprise that employs them.
  const wanted = block.beneficiary === "个人" ? "企业" : block.beneficiary;
  const untold = judged(unknown(term, ofTruth("未定"), { fact: "企业.主体类型", from: "企业", year: null, record: null }));
  const [yes, no] = [judged(known(term, ofTruth("是"), "档案 企业")), judged(known(term, ofTruth("否"), "档案 企业"))];
  return ({ dossier }) => {
    const given = dossier.enterprise.facts.get("主体类型");
    const words = given?.kind === "value" && given.value.kind === "many" ? given.value.words : null;
    return !words ? untold : words.includes(wanted) ? yes : no;
  };
}

const MOVED: Missing = { fact: "企业.迁入日期", from: "市场监管部门", year: null, record: null };
const ANY_DAY: NumberValue = { kind: "number", low: null, high: null, none: false };

/** e < 迁入日期 happened elsewhere (SEMANTICS §1). The last move into this region counts. */
function arrival(region: string, term: Term, judged: (outcome: Outcome) => Judged, { compiled }: Parts): (context: Context, event: Range) => Judged {
  const { reference } = compiled.library;
  const field = (name: string) => fieldReader(term, "迁移", name, reference);
  const [dayOf, fromOf, toOf] = [field("日期"), field("迁出地"), field("迁入地")];
  const untold = judged(unknown(term, ofTruth("未定"), MOVED));
  const neverMoved = judged(known(term, ofTruth("是")));
  const untoldMoves = untoldList("迁移", reference);
  /** What of a move leaves it open whether the event came before it; null where it is certain that it did. */
  const openIn = (row: Row, context: Context, event: Range): Outcome[] | null => {
    const [day, from, to] = [dayOf(row), fromOf(row), toOf(row)];
    const [left, entered] = [inside(from, region, reference.regions), inside(to, region, reference.regions)];
    if (entered === "否" || left === "是") return NOTHING_OPEN;
    const days = day.value.kind === "number" ? day.value : ANY_DAY;
    if (compareRanges(">", days, point(context.on)) === "是") return NOTHING_OPEN;
    const after = compareRanges("≥", event, days);
    if (after === "是") return NOTHING_OPEN;
    if (after === "否" && entered === "是" && left === "否") return null;
    const wide = (outcome: Outcome, name: string): Outcome => (isDefinite(outcome.value) ? missingOnly(outcome, fieldMissing(term, "迁移", name, row, context)) : outcome);
    return [...(left === "未定" ? [wide(from, "迁出地")] : []), ...(entered === "未定" ? [wide(to, "迁入地")] : []), ...(after === "未定" ? [day, context.event] : [])];
  };
  return (context, event) => {
    const list = listOf(context.dossier, "迁移");
    if (!list) return untold;
    if (list.complete && list.rows.length === 0) return neverMoved;
    let truth: Truth = list.complete ? "是" : "未定";
    const open: Outcome[] = [];
    for (const row of list.rows) {
      const found = openIn(row, context, event);
      if (found === NOTHING_OPEN) continue;
      truth = and(truth, found ? "未定" : "否");
      open.push(...(found ?? NO_CHILDREN));
    }
    const outcome = node(term, ofTruth(truth), open);
    return judged(list.complete || truth !== "未定" ? outcome : alsoMissing(outcome, untoldMoves));
  };
}

/** A move that cannot have come after the event. */
const NOTHING_OPEN: Outcome[] = [];

function inside({ value }: Outcome, region: string, regions: readonly Region[]): Truth {
  const words = value.kind === "words" ? value.words : null;
  if (!words) return "未定";
  return words.every((w) => lies(regions, w, region)) ? "是" : words.some((w) => lies(regions, w, region) || lies(regions, region, w)) ? "未定" : "否";
}
