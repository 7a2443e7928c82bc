import { pairOf, type MapEntry } from "../document/read-yaml.ts";
import { parseExpression } from "../expression/parse.ts";
import { BENEFICIARIES, GRADES, GRANT_FORMS, TIMES, type Block, type ExampleTable, type Grant, type RuleBlock } from "../block.ts";
import type { Term } from "../term.ts";
import { resolver } from "../names/resolve-value.ts";
import { isMoney, sayType, type Scope } from "../names/scope.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { attempt, checkKeys, choiceOf, conditionsOf, doubtsOf, eachOf, oneOf, textOf, validityOf, valueOf, wordsOf } from "./fields.ts";
import { isMonthDay, monthDayOf } from "./month-day.ts";
import { readDate } from "./read-date.ts";
import { readQualification } from "./read-qualification.ts";

const COMMON = ["编号", "主责", "依据", "另据", "有效", "说明", "等级", "出处", "存疑"];
/** Own keys of each kind; the first key of a fence is its kind (LANGUAGE §1). */
export const BLOCK_KEYS: Readonly<Record<Block["kind"], readonly string[]>> = {
  适用: ["对象", "条件", "例外", "其中"],
  定义: ["是", "为", "对每"],
  事项: ["对每", "发生日", "申报年度", "对象", "条件", "给予", "其中"],
  认定: ["取得", "条件", "评分", "有效期", "复核", "其中"],
  清单: ["地区", "入", "自动入", "自动出", "再入", "服务", "其中"],
  服务: ["对每", "对象", "条件", "受益人", "其中"],
  职责: ["责任", "频度", "期限", "计量", "指标", "校核", "违反"],
  参照: ["事项", "对每", "发生日", "对象", "条件", "受益人", "其中"],
  修改: ["条件项", "改为", "对象", "条件", "其中"],
  叠加: ["范围", "同", "同享"],
  比对: ["对每", "异常", "甲", "乙", "严重", "提示", "其中"],
  日程: ["对每", "条件", "每年", "期限", "至", "顺延", "提前", "责任", "后果", "其中"],
  原则: [],
};
export const GRANT_KEYS = ["金额", "数量", "最低", "最高", "年度最高", "累计最高", "阶梯", "次数", "计入", "受益人", "形式", "方式", "兑现", "优先", "取整"];
const MONEY_TYPE = { kind: "number", dimension: { 元: 1 } } as const;

/**
 * One fence as a typed block.
 * @returns null after reporting, when even its kind cannot be told.
 */
