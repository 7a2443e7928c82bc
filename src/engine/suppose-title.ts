/** 假如取得: which awards would open if the enterprise obtained a title on some day. */
import { shiftDay, type Day } from "#kernel";
import type { Library } from "#policy";
import { qualificationFor } from "./assess-title.ts";
import type { Answer, Asking, Match } from "./answer.ts";
import type { Dossier, Given, RecordList } from "./dossier.ts";
import { match } from "./match.ts";
import { ofNumber, ofWord } from "./value.ts";

export interface Supposition {
  readonly title: string;
  /** 认定日期 that is supposed. */
  readonly date: Day;
  /** Matches that may pay and did not before, or that may pay more. */
  readonly opened: readonly Match[];
  readonly before: Answer["total"];
  readonly after: Answer["total"];
}

const DEFAULT_YEARS = 3;

/** The dossier with one more 资质; its way of being obtained follows from whether it was held before. */
export function withTitle(library: Library, dossier: Dossier, title: string, date: Day): Dossier {
  const list = dossier.records.get("资质");
  const held = list?.rows.some((row) => {
    const given = row.facts.get("类别");
    return given?.kind === "value" && given.value.kind === "words" && given.value.words?.[0] === title;
  });
  const ways = kindWays(library, title);
  const term = qualificationFor(library, title, { on: date })?.block.term;
  const years = Number(/^(\d+)年$/.exec(term ?? "")?.[1] ?? DEFAULT_YEARS);
  const facts = new Map<string, Given>([
    ["类别", { kind: "value", value: ofWord(title) }],
    ["取得方式", { kind: "value", value: ofWord((held ? ways[1] : ways[0]) ?? "首次认定") }],
    ["认定日期", { kind: "value", value: ofNumber(date) }],
    ["有效期至", { kind: "value", value: ofNumber(shiftDay(date, { count: years, unit: "年" })) }],
  ]);
  const rows = list?.rows ?? [];
  const next: RecordList = { complete: list?.complete ?? false, rows: [...rows, { index: rows.length, facts }] };
  return { ...dossier, records: new Map([...dossier.records, ["资质", next]]) };
}

/** 首次 and 再次 ways of the title, from 限于 in 词表. */
const kindWays = (library: Library, title: string): readonly string[] =>
  library.reference.records.find((kind) => kind.name === "资质")?.limits.find((limit) => limit.field === "取得方式" && limit.when === title)?.words ?? [];

/** @param asking the day on which both answers are asked; not before `date`, or nothing has happened yet. */
export function supposeTitle(library: Library, dossier: Dossier, title: string, date: Day, asking: Asking): Supposition {
  const before = match(library, dossier, asking);
  const after = match(library, withTitle(library, dossier, title, date), asking);
  const best = (matches: readonly Match[], m: Match): Match | undefined => matches.find((other) => other.rule === m.rule && other.record?.label === m.record?.label && other.record?.index === m.record?.index);
  const opened = after.matches.filter((m) => {
    if (!["可享", "待补充", "需评审"].includes(m.status)) return false;
    const old = best(before.matches, m);
    if (!old || !["可享", "待补充", "需评审"].includes(old.status)) return true;
    return (m.net?.low ?? 0) > (old.net?.low ?? 0) || (m.net?.high ?? Infinity) > (old.net?.high ?? Infinity);
  });
  return { title, date, opened, before: before.total, after: after.total };
}
