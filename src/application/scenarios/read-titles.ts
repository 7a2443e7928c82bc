import { nearest, parseDay } from "#kernel";
import { titlesOf, type Standing } from "#engine";
import { blocksOf, factNamed, kindNamed, type Library } from "#policy";
import type { Keys, PlacedReader } from "./placed-reader.ts";
import type { Exclusion, Expectation, Supposed, TitleExpectation } from "./scenario.ts";

const STANDINGS: readonly Standing[] = ["符合", "不符合", "待补充", "需评审"];
const NO_STANDARD = "没有标准";
const KEYS = ["资质", "结论", "条件", "得分", "复核"];

/** 认定: one title and what 自评 must say of it. */
export function readTitle(value: unknown, keys: Keys, reader: PlacedReader, library: Library): TitleExpectation | null {
  const object = reader.object(value, keys, KEYS, ["资质"]);
  if (!object) return null;
  const title = named(object["资质"], [...keys, "资质"], titlesOf(library), "认定标准", reader);
  if (KEYS.slice(1).every((key) => !(key in object))) reader.report(keys, "没有写 结论、条件、得分 或 复核", "至少写一样");
  if (title === null) return null;
  const standing = (key: string, none: string): Standing | null | undefined => (object[key] === undefined ? undefined : object[key] === none ? null : standingOf(object[key], [...keys, key], reader, [none]));
  return {
    title, standing: standing("结论", NO_STANDARD), conditions: conditionsOf(object["条件"], [...keys, "条件"], title, reader, library),
    score: object["得分"] === undefined ? undefined : scoreOf(object["得分"], [...keys, "得分"], reader), review: standing("复核", "无"), at: reader.at(keys),
  };
}

function conditionsOf(value: unknown, keys: Keys, title: string, reader: PlacedReader, library: Library): TitleExpectation["conditions"] {
  if (value === undefined) return [];
  const known = labelsOf(library, title);
  const object = reader.object(value, keys, known, []);
  return Object.entries(object ?? {}).flatMap(([name, each]) => {
    const standing = known.includes(name) ? standingOf(each, [...keys, name], reader) : undefined;
    return standing === undefined ? [] : [{ name, standing, at: reader.at([...keys, name]) }];
  });
}

/** Of every generation: one scenario asks on both sides of a new text. */
function labelsOf({ policies }: Library, title: string): string[] {
  const labels = policies.flatMap((policy) => [...blocksOf(policy)].flatMap(({ block }) => (block.kind === "认定" && block.title === title ? block.conditions.flatMap(({ label }) => label ?? []) : [])));
  return [...new Set(labels)];
}

function standingOf(value: unknown, keys: Keys, reader: PlacedReader, more: readonly string[] = []): Standing | undefined {
  const found = STANDINGS.find((each) => each === value);
  if (found === undefined) reader.report(keys, `没有“${String(value)}”这个结论`, `可用：${[...STANDINGS, ...more].join("、")}`);
  return found;
}

/** `61`, `61–85`, `61分至85分`. */
function scoreOf(value: unknown, keys: Keys, reader: PlacedReader): TitleExpectation["score"] {
  const [, low, high = low] = /^(\d+)分?(?: ?(?:–|-|至) ?(\d+)分?)?$/.exec(String(value)) ?? [];
  if (low !== undefined && high !== undefined && Number(low) <= Number(high)) return { low: Number(low), high: Number(high) };
  reader.report(keys, `“${String(value)}”不是得分`, "写作 61–85，或者一个数");
  return undefined;
}

/** How lines about matches are read. */
export interface MatchReaders {
  readonly expected: (line: unknown, keys: Keys) => Expectation | null;
  readonly excluded: (line: unknown, keys: Keys) => Exclusion | null;
}

/** 假如取得. */
export function readSupposed(value: unknown, keys: Keys, reader: PlacedReader, library: Library, read: MatchReaders): Supposed | null {
  const object = reader.object(value, keys, ["资质", "日期", "打开", "不打开"], ["资质", "日期"]);
  if (!object) return null;
  if (!("打开" in object) && !("不打开" in object)) reader.report(keys, "没有写 打开 或 不打开", "至少写一样");
  const title = named(object["资质"], [...keys, "资质"], factNamed(kindNamed(library.reference, "资质"), "类别")?.listed ?? [], "资质", reader);
  const date = typeof object["日期"] === "string" ? parseDay(object["日期"]) : null;
  if (date === null && "日期" in object) reader.report([...keys, "日期"], "日期应是日历上有的日子", "写作 2026-09-01");
  const opened = reader.list(object["打开"], [...keys, "打开"]).flatMap((line, index) => read.expected(line, [...keys, "打开", index]) ?? []);
  const closed = reader.list(object["不打开"], [...keys, "不打开"]).flatMap((line, index) => read.excluded(line, [...keys, "不打开", index]) ?? []);
  return title === null || date === null ? null : { title, date, opened, closed, at: reader.at(keys) };
}

function named(value: unknown, keys: Keys, known: readonly string[], what: string, reader: PlacedReader): string | null {
  if (value === undefined) return null;
  if (typeof value === "string" && known.includes(value)) return value;
  const near = typeof value === "string" ? nearest(value, known) : null;
  reader.report(keys, `没有“${String(value)}”的${what}`, near ? `是不是想写“${near}”？` : `可用：${known.join("、")}`);
  return null;
}
