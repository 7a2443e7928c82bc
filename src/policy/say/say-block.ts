/** 说: what the machine understood of a block, in plain Chinese, line by line. The 政策卡片 and the reading page show this. */
import { sayDay } from "#kernel";
import { isOwning, type Place } from "../diagnostic.ts";
import { isUnverified, type Block, type Condition, type Doubt, type DutyBlock, type Grant, type ListBlock, type QualificationBlock, type RuleBlock } from "../block.ts";
import { blocksOf, type Policy } from "../model.ts";
import type { Term } from "../term.ts";
import { sayTerm } from "./say-term.ts";

export interface SaidLine {
  /** 对谁, 条件, 给多少 … */
  readonly label: string;
  readonly text: string;
  readonly at: Place;
  /** 0 for a line of the block, 1 and 2 for rows below it. */
  readonly depth: number;
}

const EACH: Readonly<Record<string, string>> = { 年度数据: "每个年度", 租赁年度: "租赁涉及的每个年度", 申报年度: "每个申报年度", 一次: "每家企业" };

/** @param policy the document of the block: its region is what 本地区 means. */
export function sayBlock(block: Block, policy: Policy): SaidLine[] {
  const lines: SaidLine[] = [];
  const line = (label: string, text: string, at: Place = block.at, depth = 0): void => {
    if (text !== "") lines.push({ label, text: text.replaceAll("本地区", policy.region), at, depth });
  };
  switch (block.kind) {
    case "适用":
      line("适用", block.exceptions.length > 0 ? `全文各条，${block.exceptions.join("、")}另按各条受益人` : "全文各条");
      block.conditions.forEach((condition) => conditionLines("须", condition, policy, line));
      break;
    case "定义":
      line("定义", `${block.name}：${sayTerm(block.body)}`);
      break;
    case "事项": case "参照": case "服务":
      sayRule(block, policy, line);
      break;
    case "清单":
      sayList(block, line);
      break;
    case "职责":
      sayDuty(block, line);
      break;
    case "修改":
      line("修改", `《${block.target}》的“${block.condition}”一项，改为：${sayTerm(block.becomes)}`);
      block.conditions.forEach((condition) => line("须", sayCondition(condition), condition.at, 1));
      break;
    case "叠加":
      line("叠加", sayStacking(block.rule, block.range, block.same));
      if (block.together.length > 0) line("可同享", `${block.together.join("、")}政策可以同时享受`);
      break;
    case "认定":
      sayQualification(block, line);
      break;
    case "比对":
      line("核对", block.name);
      line("何时提示", sayTerm(block.odd), block.odd.at);
      line("程度", block.severity);
      if (block.hint) line("提示", block.hint);
      break;
    case "日程":
      line("日程", block.name);
      block.conditions.forEach((condition) => line("对谁", sayCondition(condition), condition.at, 1));
      if (block.yearly) line("每年", `${block.yearly.month}月${block.yearly.day}日以前${block.yearly.name === null ? "" : `（${block.yearly.name}）`}`);
      if (block.due) line("期限", sayTerm(block.due), block.due.at);
      if (block.ahead > 0) line("提前提醒", `${block.ahead}天`);
      if (block.consequence) line("逾期后果", block.consequence);
      break;
    case "原则":
      line("说明", block.reason);
  }
  if (block.validity) line("本条有效", sayValidity(block.validity.from, block.validity.to));
  if (block.basis.length > 0) line("办理依据", block.basis.map((title) => (title.includes("〔") ? title : `《${title}》`)).join("、"));
  if (block.grade) line("来源等级", `${block.grade}${isUnverified(block.grade) ? "，待核" : ""}${block.origin ? `（${block.origin}）` : ""}`);
  if (block.responsible.length > 0) line("主责部门", block.responsible.join("、"));
  block.notes.forEach((note) => line(isOwning(note.words) ? "已知情形" : "不参与计算", `“${note.words}”：${note.reason}`, block.at, 1));
  block.doubts.forEach((doubt) => line(`存疑 ${doubt.id}`, sayDoubt(doubt), doubt.at));
  return lines;
}

