import { isMonthDay } from "../blocks/month-day.ts";
import type { Place } from "../diagnostic.ts";
import type { Frame, Term, Type } from "../term.ts";
import { industryCode, nearestIndustry, sayIndustry } from "../vocabulary/industry.ts";
import { factNamed } from "../vocabulary/model.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { constantTruth, fail, kindOf, type Scope } from "./scope.ts";

/** 本年度 = 0, 上年度 = 1 … */
const YEARS: Readonly<Record<string, number>> = { 本年度: 0, 上年度: 1, 前二年度: 2, 前三年度: 3 };

/** What a name means here: a fact, a field, a defined word, or (opposite a field) a value of it. */
export function resolveName(path: readonly string[], scope: Scope, expected: Type | null, at: Place): Term {
  const [first = "", second] = path;
  if (path.length > 2) fail(scope, "未知名称", at, `“${path.join(".")}”层数太多`, "写作 企业.注册地、上年度.研发费用、本项.认定日期");
  if (second !== undefined) return resolveQualified(first, scope.bound.get(second) ?? second, scope, at);
  if (first === "是" || first === "否") return constantTruth(first === "是", at);
  if (first === "无") return { op: "constant", value: { kind: "none" }, type: { kind: "none" }, at };
  // Opposite an enum field a bare word is an enum value and nothing else.
  if (expected?.kind === "word" && expected.words) return constantWord(first, expected, scope, at);
  const known = lookUp(first, scope, at);
  if (known) return known;
  if (expected?.kind === "region") return constantRegion(first, scope, at);
  if (expected?.kind === "industry") return constantIndustry(first, scope, at);
  if (expected?.kind === "word") return { op: "constant", value: { kind: "word", word: first }, type: { kind: "word", words: [first] }, at };
  fail(scope, "未知事实", at, `没有“${first}”这个名称`, suggestName(first, scope));
}

/** A field, a defined name, or one of the words that mean a moment; null when it is none of them. */
function lookUp(name: string, scope: Scope, at: Place): Term | null {
  const frame: Frame = scope.element === null ? "本项" : "元素";
  const record = scope.element ?? scope.record;
  if (record !== null) {
    const field = recordField(record, name, frame, scope, at);
    if (field) return field;
  }
  const named = scope.named.get(name);
  if (named && named.parameter === null) {
    if (named.value.kind === "text" && isMonthDay(named.value.text)) fail(scope, "用法", at, `“${name}”是每年的一天（${named.value.text}），不能算`, "只写在 日程 的 每年 下");
    if (scope.open.includes(name)) fail(scope, "循环定义", named.at, `“${name}”的定义绕回了自己（${[...scope.open, name].join(" → ")}）`, "定义只能用别的名称，不能绕一圈用到自己");
    const body = scope.resolver.value(named.value, { ...scope, open: [...scope.open, name] }, null);
    return { op: "variable", name, body, type: body.type, at };
  }
  if (scope.scores.length > 0 && name.endsWith("得分")) {
    const section = name.slice(0, -2);
    if (section === "" || scope.scores.includes(section)) return { op: "score", section: section || null, type: { kind: "number", dimension: { 分: 1 } }, at };
  }
  if (name === "本地区") return { op: "home", type: { kind: "region" }, at };
  if (name === "发生日" || name === "办理日") return { op: "moment", moment: name, type: { kind: "day" }, at };
  if (name === "年度" || name === "本年度") return { op: "moment", moment: "年度", type: { kind: "year" }, at };
  if (name === "申报年度") return { op: "moment", moment: "申报年度", type: { kind: "year" }, at };
  if (name === "上年度") {
    const year: Term = { op: "moment", moment: "年度", type: { kind: "year" }, at };
    const one: Term = { op: "constant", value: { kind: "number", number: 1 }, type: { kind: "number", dimension: { 年度: 1 } }, at };
    return { op: "arithmetic", operator: "−", left: year, right: one, type: { kind: "year" }, at };
  }
  return null;
}

export function recordField(record: string, name: string, frame: Frame, scope: Scope, at: Place): Term | null {
  const derived = scope.derived.find((d) => d.record === record && d.name === name);
  if (derived) return { op: "derived", frame, record, name, body: derived.body, type: derived.body.type, at };
  const fact = factNamed(kindOf(scope, record), name);
  return fact ? { op: "field", frame, record, name, type: fact.type, at } : null;
}