export function readBlock(map: MapEntry, scope: Scope, examples: readonly ExampleTable[], rounding: Grant["rounding"]): Block | null {
  const first = map.pairs[0];
  if (!first) return null;
  const kinds = Object.keys(BLOCK_KEYS);
  const kind = kinds.find((k) => k === first.key) as Block["kind"] | undefined;
  if (!kind) {
    scope.findings.report("未知块", first.keyAt, `没有“${first.key}”这种块`, suggestion(first.key, kinds) ?? `第一行写明块的种类：${kinds.join("、")}`);
    return null;
  }
  checkKeys(map, [kind, ...BLOCK_KEYS[kind], ...COMMON], `“${kind}”块`, scope);
  const name = first.value.kind === "text" ? first.value.text : "";
  if (name === "") scope.findings.report("块格式", first.keyAt, `“${kind}”后面要写名称`, `写作“${kind}: 名称”`);
  const notes = pairOf(map, "说明")?.value;
  const base = {
    at: first.keyAt,
    number: textOf(map, "编号", scope),
    responsible: wordsOf(map, "主责", scope),
    basis: wordsOf(map, "依据", scope),
    also: wordsOf(map, "另据", scope),
    validity: validityOf(map, scope),
    notes: notes?.kind === "map" ? notes.pairs.map((p) => ({ words: p.key, reason: p.value.kind === "text" ? p.value.text : "" })) : [],
    grade: pairOf(map, "等级") ? oneOf(textOf(map, "等级", scope) ?? "", GRADES, "等级", map, scope) : null,
    origin: textOf(map, "出处", scope),
    doubts: doubtsOf(map, scope),
  };
  if (notes && notes.kind !== "map") scope.findings.report("块格式", notes.at, "“说明”下应写“词: 理由”", "如“225平方公里: 即地区表中的亦庄新城”");
  switch (kind) {
    case "适用":
      return { kind, ...base, conditions: [...conditionsOf(map, "对象", scope), ...conditionsOf(map, "条件", scope)], exceptions: wordsOf(map, "例外", scope) };
    case "定义": {
      const record = name.includes(".") ? (name.split(".")[0] ?? null) : textOf(map, "对每", scope);
      const value = pairOf(map, "是") ?? pairOf(map, "为");
      if (!value) {
        scope.findings.report("块格式", first.keyAt, `定义“${name}”没有内容`, "是非写“是: 条件”，数值写“为: 式”");
        return null;
      }
      if (/\(.+\)$/.test(name)) return { kind, ...base, name, record: null, body: { op: "constant", value: { kind: "none" }, type: { kind: "none" }, at: first.keyAt } };
      if (value.value.kind === "text" && isMonthDay(value.value.text)) {
        if (!monthDayOf(value.value.text)) scope.findings.report("日期格式", value.value.at, `“${value.value.text}”不是一年中的一天`, "写作 5月31日");
        return { kind, ...base, name, record, body: { op: "constant", value: { kind: "word", word: value.value.text }, type: { kind: "word", words: null }, at: value.value.at } };
      }
      const body = attempt<Term | null>(null, () => resolver.value(value.value, { ...scope, record }, value.key === "是" ? { kind: "truth" } : null));
      return body && { kind, ...base, name, record, body };
    }
    case "事项": case "参照": case "服务":
      return readRule(kind, name, map, base, scope, examples, rounding);
    case "清单": {
      const inner: Scope = { ...scope, record: "名单" };
      return { kind, ...base, name, region: textOf(map, "地区", scope) ?? scope.region, entry: conditionsOf(map, "入", scope), autoEntry: conditionsOf(map, "自动入", scope), autoExit: conditionsOf(map, "自动出", inner), reentry: textOf(map, "再入", scope), service: textOf(map, "服务", scope) };
    }
    case "职责": {
      const targets = pairOf(map, "指标")?.value;
      const items = targets?.kind === "list" ? targets.items : targets ? [targets] : [];
      const city: Scope = { ...scope, cityWide: true };
      return {
        kind, ...base, name, holders: wordsOf(map, "责任", scope), frequency: textOf(map, "频度", scope), due: textOf(map, "期限", scope), measure: textOf(map, "计量", scope),
        targets: items.flatMap((item) => attempt<Term[]>([], () => [resolver.value(item, city, { kind: "truth" })])), check: textOf(map, "校核", scope), breach: textOf(map, "违反", scope),
      };
    }
    case "修改": {
      const becomes = valueOf(map, "改为", scope, { kind: "truth" });
      const conditions = [...conditionsOf(map, "对象", scope), ...conditionsOf(map, "条件", scope)];
      return becomes && { kind, ...base, target: name, condition: textOf(map, "条件项", scope) ?? "", becomes, conditions };
    }
    case "叠加": {
      const rule = oneOf(name, ["从优", "同享", "不得同享"] as const, "叠加", map, scope) ?? "从优";
      const same = oneOf(textOf(map, "同", scope) ?? "事项与标的", ["事项", "事项与标的"] as const, "同", map, scope) ?? "事项与标的";
      return { kind, ...base, rule, range: textOf(map, "范围", scope) ?? "", same, together: wordsOf(map, "同享", scope) };
    }
    case "认定":
      return { kind, ...base, ...readQualification(name, map, base.at, scope), examples };
    case "比对": {
      const each = eachOf(map, scope);
      const inner: Scope = { ...scope, record: each.kind === "记录" ? each.record : null };
      const odd = valueOf(map, "异常", inner, { kind: "truth" });
      const severity = oneOf(textOf(map, "严重", scope) ?? "", ["高", "中", "低"] as const, "严重", map, scope) ?? "低";
      if (!odd) scope.findings.report("块格式", first.keyAt, `比对“${name}”没有写“异常”`, "异常写一个条件，成立时提示核对");
      return odd && { kind, ...base, name, each, odd, first: valueOf(map, "甲", inner, null), second: valueOf(map, "乙", inner, null), severity, hint: textOf(map, "提示", scope) ?? "" };
    }
    case "日程":
      return readDate(name, map, base, scope);
    case "原则":
      return { kind, ...base, reason: name };
  }
}