type Line = (label: string, text: string, at?: Place, depth?: number) => void;

/** A condition with readings says each of them, and which one is taken by default. */
function conditionLines(label: string, condition: Condition, policy: Policy, line: Line): void {
  const { term } = condition;
  if (term.op !== "reading") return line(label, sayCondition(condition), condition.at, 1);
  const fallback = doubtOf(policy, term.id)?.fallback;
  line(label, `${condition.label ?? "条件"}（存疑 ${term.id}）`, condition.at, 1);
  for (const option of term.options) line("", `${option.name}${option.name === fallback ? "（默认）" : ""}：${sayTerm(option.term)}`, option.term.at, 2);
}

function doubtOf(policy: Policy, id: string): Doubt | undefined {
  for (const { block } of blocksOf(policy)) for (const doubt of block.doubts) if (doubt.id === id) return doubt;
  return undefined;
}

export const sayCondition = (condition: Condition): string => (condition.label ? `${condition.label}：${sayTerm(condition.term)}` : sayTerm(condition.term));

/** 甲（默认）：…；乙：… */
export function sayDoubt(doubt: Doubt): string {
  const readings = doubt.readings.map((r) => `${r.name}${r.name === doubt.fallback ? "（默认）" : ""}：${r.text}`).join("；");
  return `${doubt.question}？${readings}。理由：${doubt.ground}`;
}

export function sayValidity(from: number | null, to: number | null): string {
  return `${from === null ? "起始日未写明" : `自${sayDay(from)}起`}${to === null ? "，未规定终止日" : `，至${sayDay(to)}止（当日有效）`}`;
}

function sayRule(block: RuleBlock, policy: Policy, line: Line): void {
  if (block.kind === "参照") line("指引", `${block.item}，按《${block.target}》办理，本文件没有数额`);
  else line(block.kind === "服务" ? "服务" : "事项", block.item);
  if (block.beneficiary !== "企业") line("受益人", block.beneficiary);
  const each = block.each.kind === "记录" ? `每一条${block.each.record}记录` : (EACH[block.each.kind] ?? "");
  if (block.kind === "事项") line("按什么算", `${each}${block.event ? `，以${sayTerm(block.event)}为发生日` : ""}`);
  for (const key of ["对象", "条件"] as const) {
    const conditions = block.conditions.filter((condition) => condition.key === key);
    const [first] = conditions;
    if (!first) continue;
    const label = key === "对象" ? "对谁" : "条件";
    if (conditions.length === 1 && first.term.op !== "reading") line(label, sayCondition(first), first.at);
    else {
      line(label, conditions.length > 1 ? "同时满足：" : `${first.label ?? label}：`, first.at);
      conditions.forEach((condition) => conditionLines("", condition, policy, line));
    }
  }
  if (block.claimYear) line("申报", `只在${sayTerm(block.claimYear)}申报`, block.claimYear.at);
  if (block.grant) sayGrant(block.grant, line);
}

function sayGrant(grant: Grant, line: Line): void {
  const put = (label: string, term: Term | null, shape: (text: string) => string = (text) => text): void => {
    if (!term) return;
    if (term.op === "choose" || term.op === "reading") {
      line(label, term.op === "choose" && term.subject ? `按${sayTerm(term.subject)}：` : term.op === "choose" ? "分情形：" : `依存疑 ${term.id}：`, term.at);
      rowsOf(term).forEach(([key, row]) => line("", `${key}：${shape(sayTerm(row))}`, row.at, 1));
    } else line(label, shape(sayTerm(term)), term.at);
  };
  if (grant.form !== "资金") line("形式", grant.form);
  put("给多少", grant.amount);
  put("数量", grant.quantity);
  put("最低", grant.floor, (text) => `不少于${text}`);
  put("最高", grant.ceiling, (text) => `每项不超过${text}`);
  put("年度最高", grant.perYear, (text) => `每家企业每年合计不超过${text}`);
  put("累计最高", grant.lifetime, (text) => `每家企业累计不超过${text}`);
  if (grant.counted.length > 0) line("合并计算", `${grant.counted.map((c) => `${c.level}${c.category}`).join("、")}的已得金额计入同一上限`);
  put("晋级补差", grant.ladder, (text) => (text === "是" ? "只补与已得（或先得）最高一档的差额" : "不补差，各自全额"));
  put("次数", grant.times);
  put("怎样兑现", grant.delivery, sayDelivery);
  put("何时兑现", grant.payment, (text) => (text === "次年" ? "次年度统一兑现" : "按公告或确认批次兑现"));
  if (grant.preference.length > 0) line("同等条件优先", grant.preference.map(sayCondition).join("；"));
}