function resolveQualified(owner: string, name: string, scope: Scope, at: Place): Term {
  const back = YEARS[owner];
  if (back !== undefined) {
    const fact = factNamed(scope.reference.yearly, name);
    if (!fact) fail(scope, "未知事实", at, `年度数据里没有“${name}”`, suggestion(name, scope.reference.yearly.facts.map((f) => f.name)) ?? "年度的事实在 词表.md 的 年度数据 里定义");
    return { op: "yearly", back, name, type: fact.type, at };
  }
  if (owner === "企业") {
    const fact = factNamed(scope.reference.enterprise, name);
    if (!fact) fail(scope, "未知事实", at, `企业没有“${name}”这个事实`, suggestion(name, scope.reference.enterprise.facts.map((f) => f.name)) ?? "企业的事实在 词表.md 的 企业 里定义");
    return { op: "fact", name, type: fact.type, at };
  }
  if (owner === "本项") {
    if (scope.record === null) fail(scope, "未知名称", at, "这里没有“本项”", "本项指 对每 的那条记录；本块没有写 对每");
    const field = recordField(scope.record, name, "本项", scope, at);
    if (!field) fail(scope, "未知事实", at, `${scope.record}没有“${name}”`, suggestion(name, kindOf(scope, scope.record)?.facts.map((f) => f.name) ?? []));
    return field;
  }
  const owners = ["企业", "本项", ...Object.keys(YEARS)];
  fail(scope, "未知名称", at, `“${owner}.${name}”里的“${owner}”不认识`, suggestion(owner, owners) ?? `可用：${owners.join("、")}`);
}

function suggestName(name: string, scope: Scope): string | undefined {
  const record = scope.element ?? scope.record;
  const bare = [...(record ? (kindOf(scope, record)?.facts.map((f) => f.name) ?? []) : []), ...scope.named.keys()];
  const enterprise = scope.reference.enterprise.facts.map((f) => f.name);
  const yearly = scope.reference.yearly.facts.map((f) => f.name);
  if (enterprise.includes(name)) return `写作 企业.${name}`;
  if (yearly.includes(name)) return `写作 上年度.${name} 或 本年度.${name}`;
  return suggestion(name, [...bare, ...enterprise, ...yearly]) ?? "事实在 词表.md 中定义；文件自己的词用 定义 或 其中 定义";
}

export function constantWord(word: string, type: Type & { kind: "word" }, scope: Scope, at: Place): Term {
  if (type.words && !type.words.includes(word)) fail(scope, "未知取值", at, `没有“${word}”这个取值`, suggestion(word, type.words) ?? `可用：${type.words.join("、")}`);
  return { op: "constant", value: { kind: "word", word }, type, at };
}

function constantRegion(word: string, scope: Scope, at: Place): Term {
  const names = scope.reference.regions.map((region) => region.name);
  if (!names.includes(word)) fail(scope, "未知地区", at, `地区表里没有“${word}”`, suggestion(word, names) ?? "用地区表.md 里的名称；没有的先加一行");
  return { op: "constant", value: { kind: "word", word }, type: { kind: "region" }, at };
}

/** @param word a name (制造业) or a code (C39, 391); a code is kept with its name, so that it says itself. */
export function constantIndustry(word: string, scope: Scope, at: Place): Term {
  const { industries } = scope.reference;
  const code = industryCode(industries, word);
  if (code === null) {
    const near = /\d/.test(word) ? nearestIndustry(industries, word) : null;
    const sections = Object.keys(industries).flatMap((each) => (each.length === 1 ? [industries[each] ?? ""] : []));
    fail(scope, "未知行业", at, `行业表里没有“${word}”`, near ? `是不是想写 ${sayIndustry(industries, near)}？` : (suggestion(word, Object.values(industries)) ?? `写行业表里的名称或代码，如 ${sections.slice(0, 3).join("、")}`));
  }
  return { op: "constant", value: { kind: "word", word: industries[code] === word ? word : sayIndustry(industries, code) }, type: { kind: "industry" }, at };
}
