import { compare, yearOf, type Range, type Truth } from "#kernel";
import type { SeriesEntry } from "#policy";
import type { Candidate } from "../candidates.ts";
import type { CompiledRule, Context, Outcome, Parts } from "../context.ts";
import { rangeIn } from "../value.ts";
import type { Assessment, Judged } from "./assessment.ts";

export type Verdict = Pick<Assessment, "settled" | "because">;
const OPEN: Verdict = { settled: null, because: "" };

/** What conditions alone decide (SEMANTICS §6, 1 to 3). */
export function verdictOf(candidate: Candidate, judged: readonly Judged[], scope: Truth, merit: Truth, amount: Outcome | null, gross: Range | null, lapsed: Lapsed): Verdict {
  if (scope === "否") return { settled: "不适用", because: `不适用：${failed(judged, "适用")}` };
  if (candidate.presence === "没有") return { settled: "不符合", because: `没有${candidate.kind ?? ""}记录` };
  if (merit === "否") return { settled: "不符合", because: `不符合：${failed(judged, "符合")}` };
  if (amount?.value.kind === "none") return { settled: "不符合", because: "原文没有列出这种情形" };
  if (gross && gross.high === 0) return { settled: "不符合", because: "算得 0 元" };
  const because = lapsed(candidate);
  return because === null ? OPEN : { settled: "已失效", because };
}

function failed(judged: readonly Judged[], decides: Judged["decides"]): string {
  let said = "";
  for (const each of judged) if (each.decides === decides && each.truth === "否") said += said === "" ? each.failure : `；${each.failure}`;
  return said;
}

/** A window that was opened again closes with its last day. */
function isClosed(windows: readonly SeriesEntry[], { on, year: { value } }: Context): boolean {
  const year = rangeIn(value);
  const days = year?.low === year?.high ? windows.flatMap((entry) => (entry.key === year?.low && entry.number !== null ? [entry.number] : [])) : [];
  return days.length > 0 && days.every((day) => compare(day, on) < 0);
}

/** Why a right that was there is definitely gone, or null. */
export type Lapsed = (candidate: Candidate) => string | null;

export function lapsedOf({ id, block }: CompiledRule, { reckon, compiled }: Parts): Lapsed {
  const claimYear = block.claimYear && reckon(block.claimYear);
  const windows = compiled.library.reference.series.find((s) => s.name === "申报截止")?.entries.filter((entry) => entry.rule === id) ?? [];
  return ({ context }) => {
    if (claimYear) {
      const year = rangeIn(claimYear(context));
      if (year?.high !== null && year?.high !== undefined && compare(year.high, yearOf(context.on)) < 0) return "申报年度已过";
    }
    if (windows.length > 0 && isClosed(windows, context)) return "申报已经截止";
    const revoked = context.own?.facts.get("撤销日期");
    if (revoked?.kind === "value" && revoked.value.kind === "number" && revoked.value.high !== null && compare(revoked.value.high, context.on) <= 0) return "资格已被撤销";
    return null;
  };
}
