/** 档案的 JSON Schema (2020-12), from 词表. Absent or null = unknown; an empty list = known to be none. */
import { factNamed, type Fact, type Kind, type Reference } from "./model.ts";

type Schema = Readonly<Record<string, unknown>>;

/** How each numeric 类型 may be written as text, with its unit. */
const UNIT_PATTERN: Readonly<Record<string, string>> = {
  金额: "(元|万元|亿元)?", 比例: "%?", 面积: "(平方米)?", 单价: "(元/平方米/天)?", 月数: "(月)?", 人数: "(人)?", 家数: "(家)?", 数: "", 分数: "(分)?",
};
const DAY: Schema = { type: ["string", "null"], format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };

export function dossierSchema(reference: Reference): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "dossier.schema.json",
    title: "企业档案",
    description: "一家企业的事实。没有写或写 null 的是未知；空列表是已知没有；列不全的记录写 { \"部分\": true, \"记录\": […] }。本文件由 policies/词表.md 生成。",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries([
      ["企业", { ...rowSchema(reference.enterprise, reference), type: ["object", "null"] }],
      ...[reference.yearly, ...reference.records].map((kind) => [kind.name, listSchema(kind)]),
    ]),
    $defs: {
      地区: { enum: [...reference.regions.map((region) => region.name), null], description: "地区表里的名称" },
      ...Object.fromEntries([reference.yearly, ...reference.records].map((kind) => [kind.name, rowSchema(kind, reference)])),
    },
  };
}

const listSchema = (kind: Kind): Schema => {
  const rows = { type: "array", items: { $ref: `#/$defs/${kind.name}` } };
  const partial = { type: "object", additionalProperties: false, required: ["记录"], properties: { 部分: { type: "boolean" }, 记录: rows } };
  return { description: kind.label, anyOf: [rows, { ...partial, description: "还可能有别的记录" }, { type: "null" }] };
};

function rowSchema(kind: Kind, reference: Reference): Schema {
  const limits = kind.limits.map(({ field, by, when, words }) => ({
    if: { properties: { [by]: { const: when } }, required: [by] },
    then: { properties: { [field]: { enum: [...words, null] } } },
  }));
  return {
    description: kind.label,
    type: "object",
    additionalProperties: false,
    ...(kind === reference.yearly ? { required: ["年度"] } : {}),
    properties: Object.fromEntries(kind.facts.map((fact) => [fact.name, factSchema(fact)])),
    ...(limits.length > 0 && kind.limits.every((limit) => factNamed(kind, limit.field)) ? { allOf: limits } : {}),
  };
}

function factSchema(fact: Fact): Schema {
  const plain = valueSchema(fact);
  const described = { title: fact.question, description: [fact.meaning, fact.endMark ? "没有写就是尚未发生。" : ""].filter((text) => text !== "").join("。") };
  if (!fact.history) return { ...described, ...plain };
  const span = { type: "object", additionalProperties: false, required: ["值"], properties: { 值: plain, 自: DAY, 至: DAY } };
  return { ...described, anyOf: [plain, { type: "array", items: span, description: "历史：每段的值和起止日期" }] };
}

function valueSchema(fact: Fact): Schema {
  const none = fact.mayBeNone ? ["无"] : [];
  if (fact.type.kind === "set") {
    const of = fact.type.of.kind === "word" && fact.type.of.words ? { enum: fact.type.of.words } : { type: "string" };
    return { anyOf: [of, { type: "array", items: of }, { type: "null" }] };
  }
  switch (fact.type.kind) {
    case "truth":
      return { enum: [true, false, "是", "否", null] };
    case "day":
      return none.length > 0 ? { anyOf: [DAY, { const: "无" }] } : DAY;
    case "year":
      return { anyOf: [{ type: "integer", minimum: 1900, maximum: 2200 }, { type: "string", pattern: "^\\d{4}$" }, { type: "null" }] };
    case "region":
      return { $ref: "#/$defs/地区" };
    case "industry":
      return { anyOf: [{ type: "string", pattern: "^([A-T]|[A-T]?\\d{2,4})$" }, { type: "integer" }, { type: "null" }] };
    case "word":
      return fact.type.words ? { enum: [...new Set([...fact.type.words, ...none]), null] } : { type: ["string", "number", "null"] };
    case "number": {
      const unit = UNIT_PATTERN[fact.written.replace(/[集史]$/, "")] ?? "";
      const least = fact.negative ? {} : { minimum: 0 };
      return { anyOf: [{ type: "number", ...least }, { type: "string", pattern: `^${fact.negative ? "-?" : ""}[\\d,]+(\\.\\d+)? *${unit}$` }, ...none.map((word) => ({ const: word })), { type: "null" }] };
    }
    case "none":
      return {};
  }
}