const DELIVERY: Readonly<Record<string, string>> = { 免申即享: "免申即享：部门比对名单，企业不用申请", 申请: "企业申请，部门审核", 评审: "企业申请，经评审确定", 服务券: "凭服务券抵扣" };
const sayDelivery = (text: string): string => DELIVERY[text] ?? text;

/** Rows of a table or of a reading, keys said without repeating the subject. */
function rowsOf(term: Extract<Term, { op: "choose" | "reading" }>): (readonly [string, Term])[] {
  if (term.op === "reading") return term.options.map((option) => [option.name, option.term] as const);
  const rows = term.cases.map((row) => [keyOf(row.when, term.subject !== null), row.then] as const);
  return term.otherwise ? [...rows, ["其他", term.otherwise] as const] : rows;
}

function keyOf(when: Term, bare: boolean): string {
  if (!bare) return sayTerm(when);
  if (when.op === "any") return when.items.map((item) => keyOf(item, true)).join("、");
  return when.op === "compare" && when.comparison === "=" ? sayTerm(when.right) : sayTerm(when);
}

function sayList(block: ListBlock, line: Line): void {
  line("清单", `${block.region}“${block.name}”`);
  block.entry.forEach((condition) => line("纳入条件", sayCondition(condition), condition.at, 1));
  block.autoEntry.forEach((condition) => line("自动纳入", sayCondition(condition), condition.at, 1));
  block.autoExit.forEach((condition) => line("自动退出", sayCondition(condition), condition.at, 1));
  if (block.reentry) line("再次纳入", block.reentry);
  if (block.service) line("在单享有", block.service);
}

function sayDuty(block: DutyBlock, line: Line): void {
  line("职责", block.name);
  line("谁来做", block.holders.join("、"));
  if (block.frequency) line("多久一次", block.frequency);
  if (block.due) line("期限", block.due);
  if (block.measure) line("怎样计量", block.measure);
  block.targets.forEach((target) => line("指标", sayTerm(target), target.at, 1));
  if (block.check) line("校核", block.check);
  if (block.breach) line("违反后果", block.breach);
}

function sayQualification(block: QualificationBlock, line: Line): void {
  line("认定", `${block.title}${block.obtains === null || block.obtains === block.title ? "" : `，取得${block.obtains}资格`}${block.term ? `，有效期${block.term}` : ""}`);
  block.conditions.forEach((condition) => line("条件", sayCondition(condition), condition.at, 1));
  for (const section of block.score) {
    line("评分", `${section.name}${section.ceiling ? `，最高${sayTerm(section.ceiling)}` : ""}`);
    section.items.forEach((item) => line("", `${item.name}：${sayTerm(item.term)}`, item.term.at, 1));
  }
  block.review.forEach((condition) => line("复核", sayCondition(condition), condition.at, 1));
  block.unreviewed.forEach((label) => line("复核", `不考查${label}`, undefined, 1));
}

function sayStacking(rule: string, range: string, same: string): string {
  const what = same === "事项" ? "同类条款" : "同一项目、同一事项";
  if (rule === "从优") return `${range || "本区"}内${what}符合多条的，只取最高的一条（从优不重复）`;
  return rule === "同享" ? `${what}可以同时享受` : `${what}不得同时享受`;
}
