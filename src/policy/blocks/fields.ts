import { parseDay } from "#kernel";
import type { Place } from "../diagnostic.ts";
import { pairOf, type Entry, type MapEntry, type Pair } from "../document/read-yaml.ts";
import { childrenOf } from "../children.ts";
import { fail, kindOf, Unresolved, type Scope } from "../names/scope.ts";
import { resolver } from "../names/resolve-value.ts";
import type { Condition, Doubt, Each, Validity } from "../block.ts";
import type { Term, Type } from "../term.ts";
import { suggestion } from "../vocabulary/read-tables.ts";

/** Reads one key; a mistake in it is reported and gives the fallback, so that the other keys are read as well. */
export function attempt<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unresolved) return fallback;
    throw error;
  }
}

export function checkKeys(map: MapEntry, allowed: readonly string[], what: string, scope: Scope): void {
  for (const pair of map.pairs)
    if (!allowed.includes(pair.key))
      scope.findings.report("未知键", pair.keyAt, `${what}里没有“${pair.key}”这个键`, suggestion(pair.key, allowed) ?? `可用：${allowed.join("、")}`);
}

export function textOf(map: MapEntry, key: string, scope: Scope): string | null {
  const pair = pairOf(map, key);
  if (!pair) return null;
  if (pair.value.kind === "text") return pair.value.text;
  scope.findings.report("块格式", pair.keyAt, `“${key}”应写一行文字`, `写作“${key}: …”，不分行`);
  return null;
}

/** `[甲, 乙]`, a block list, or one word. */
export function wordsOf(map: MapEntry, key: string, scope: Scope): string[] {
  const pair = pairOf(map, key);
  if (!pair) return [];
  if (pair.value.kind === "text") return pair.value.text === "" ? [] : [pair.value.text];
  if (pair.value.kind === "list" && pair.value.items.every((item) => item.kind === "text")) return pair.value.items.map((item) => (item as { text: string }).text);
  scope.findings.report("块格式", pair.keyAt, `“${key}”应写一个词或一列词`, `写作“${key}: [甲, 乙]”或分行“- 甲”`);
  return [];
}

/** A day as written, or null with a finding. */
export function dayOf(text: string, at: Place, scope: Pick<Scope, "findings">): number | null {
  const day = parseDay(text);
  if (day === null) scope.findings.report("日期格式", at, `“${text}”不是日期`, "写作 2025-09-05");
  return day;
}

export function valueOf(map: MapEntry, key: string, scope: Scope, expected: Type | null): Term | null {
  const pair = pairOf(map, key);
  return pair ? attempt(null, () => resolver.value(pair.value, scope, expected)) : null;
}

/** A value that is one of a few words. */
export function choiceOf(map: MapEntry, key: string, words: readonly string[], scope: Scope): Term | null {
  return valueOf(map, key, { ...scope }, { kind: "word", words });
}

/** 对象, 条件, 入 …: `- 标签: 式` or `- 式`. */
export function conditionsOf(map: MapEntry, key: Condition["key"], scope: Scope): Condition[] {
  const pair = pairOf(map, key);
  if (!pair) return [];
  const items: readonly Entry[] = pair.value.kind === "list" ? pair.value.items : [pair.value];
  return items.flatMap((item) => attempt<Condition[]>([], () => [condition(item, key, scope)]));
}

function condition(item: Entry, key: Condition["key"], scope: Scope): Condition {
  const labelled: Pair | undefined = item.kind === "map" && item.pairs[0]?.key !== "依" && item.pairs[0]?.key !== "按" ? item.pairs[0] : undefined;
  if (item.kind === "map" && labelled && item.pairs.length > 1) fail(scope, "块格式", item.pairs[1]?.keyAt ?? item.at, "一个条件写了两个标签", "每个条件前各写一个“- ”");
  const term = resolver.value(labelled ? labelled.value : item, scope, { kind: "truth" });
  if (term.type.kind !== "truth") fail(scope, "用法", term.at, "这里应是一个条件（是或否）", "写成比较，如 企业.注册地 = 本地区");
  return { label: labelled?.key ?? null, term, decides: decides(term) ? "适用" : "符合", key, at: item.at };
}

/** Only place and kind of beneficiary make a clause 不适用; conduct, titles and numbers make it 不符合 (SEMANTICS §6). */
function decides(term: Term): boolean {
  let places = 0;
  let others = 0;
  const walk = (t: Term): void => {
    if (t.op === "fact" && (t.type.kind === "region" || t.name === "主体类型")) places++;
    else if (OF_MERIT.has(t.op)) others++;
    else childrenOf(t).forEach(walk);
  };
  walk(term);
  return places > 0 && others === 0;
}

const OF_MERIT: ReadonlySet<Term["op"]> = new Set(["fact", "yearly", "field", "derived", "aggregate", "listed", "published", "decision", "call"]);

