/** 档案的 TypeScript 类型, from 词表: what a dossier JSON may look like, names in Chinese. */
import type { Fact, Kind, Reference } from "./model.ts";

const HEAD = `/**
 * 企业档案的 JSON. Generated from policies/词表.md by \`npm run generate\`; do not edit.
 * Absent or null = unknown; an empty list = known to be none.
 */

/** A list of records, or \`{部分: true, 记录: […]}\` when there may be more. */
export type RecordsJson<Row> = readonly Row[] | { readonly 部分?: boolean; readonly 记录: readonly Row[] } | null;
/** One value (so throughout), or its history. */
export type HistoryJson<Value> = Value | readonly { readonly 值: Value; readonly 自?: string | null; readonly 至?: string | null }[];
`;

export function dossierTypes(reference: Reference): string {
  const kinds = [reference.yearly, ...reference.records];
  const lists = kinds.map((kind) => `  readonly ${key(kind.name)}?: RecordsJson<${typeName(kind)}>;`);
  return [
    HEAD,
    `export type RegionName = ${union(reference.regions.map((region) => region.name))};\n`,
    `export interface DossierJson {\n  readonly 企业?: ${typeName(reference.enterprise)} | null;\n${lists.join("\n")}\n}\n`,
    ...[reference.enterprise, ...kinds].map(rowType),
  ].join("\n");
}

const typeName = (kind: Kind): string => `${kind.name}Json`;
const key = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : JSON.stringify(name));
const union = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(" | ");

function rowType(kind: Kind): string {
  const fields = kind.facts.map((fact) => `  /** ${comment(fact)} */\n  readonly ${key(fact.name)}${fact.name === kind.year && kind.event === null ? "" : "?"}: ${valueType(fact)};`);
  return `/** ${kind.label}. */\nexport interface ${typeName(kind)} {\n${fields.join("\n")}\n}\n`;
}

const comment = (fact: Fact): string => (fact.meaning || fact.question).replaceAll("*/", "* /");

function valueType(fact: Fact): string {
  const none = fact.mayBeNone ? ' | "无"' : "";
  const value = `${plainType(fact)}${none}`;
  return `${fact.history ? `HistoryJson<${value}>` : value} | null`;
}

function plainType(fact: Fact): string {
  if (fact.type.kind === "set") {
    const of = fact.type.of.kind === "word" && fact.type.of.words ? union(fact.type.of.words) : "string";
    return `${of} | readonly (${of})[]`;
  }
  switch (fact.type.kind) {
    case "truth":
      return 'boolean | "是" | "否"';
    case "region":
      return "RegionName";
    case "word":
      return fact.type.words ? union(fact.type.words) : "string | number";
    case "day":
      return "string";
    case "year": case "number": case "industry":
      return "number | string";
    case "none":
      return "unknown";
  }
}
