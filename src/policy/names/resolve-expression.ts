import { multiply, negate } from "#kernel";
import type { Place } from "../diagnostic.ts";
import { parseExpression } from "../expression/parse.ts";
import type { BinaryOperator, Syntax } from "../expression/syntax.ts";
import type { Comparison, Term, TermOf, Type } from "../term.ts";
import { MONEY, UNIT_NAMES, combine, readUnit, sameDimension, type Dimension } from "../unit.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { resolveCall } from "./functions.ts";
import { constantIndustry, resolveName } from "./look-up.ts";
import { agrees, fail, kindOf, sayType, truthType, type Scope } from "./scope.ts";

const number = (dimension: Dimension): Type => ({ kind: "number", dimension });

/**
 * Looks up names and units.
 * @param expected what stands opposite, so that a bare word can be an enum value, a region, an industry or 无.
 */
export function resolve(syntax: Syntax, scope: Scope, expected: Type | null = null): Term {
  const { at } = syntax;
  switch (syntax.kind) {
    case "number": {
      if (expected?.kind === "industry" && syntax.unit === "") return constantIndustry(syntax.digits, scope, at);
      const unit = readUnit(syntax.unit);
      if (!unit) fail(scope, "未知单位", at, `“${syntax.digits}${syntax.unit}”的单位不认识`, suggestion(syntax.unit, UNIT_NAMES) ?? `可用：${UNIT_NAMES.join("、")}`);
      if (expected?.kind === "year" && syntax.unit === "") return { op: "constant", value: { kind: "number", number: syntax.value }, type: expected, at };
      return { op: "constant", value: { kind: "number", number: multiply(syntax.value, unit.factor) }, type: number(unit.dimension), at };
    }
    case "date":
      return { op: "constant", value: { kind: "number", number: syntax.day }, type: { kind: "day" }, at };
    case "name":
      return resolveName(syntax.path, scope, expected, at);
    case "list": {
      const of = expected?.kind === "set" ? expected.of : expected;
      const items = syntax.items.map((item) => resolve(item, scope, of));
      return { op: "set", items, type: { kind: "set", of: items[0]?.type ?? of ?? { kind: "none" } }, at };
    }
    case "negative": {
      const item = resolve(syntax.item, scope, expected);
      if (item.type.kind !== "number") fail(scope, "量纲不符", at, `− 后面应是数，这里是${sayType(item.type)}`);
      if (item.op === "constant" && item.value.kind === "number") return { ...item, value: { kind: "number", number: negate(item.value.number) }, at };
      const zero: Term = { op: "constant", value: { kind: "number", number: 0 }, type: item.type, at };
      return { op: "arithmetic", operator: "−", left: zero, right: item, type: item.type, at };
    }
    case "not":
      return { op: "not", item: resolveTruth(syntax.item, scope), type: truthType, at };
    case "binary":
      return resolveBinary(syntax.operator, syntax.left, syntax.right, scope, at);
    case "filter":
      return fail(scope, "用法", at, `“${syntax.of} 其中 …”是一组记录，不能单独当作值`, "放进 合计( ) 计数( ) 存在( ) 里，或在 其中 下另起名字再用");
    case "aggregate":
      return resolveAggregate(syntax, scope);
    case "decision":
      return resolveDecision(syntax, scope, expected);
    case "call":
      return resolveCall(syntax.name, syntax.args, scope, expected, at);
  }
}

export function resolveTruth(syntax: Syntax, scope: Scope): Term {
  const term = resolve(syntax, scope, truthType);
  if (term.type.kind !== "truth") fail(scope, "用法", term.at, `这里应是一个条件，却是${sayType(term.type)}`, "写成比较，如 研发费用 > 0元");
  return term;
}

function resolveBinary(operator: BinaryOperator, left: Syntax, right: Syntax, scope: Scope, at: Place): Term {
  if (operator === "且" || operator === "或") {
    const op = operator === "且" ? "all" : "any";
    const items = [resolveTruth(left, scope), resolveTruth(right, scope)].flatMap((item) => (item.op === op ? item.items : [item]));
    return { op, items, type: truthType, at };
  }
  if (operator === "属于") {
    const item = resolve(left, scope);
    const one = item.type.kind === "set" ? item.type.of : item.type;
    const set = resolve(right, scope, one);
    if (set.type.kind !== "set") fail(scope, "用法", at, "属于 右边应是一组值", "写作 属于 [国家, 北京市] 或 属于 公布(名录, 年度)");
    if (!agrees(one, set.type.of)) fail(scope, "量纲不符", at, `属于 左边是${sayType(item.type)}，右边是${sayType(set.type.of)}的集合`);
    return { op: "member", item, set, type: truthType, at };
  }
  if (operator === "+" || operator === "−" || operator === "×" || operator === "÷")
    return arithmetic(operator, resolve(left, scope), resolve(right, scope), scope, at);
  // The side that is a known name tells what a bare word on the other side may be.
  const leftFirst = !(left.kind === "name" && left.path.length === 1 && right.kind === "name" && right.path.length === 2);
  const a = leftFirst ? resolve(left, scope) : resolve(right, scope);
  const b = resolve(leftFirst ? right : left, scope, a.type);
  return comparison(operator, leftFirst ? a : b, leftFirst ? b : a, scope, at);
}

