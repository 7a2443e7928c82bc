import { displayWidth, padEnd } from "#kernel";
import { findFacts, kindsOf, type NamedFact } from "#application";
import type { Reference } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { wrap } from "../wrap.ts";
import { EXIT, openLibrary, stop, type CliParts, type Exit } from "../parts.ts";
import { table } from "../table.ts";

const NAME_WIDTH = displayWidth("怎样问");

/** 词表: all facts in one look, or all there is to know of one. */
export async function facts(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const opened = await openLibrary(parts);
  if (!opened.ok) return opened.error;
  const { reference } = opened.value.library;
  const [name] = given.words;
  if (name === undefined) {
    if (given.flags.has("json")) parts.out(JSON.stringify(kindsOf(reference)));
    else for (const line of overview(reference, parts.columns)) parts.out(line);
    return EXIT.good;
  }
  const found = findFacts(reference, name);
  if (!found.ok) return stop(parts, EXIT.usage, found.error);
  if (given.flags.has("json")) parts.out(JSON.stringify(found.value.map(({ kind, fact }) => ({ kind: kind.name, ...fact }))));
  else
    found.value.forEach((each, index) => {
      if (index > 0) parts.out("");
      for (const line of factLines(each, parts.columns)) parts.out(line);
    });
  return EXIT.good;
}

function overview(reference: Reference, columns: number): string[] {
  return kindsOf(reference).flatMap((kind, index) => [
    ...(index > 0 ? [""] : []),
    kind.label === kind.name ? kind.name : `${kind.name}（${kind.label}）`,
    ...table([{ title: "事实" }, { title: "类型" }, { title: "持有" }, { title: "口径", flexible: true }], kind.facts.map((fact) => [fact.name, fact.written, fact.holder, fact.meaning]), columns - 2).map((line) => `  ${line}`),
  ]);
}

function factLines({ kind, fact }: NamedFact, columns: number): string[] {
  const words = fact.type.kind === "word" ? fact.type.words : fact.type.kind === "set" && fact.type.of.kind === "word" ? fact.type.of.words : null;
  const rows: readonly (readonly [string, string])[] = [
    ["类型", `${fact.written}${fact.history ? "，可以写历史 [{值, 自, 至}]" : ""}`],
    ["取值", words?.join("、") ?? ""],
    ["口径", fact.meaning],
    ["持有", fact.holder],
    ["怎样问", fact.question],
    ["敏感", fact.sensitivity],
    ["可变", fact.changeable ? "是" : "否，系统不建议企业去改"],
  ];
  return [
    `${kind.name}.${fact.name}`,
    ...rows.flatMap(([label, text]) => (text === "" ? [] : wrap(text, columns - NAME_WIDTH - 4).map((line, index) => `  ${padEnd(index === 0 ? label : "", NAME_WIDTH)}  ${line}`))),
  ];
}
