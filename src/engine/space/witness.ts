/** 证人: an enterprise that shows the finding, as a dossier anyone can feed to `huice match`. Only what matters is told. */
import { dayOf, decimal, formatDay, lastDayOf, sayMoney, shiftDay, yearOf, type Day, type Rational } from "#kernel";
import { factNamed, industryCode, kindNamed, type Fact, type Reference, type Term } from "#policy";
import type { Value } from "../value.ts";
import type { Place, Space } from "./space.ts";

type Json = Record<string, unknown>;

/** A day on which the rule is in force, and the year its records and figures are of. */
export interface Moment {
  readonly day: Day;
  readonly on: Day;
}

/** The last completed year in force: everything asked of a year has happened. */
export function momentOf({ subject }: Space): Moment {
  const validity = subject.rule?.block.validity ?? subject.policy.validity;
  const on = validity.to ?? dayOf(2030, 12, 31);
  const half = dayOf(lastDayOf(yearOf(on)) <= on ? yearOf(on) : yearOf(on) - 1, 6, 30);
  const day = validity.from !== null && half < validity.from ? validity.from : half > on ? on : half;
  return { day, on };
}

/** @returns the dossier as plain JSON. */
export function dossierAt(place: Place, space: Space): Json {
  const { subject } = space;
  const { reference } = subject.compiled.library;
  const { day, on } = momentOf(space);
  const enterprise: Json = { 名称: "证人（虚构）" };
  const records: Record<string, Json[]> = {};
  const years = new Map<number, Json>();
  const own: Json = {};
  const each = subject.rule?.block.each.kind;
  const year = each === "年度数据" || each === "记录" ? yearOf(day) : yearOf(on);
  const yearly = (back: number): Json => {
    const row = years.get(year - back) ?? { 年度: year - back };
    years.set(year - back, row);
    return row;
  };
  if (subject.rule) enterprise["主体类型"] = [subject.rule.block.beneficiary === "个人" ? "企业" : subject.rule.block.beneficiary];
  if (each === "年度数据") yearly(0);
  const later: (() => void)[] = [];
  for (const [key, value] of place) {
    const dot = key.indexOf(".");
    const [owner, name] = [key.slice(0, dot), key.slice(dot + 1)];
    const whole = owner === "企业" ? space.wholes.get(name) : undefined;
    if (whole) later.push(() => tellWhole(whole.term, value, records, day));
    else if (owner === "企业") tell(enterprise, factNamed(reference.enterprise, name), value, reference);
    else if (owner === "本项") tell(own, factNamed(kindNamed(reference, subject.record ?? ""), name), value, reference);
    else tell(yearly(Number(owner)), factNamed(reference.yearly, name), value, reference);
  }
  if (subject.record !== null) {
    const kind = kindNamed(reference, subject.record);
    if (kind?.event) own[kind.event] ??= formatDay(day);
    if (kind?.year) own[kind.year] ??= year;
    if (subject.record === "资质") own["有效期至"] ??= formatDay(shiftDay(day, { count: 3, unit: "年" }, 1));
    records[subject.record] = [own];
  }
  later.forEach((put) => put());
  return { 企业: enterprise, ...(years.size > 0 ? { 年度数据: [...years.values()] } : {}), ...records };
}

/** What a whole rests on, where it is a title held or a place on a list. */
export const isShown = (whole: Term): boolean => whole.op === "listed" || (whole.op === "call" && whole.name === "持有");

function tellWhole(term: Term, value: Value, records: Record<string, Json[]>, day: Day): void {
  if (value.kind !== "truth" || value.truth !== "是") return;
  const before = formatDay(shiftDay(day, { count: 1, unit: "年" }, -1));
  const title = term.op === "call" && term.name === "持有" ? term.args[0] : undefined;
  if (title?.op === "constant" && title.value.kind === "word")
    (records["资质"] ??= []).push({ 类别: title.value.word, 认定日期: before, 有效期至: formatDay(shiftDay(day, { count: 2, unit: "年" }, 1)) });
  if (term.op === "listed") (records["名单"] ??= []).push({ 名单: term.list, 地区: term.region, 入库日期: before });
}

function tell(row: Json, fact: Fact | undefined, value: Value, reference: Reference): void {
  const said = fact ? sayFact(fact, value, reference) : null;
  if (fact && said !== null) row[fact.name] = said;
}

/** As `readDossier` reads it. */
function sayFact(fact: Fact, value: Value, reference: Reference): unknown {
  switch (value.kind) {
    case "truth":
      return value.truth === "是";
    case "words":
      return value.words?.[0] === undefined ? null : fact.type.kind === "industry" ? industryCode(reference.industries, value.words[0]) : value.words[0];
    case "number":
      return value.low === null ? null : sayNumber(fact, value.low);
    case "none":
      return "无";
    case "many":
      return value.words;
  }
}

const EXACT = 8;
function sayNumber(fact: Fact, value: Rational): unknown {
  if (fact.written.startsWith("金额")) return sayMoney(value).replaceAll(",", "");
  if (fact.written.startsWith("单价")) return null;
  return Number(decimal(value, EXACT));
}

export const sayDossier = (dossier: Json): string => JSON.stringify(dossier);