export function validityOf(map: MapEntry, scope: Pick<Scope, "findings">): Validity | null {
  const pair = pairOf(map, "有效");
  if (!pair) return null;
  if (pair.value.kind !== "map") {
    scope.findings.report("块格式", pair.keyAt, "“有效”下应写 自、至、依据", "分行写“自: 2025-09-05”“至: 2030-09-05”或“至: 未规定”");
    return null;
  }
  const map2 = pair.value;
  for (const inner of map2.pairs)
    if (!["自", "至", "依据"].includes(inner.key)) scope.findings.report("未知键", inner.keyAt, `“有效”里没有“${inner.key}”这个键`, "可用：自、至、依据");
  const edge = (key: "自" | "至"): number | null => {
    const inner = pairOf(map2, key);
    if (!inner || inner.value.kind !== "text" || inner.value.text === "未规定" || inner.value.text === "未知") return null;
    return dayOf(inner.value.text, inner.value.at, scope);
  };
  const [from, to] = [edge("自"), edge("至")];
  if (from !== null && to !== null && from > to) scope.findings.report("有效期", pair.keyAt, "有效期的“自”晚于“至”", "核对原文的起止日期");
  const basis = pairOf(map2, "依据");
  return { from, to, basis: basis?.value.kind === "text" ? basis.value.text : "" };
}

/** 存疑, in block style: id → 问, readings, 默认, 据. */
export function doubtsOf(map: MapEntry, scope: Pick<Scope, "findings">): Doubt[] {
  const pair = pairOf(map, "存疑");
  if (!pair) return [];
  if (pair.value.kind !== "map") {
    scope.findings.report("块格式", pair.keyAt, "“存疑”下应写编号", "写作“I-05:”，下一级写 问、甲、乙、默认、据");
    return [];
  }
  return pair.value.pairs.flatMap((doubt): Doubt[] => {
    if (doubt.value.kind !== "map") {
      scope.findings.report("块格式", doubt.keyAt, `存疑 ${doubt.key} 没有内容`, "下一级写 问、甲、乙、默认、据");
      return [];
    }
    const inner = doubt.value;
    const get = (key: string): string => {
      const found = pairOf(inner, key);
      return found?.value.kind === "text" ? found.value.text : "";
    };
    const readings = inner.pairs.filter((p) => ["甲", "乙", "丙", "丁"].includes(p.key)).map((p) => ({ name: p.key, text: p.value.kind === "text" ? p.value.text : "" }));
    for (const p of inner.pairs)
      if (!["问", "甲", "乙", "丙", "丁", "默认", "据"].includes(p.key)) scope.findings.report("未知键", p.keyAt, `存疑里没有“${p.key}”这个键`, "可用：问、甲、乙、丙、丁、默认、据");
    for (const key of ["问", "默认", "据"])
      if (get(key) === "") scope.findings.report("存疑不全", doubt.keyAt, `存疑 ${doubt.key} 缺“${key}”`, "问什么、有哪几种读法、默认哪种、凭什么，都要写明");
    if (readings.length > 0 && get("默认") !== "" && !readings.some((r) => r.name === get("默认")))
      scope.findings.report("未知读法", doubt.keyAt, `存疑 ${doubt.key} 的默认“${get("默认")}”不在读法里`, `可用：${readings.map((r) => r.name).join("、")}`);
    return [{ id: doubt.key, question: get("问"), readings, fallback: get("默认"), ground: get("据"), at: doubt.keyAt }];
  });
}

/** One of a few words, or null with a finding. */
export function oneOf<T extends string>(text: string, allowed: readonly T[], key: string, map: MapEntry, scope: Scope): T | null {
  const found = allowed.find((a) => a === text);
  if (found === undefined) scope.findings.report("未知取值", pairOf(map, key)?.value.at ?? map.at, `“${key}”没有“${text}”这个写法`, suggestion(text, allowed) ?? `可用：${allowed.join("、")}`);
  return found ?? null;
}

/** 对每. */
export function eachOf(map: MapEntry, scope: Scope): Each {
  const written = textOf(map, "对每", scope);
  if (written === null) return { kind: "一次" };
  if (written === "年度" || written === "年度数据") return { kind: "年度数据" };
  if (written === "租赁年度" || written === "申报年度") return { kind: written };
  if (kindOf(scope, written) && written !== "企业") return { kind: "记录", record: written };
  const known = [...scope.reference.records.map((k) => k.name), "年度数据", "租赁年度", "申报年度"];
  // Without its record every name of the block would look unknown.
  fail(scope, "未知记录", pairOf(map, "对每")?.value.at ?? map.at, `没有“${written}”这种记录`, suggestion(written, known) ?? `可用：${known.join("、")}`);
}