function readRule(kind: RuleBlock["kind"], name: string, map: MapEntry, base: Omit<RuleBlock, "kind" | "item" | "category" | "target" | "each" | "event" | "claimYear" | "conditions" | "grant" | "beneficiary" | "examples">, outer: Scope, examples: readonly ExampleTable[], rounding: Grant["rounding"]): RuleBlock {
  const each = eachOf(map, outer);
  const scope: Scope = { ...outer, record: each.kind === "记录" ? each.record : null };
  const item = kind === "参照" ? (textOf(map, "事项", scope) ?? "") : name;
  const category = kind === "服务" ? null : (item.split("·")[0] ?? item);
  const categories = scope.reference.categories.map((c) => c.name);
  if (category !== null && !categories.includes(category))
    scope.findings.report("未知事项", pairOf(map, "事项")?.value.at ?? base.at, `事项表里没有“${category}”`, suggestion(category, categories) ?? "先在 事项表.md 加一行，别的文件同一事项要用同一个名称");
  const giving = pairOf(map, "给予");
  let grant: Grant | null = null;
  let beneficiary: string = textOf(map, "受益人", scope) ?? "企业";
  if (giving?.value.kind === "map") {
    checkKeys(giving.value, GRANT_KEYS, "“给予”", scope);
    grant = grantOf(giving.value, scope, rounding);
    beneficiary = textOf(giving.value, "受益人", scope) ?? beneficiary;
  } else if (giving) scope.findings.report("块格式", giving.keyAt, "“给予”下应分行写 金额、最高 等", "“给予:”之后换行，每行“金额: …”，缩进两个空格");
  else if (kind === "事项") scope.findings.report("块格式", base.at, `事项“${name}”没有写“给予”`, "给多少、几次、怎样兑现，写在 给予 下；原文不给的用 服务 或 参照");
  if (!(BENEFICIARIES as readonly string[]).includes(beneficiary))
    scope.findings.report("未知取值", base.at, `没有“${beneficiary}”这种受益人`, suggestion(beneficiary, BENEFICIARIES) ?? `可用：${BENEFICIARIES.join("、")}`);
  const event = valueOf(map, "发生日", scope, null);
  if (event && event.type.kind !== "day") scope.findings.report("量纲不符", event.at, `发生日应是日期，这里是${sayType(event.type)}`, "写记录里的一个日期，如 认定日期");
  const claimYear = valueOf(map, "申报年度", scope, null);
  if (claimYear && claimYear.type.kind !== "year") scope.findings.report("量纲不符", claimYear.at, `申报年度应是年度，这里是${sayType(claimYear.type)}`, "写作 入选年度 + 1年度");
  return {
    kind, ...base, item, category, target: kind === "参照" ? name : null, each, event, claimYear,
    conditions: [...conditionsOf(map, "对象", scope), ...conditionsOf(map, "条件", scope)],
    grant, beneficiary: beneficiary as RuleBlock["beneficiary"], examples,
  };
}

function grantOf(map: MapEntry, scope: Scope, rounding: Grant["rounding"]): Grant {
  const money = (key: string): Term | null => {
    const term = valueOf(map, key, scope, MONEY_TYPE);
    if (term && term.type.kind !== "none" && !isMoney(term.type)) {
      scope.findings.report("量纲不符", term.at, `${key}应是元，这里是${sayType(term.type)}`, "是不是漏乘一个量（面积、天数、家数），或多乘了一个？");
      return null;
    }
    return term;
  };
  const form = textOf(map, "形式", scope) ?? "资金";
  const amount = money("金额");
  if (!pairOf(map, "金额") && !pairOf(map, "数量")) scope.findings.report("块格式", map.at, "“给予”里没有金额，也没有数量", "原文没有数额的写“金额: 评定(原文未列数额)”");
  const preference = pairOf(map, "优先");
  return {
    amount,
    quantity: valueOf(map, "数量", scope, null),
    floor: money("最低"), ceiling: money("最高"), perYear: money("年度最高"), lifetime: money("累计最高"),
    ladder: valueOf(map, "阶梯", scope, { kind: "truth" }),
    times: choiceOf(map, "次数", TIMES, scope),
    counted: wordsOf(map, "计入", scope).map((text) => ({ level: text.split(" ")[0] ?? "", category: text.split(" ")[1] ?? "" })),
    form: oneOf(form, GRANT_FORMS, "形式", map, scope) ?? "资金",
    delivery: choiceOf(map, "方式", ["免申即享", "申请", "评审", "服务券"], scope),
    payment: choiceOf(map, "兑现", ["批次", "次年"], scope),
    preference: preference ? conditionsOf({ ...map, pairs: [preference] }, "优先", scope) : [],
    rounding: pairOf(map, "取整") ? (oneOf(textOf(map, "取整", scope) ?? "", ["元", "分"] as const, "取整", map, scope) ?? rounding) : rounding,
  };
}

/** 其中: names of one block. */
export function namesOf(map: MapEntry, scope: Scope): Scope["named"] {
  const pair = pairOf(map, "其中");
  if (!pair || pair.value.kind !== "map") return scope.named;
  const named = new Map(scope.named);
  for (const inner of pair.value.pairs) named.set(inner.key, { name: inner.key, parameter: null, value: inner.value, at: inner.keyAt });
  return named;
}

/** Reads every name of 其中 once where it stands, so that a mistake in an unused one is told too. */
export function checkNames(map: MapEntry, scope: Scope): void {
  const pair = pairOf(map, "其中");
  if (!pair) return;
  if (pair.value.kind !== "map") return scope.findings.report("块格式", pair.keyAt, "“其中”下应分行写“名: 值”", "如“目标: 上年度.研发费用 × 110%”");
  for (const inner of pair.value.pairs) {
    if (inner.value.kind === "text" && inner.value.text.includes(" 其中 ") && parseExpression(inner.value.text, inner.value.at, scope.findings)?.kind === "filter") continue;
    attempt(null, () => resolver.value(inner.value, scope, null));
  }
}