export function comparison(operator: Comparison, left: Term, right: Term, scope: Scope, at: Place): TermOf<"compare"> {
  if (!agrees(left.type, right.type))
    fail(scope, "量纲不符", at, `${operator} 两边不能比：左边是${sayType(left.type)}，右边是${sayType(right.type)}`, "两边的单位要一样；是不是漏了单位，或漏乘一个量？");
  const ordered = ["number", "day", "year"].includes(left.type.kind === "none" ? right.type.kind : left.type.kind);
  if (!ordered && operator !== "=" && operator !== "≠") fail(scope, "用法", at, `${sayType(left.type)}没有大小，不能用 ${operator}`, "改用 = 、≠ 或 属于");
  return { op: "compare", comparison: operator, left, right, type: truthType, at };
}

export function arithmetic(operator: "+" | "−" | "×" | "÷", left: Term, right: Term, scope: Scope, at: Place): Term {
  const type = arithmeticType(operator, left.type, right.type);
  if (!type)
    fail(scope, "量纲不符", at, `${sayType(left.type)} ${operator} ${sayType(right.type)} 没有意义`, "加减要同一单位；年份加减写作 年度 + 1年度，日期加减写作 日期 + 3年");
  return { op: "arithmetic", operator, left, right, type, at };
}

function arithmeticType(operator: "+" | "−" | "×" | "÷", a: Type, b: Type): Type | null {
  if (a.kind === "number" && b.kind === "number") {
    if (operator === "×" || operator === "÷") return number(combine(a.dimension, b.dimension, operator === "×" ? 1 : -1));
    return sameDimension(a.dimension, b.dimension) ? a : null;
  }
  if (operator === "×" || operator === "÷") return null;
  if (a.kind === "day" && b.kind === "number") return ["年", "月", "天"].some((unit) => sameDimension(b.dimension, { [unit]: 1 })) ? a : null;
  if (a.kind === "year" && b.kind === "number") return sameDimension(b.dimension, { 年度: 1 }) ? a : null;
  if (operator === "−" && a.kind === "day" && b.kind === "day") return number({ 天: 1 });
  if (operator === "−" && a.kind === "year" && b.kind === "year") return number({ 年度: 1 });
  return null;
}

function resolveAggregate(syntax: Extract<Syntax, { kind: "aggregate" }>, scope: Scope): Term {
  const { at } = syntax;
  let record = syntax.of;
  const conditions: Syntax[] = syntax.where ? [syntax.where] : [];
  const named = scope.named.get(record);
  if (named?.value.kind === "text") {
    const source = named.value.text.split(" 其中 ")[0] ?? "";
    if (kindOf(scope, source)) {
      const filter = parseExpression(named.value.text, named.value.at, scope.findings);
      if (filter?.kind === "filter") {
        record = filter.of;
        conditions.unshift(filter.where);
      }
    }
  }
  if (record === "年度") record = "年度数据";
  const kind = kindOf(scope, record);
  if (!kind || record === "企业") {
    const known = [...scope.reference.records.map((k) => k.name), "年度数据", ...scope.named.keys()];
    fail(scope, "未知记录", at, `没有“${syntax.of}”这种记录`, suggestion(syntax.of, known));
  }
  const inner: Scope = { ...scope, element: record };
  const parts = conditions.map((condition) => resolveTruth(condition, inner));
  const where: Term | null = parts.length === 0 ? null : parts.length === 1 ? (parts[0] as Term) : { op: "all", items: parts, type: truthType, at };
  const take = syntax.take ? resolve(syntax.take, inner) : null;
  const needsTake = syntax.name !== "计数" && syntax.name !== "存在";
  if (needsTake !== (take !== null))
    fail(scope, "用法", at, needsTake ? `${syntax.name} 要写明取什么` : `${syntax.name} 不取值`, needsTake ? `写作 ${syntax.name}(${syntax.of} 取 金额)` : `写作 ${syntax.name}(${syntax.of} 其中 条件)`);
  const dated = syntax.name === "最早" || syntax.name === "最晚";
  if (take && (dated ? take.type.kind !== "day" : take.type.kind !== "number"))
    fail(scope, "量纲不符", take.at, `${syntax.name} 取的应是${dated ? "日期" : "数"}，这里是${sayType(take.type)}`);
  const type: Type = syntax.name === "存在" ? truthType : syntax.name === "计数" ? number({ 项: 1 }) : (take?.type ?? truthType);
  return { op: "aggregate", name: syntax.name, record, where, take, type, at };
}

function resolveDecision(syntax: Extract<Syntax, { kind: "decision" }>, scope: Scope, expected: Type | null): Term {
  const low = syntax.low ? resolve(syntax.low, scope) : null;
  const high = syntax.high ? resolve(syntax.high, scope) : null;
  if (low && high && !agrees(low.type, high.type)) fail(scope, "量纲不符", syntax.at, `评定范围两端单位不同：${sayType(low.type)} 与 ${sayType(high.type)}`);
  const type = low?.type ?? (expected?.kind === "number" || expected?.kind === "truth" ? expected : expected === null ? number(MONEY) : expected);
  return { op: "decision", low, high, text: syntax.text, type, at: syntax.at };
}
