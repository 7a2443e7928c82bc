import { decimal, divide, isDecimal, multiply, sayDay, sayMoney, type Rational } from "#kernel";
import type { Comparison, Constant, Term, Type } from "../term.ts";
import { sameDimension } from "../unit.ts";

const YEAR_WORDS = ["本年度", "上年度", "前二年度", "前三年度"];
const COMPARED: Readonly<Record<Comparison, string>> = { "=": "为", "≠": "不为", ">": "超过", "≥": "不低于", "<": "低于", "≤": "不超过" };
const DATED: Readonly<Record<Comparison, string>> = { "=": "为", "≠": "不为", ">": "晚于", "≥": "不早于", "<": "早于", "≤": "不晚于" };

/** A number of the given type, as people write it: 30万元, 10%, 2025年9月5日, 500平方米. */
export function sayNumber(value: Rational, type: Type): string {
  if (type.kind === "day" && typeof value === "number") return sayDay(value);
  if (type.kind === "year") return `${decimal(value, 0)}年度`;
  if (type.kind !== "number") return decimal(value, 4);
  const { dimension } = type;
  if (sameDimension(dimension, { 元: 1 })) return sayMoney(value);
  const units = Object.keys(dimension);
  if (units.length === 0) return typeof value === "number" || isDecimal(value, 0) ? decimal(value, 4) : sayPercent(value);
  const scaled = dimension["元"] === 1 ? divide(value, 100) : value;
  const above = units.filter((unit) => (dimension[unit] ?? 0) > 0).join("·");
  const below = units.filter((unit) => (dimension[unit] ?? 0) < 0);
  return `${decimal(scaled, 4)}${[above, ...below].join("/")}`;
}

/** Plain numbers below one are ratios wherever they stand in a text. */
const sayPercent = (value: Rational): string => `${decimal(multiply(value, 100), 4)}%`;

export function sayConstant(value: Constant, type: Type): string {
  switch (value.kind) {
    case "truth":
      return value.truth ? "是" : "否";
    case "number":
      return sayNumber(value.number, type);
    case "word":
      return value.word;
    case "none":
      return "无";
  }
}

const spoken = new WeakMap<Term, string>();

/** One term in plain Chinese. The same term always gives the same words. */
export function sayTerm(term: Term): string {
  const known = spoken.get(term);
  if (known !== undefined) return known;
  const text = say(term);
  spoken.set(term, text);
  return text;
}

const localised = new Map<string, WeakMap<Term, string>>();

/** The same where 本地区 has a name. */
export function sayTermIn(term: Term, region: string): string {
  let said = localised.get(region);
  if (!said) localised.set(region, (said = new WeakMap()));
  let text = said.get(term);
  if (text === undefined) said.set(term, (text = sayTerm(term).replaceAll("本地区", region)));
  return text;
}

const bracket = (term: Term): string =>
  term.op === "any" || term.op === "all" || term.op === "arithmetic" ? `（${sayTerm(term)}）` : sayTerm(term);
const product = (term: Term): string => (term.op === "arithmetic" && (term.operator === "+" || term.operator === "−") ? `（${sayTerm(term)}）` : sayTerm(term));

function say(term: Term): string {
  switch (term.op) {
    case "constant":
      return sayConstant(term.value, term.type);
    case "set":
      return term.items.map(sayTerm).join("、");
    case "fact":
      return `企业${term.name}`;
    case "yearly":
      return `${YEAR_WORDS[term.back] ?? `前${term.back}年度`}${term.name}`;
    case "field":
      return term.name;
    case "derived": case "variable":
      return term.name;
    case "home":
      return "本地区";
    case "moment":
      return term.moment === "年度" ? "本年度" : term.moment;
    case "arithmetic":
      return term.operator === "×" || term.operator === "÷"
        ? `${product(term.left)} ${term.operator} ${product(term.right)}`
        : `${sayTerm(term.left)} ${term.operator} ${product(term.right)}`;
    case "compare":
      return compared(term.comparison, term.left, term.right);
    case "all":
      return term.items.map((item) => (item.op === "any" ? bracket(item) : sayTerm(item))).join("，且");
    case "any":
      return term.items.map((item) => (item.op === "all" ? bracket(item) : sayTerm(item))).join("，或");
    case "not":
      return negated(term.item);
    case "member":
      return `${sayTerm(term.item)}属于${sayTerm(term.set)}`;
    case "aggregate":
      return aggregated(term);
    case "score":
      return term.section === null ? "总得分" : `${term.section}得分`;
    case "listed":
      return `在“${term.list}”内`;
    case "published":
      return `公布的${term.series}`;
    case "decision":
      return term.low && term.high ? `在${sayTerm(term.low)}至${sayTerm(term.high)}之间评定${term.text ? `（${term.text}）` : ""}` : `由主管部门评定（${term.text}）`;
    case "choose":
      return chosen(term);
    case "reading":
      return term.options.map((option) => `${option.name}：${sayTerm(option.term)}`).join("；");
    case "call":
      return called(term);
  }
}

