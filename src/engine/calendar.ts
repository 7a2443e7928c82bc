/** 日程: the dates that matter to one enterprise, from 日程 blocks, titles and the 有效 of the texts that bind it. */
import { dayOf, formatDay, shiftDay, yearOf, type Day } from "#kernel";
import { blocksOf, lies, type DateBlock, type Library, type Policy } from "#policy";
import type { Asking, MatchRecord } from "./answer.ts";
import { candidatesFor } from "./candidates.ts";
import { compileLibrary, type Context } from "./context.ts";
import type { Dossier } from "./dossier.ts";
import { evaluate } from "./evaluate/evaluate.ts";
import { baseContext } from "./match.ts";
import { isDateUnverified } from "./unverified.ts";
import { rangeIn, truthIn, type Value } from "./value.ts";

export interface CalendarEntry {
  /** The last day on which it can be done, `2026-06-01`; moved past a holiday where the law moves it. */
  readonly date: string;
  /** As the rule computes it, before holidays. */
  readonly nominal: string;
  /** First day of the reminder. */
  readonly remind: string;
  readonly name: string;
  readonly rule: string;
  readonly record: MatchRecord | null;
  readonly holders: readonly string[];
  readonly consequence: string | null;
  readonly basis: string;
  /** 待核: its block, or the figure it is made of, is graded C or M. */
  readonly unverified: boolean;
}

const YEARS_AHEAD = 6;

/** Entries from `asking.on` on, earliest first. */
export function calendarOf(library: Library, dossier: Dossier, asking: Asking): CalendarEntry[] {
  const compiled = compileLibrary(library);
  const entries: CalendarEntry[] = [];
  const put = (nominal: Day, last: Day, entry: Omit<CalendarEntry, "date" | "nominal" | "remind">, ahead: number): void => {
    if (last >= asking.on && last <= shiftDay(asking.on, { count: YEARS_AHEAD, unit: "年" }))
      entries.push({ date: formatDay(last), nominal: formatDay(nominal), remind: formatDay(last - ahead), ...entry });
  };
  for (const policy of library.policies) {
    for (const { block } of blocksOf(policy)) {
      if (block.kind !== "日程") continue;
      const base: Context = { ...baseContext(compiled, dossier, asking), policy };
      for (const candidate of candidatesFor(block.each, base)) {
        if (candidate.presence !== "有" || !block.conditions.every((c) => truthIn(evaluate(c.term, candidate.context).value) === "是")) continue;
        for (const day of daysOf(block, candidate.context, asking))
          put(day, block.extended ? lastWorkingDay(library, day) : day, { name: block.name, rule: `${policy.id}#${block.number ?? block.name}`, record: candidate.record, holders: block.holders, consequence: block.consequence, basis: policy.title, unverified: isDateUnverified(block, policy) }, block.ahead);
      }
    }
    // A text lapses on its day, holiday or not: nothing has to be done on it that could be done later.
    if (policy.validity.to !== null && binds(policy, dossier, library)) put(policy.validity.to, policy.validity.to, { name: `《${policy.title}》有效期届满`, rule: policy.id, record: null, holders: [], consequence: "届满后发生的事项不再适用，期内已发生的照付", basis: policy.title, unverified: false }, 30);
  }
  return entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.name < b.name ? -1 : 1));
}

/** A district's text binds who is registered there; an unknown place binds nobody yet. */
function binds(policy: Policy, dossier: Dossier, library: Library): boolean {
  const given = dossier.enterprise.facts.get("注册地");
  const value = given?.kind === "value" ? given.value : given?.spans.at(-1)?.value;
  const words = value?.kind === "words" ? value.words : null;
  return words?.length === 1 && lies(library.reference.regions, words[0] ?? "", policy.region);
}

const point = (value: Value): Day | null => {
  const range = rangeIn(value);
  return range && typeof range.low === "number" && range.low === range.high ? range.low : null;
};

function daysOf(block: DateBlock, context: Context, asking: Asking): Day[] {
  if (block.due) {
    const day = point(evaluate(block.due, context).value);
    return day === null ? [] : [day];
  }
  if (!block.yearly) return [];
  const { month, day } = block.yearly;
  const until = block.until ? point(evaluate(block.until, context).value) : null;
  const start = point(context.event.value);
  const first = Math.max(yearOf(asking.on), start === null ? yearOf(asking.on) : yearOf(start) + 1);
  const days = Array.from({ length: YEARS_AHEAD + 1 }, (_unused, index) => dayOf(first + index, month, day));
  return days.filter((d) => until === null || d <= until);
}

/** 期间最后一日是法定休假日的，以法定休假日结束的次日为最后一日 (民法典 第二百零三条). */
export function lastWorkingDay(library: Library, day: Day): Day {
  let last = day;
  while (isRestDay(library, last)) last++;
  return last;
}

const SATURDAY = 2;
const SUNDAY = 3;

/** Weekends and the holidays of 节假日.md, less the weekend days worked instead. 1970-01-01 was a Thursday. */
export function isRestDay(library: Library, day: Day): boolean {
  const listed = library.reference.holidays.find((h) => h.day === day);
  if (listed) return listed.rest;
  const weekday = ((day % 7) + 7) % 7;
  return weekday === SATURDAY || weekday === SUNDAY;
}

/** The n-th working day after `day` (公示 5 个工作日). */
export function afterWorkingDays(library: Library, day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0; ) if (!isRestDay(library, ++last)) left--;
  return last;
}