function compared(comparison: Comparison, left: Term, right: Term): string {
  const type = left.type.kind === "none" ? right.type : left.type;
  if (right.op === "constant" && right.value.kind === "none") return `${comparison === "=" ? "没有" : "有"}${sayTerm(left)}`;
  if (type.kind === "region") return `${sayTerm(left)}${comparison === "=" ? "在" : "不在"}${sayTerm(right)}`;
  return `${sayTerm(left)}${(type.kind === "day" ? DATED : COMPARED)[comparison]}${product(right)}`;
}

function negated(item: Term): string {
  if (item.op === "aggregate" && item.name === "存在") return `没有${described(item.record, item.where)}`;
  if (item.op === "fact") return `不是${item.name}`;
  if (item.op === "listed") return `不在“${item.list}”内`;
  if (item.op === "call" && item.name === "持有") return `未持有${item.args.map(sayTerm).join("、")}`;
  return `不满足“${sayTerm(item)}”`;
}

const described = (record: string, where: Term | null): string => (where ? `“${sayTerm(where)}”的${record}记录` : `${record}记录`);

function aggregated(term: Extract<Term, { op: "aggregate" }>): string {
  const of = described(term.record, term.where);
  const take = term.take ? sayTerm(term.take) : "";
  switch (term.name) {
    case "存在":
      return `有${of}`;
    case "计数":
      return `${of}的数量`;
    case "合计":
      return `${of}的${take}合计`;
    case "平均":
      return `${of}的${take}平均`;
    case "最早": case "最晚":
      return `${of}中${term.name}的${take}`;
  }
}

function chosen(term: Extract<Term, { op: "choose" }>): string {
  const rows = term.cases.map((row) => `${term.subject ? caseKey(row.when) : sayTerm(row.when)}的，${sayTerm(row.then)}`);
  if (term.otherwise) rows.push(`其他，${sayTerm(term.otherwise)}`);
  return rows.join("；");
}

/** The key of a row of 按: only the value, because the subject is already said. */
function caseKey(when: Term): string {
  if (when.op === "any") return when.items.map(caseKey).join("或");
  if (when.op !== "compare") return sayTerm(when);
  return when.comparison === "=" ? sayTerm(when.right) : `${COMPARED[when.comparison]}${sayTerm(when.right)}`;
}

function called(term: Extract<Term, { op: "call" }>): string {
  const words = term.args.map(sayTerm);
  const [first = "", second = "", third = "", fourth] = words;
  switch (term.name) {
    case "持有":
      return `持有有效的${first}资格`;
    case "在单":
      return `在“${first}”内`;
    case "近":
      return `${first}在近${second}内`;
    case "满":
      return `自${first}起至${third}满${second}`;
    case "天数":
      return `${third}内自${first}至${second}的天数${fourth ? `（只计${fourth}的日子）` : ""}`;
    case "取小":
      return `${words.join("与")}中较小的`;
    case "取大":
      return `${words.join("与")}中较大的`;
    case "首个已知":
      return `${words.join("；没有的，取")}`;
    case "年":
      return `${first}所在年度`;
    case "累进": {
      const steps: string[] = [];
      for (let index = 1; index + 1 < words.length; index += 2)
        steps.push(`超过${words[index]}${index + 2 < words.length ? `至${words[index + 2]}` : ""}的部分按${words[index + 1]}`);
      return `${first}${steps.join("，")}`;
    }
    case "信用代码有效":
      return `${first}符合编码规则`;
    case "全区计数":
      return `全区${first}的企业数`;
  }
}
