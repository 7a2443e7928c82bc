/** 仿真的地址: what is asked stands in the address, written as on the command line, so that a link asks the same again. */
import { readOverlay, sayOverlay, sweepValues, type Overlay } from "#engine";
import { refuse, succeed, type Result } from "#kernel";
import type { SimulateRequest } from "#contract";

/** 扫描, as a person puts it: from a value to a value, in steps. */
export interface SweepPlan {
  readonly rule: string;
  readonly part: string;
  readonly from: string;
  readonly first: string;
  readonly final: string;
  readonly step: string;
}
/** What is collected before 仿真 is pressed. */
export interface SimulateDraft {
  readonly changes: readonly Overlay[];
  /** Readings of the reform, by 存疑. */
  readonly alternatives: Readonly<Record<string, string>>;
  readonly sweep: SweepPlan | null;
  /** As typed. */
  readonly budget: string;
}

const [SET, ALTERNATIVE, SWEEP, BUDGET] = ["set", "alt", "sweep", "budget"];
export const EMPTY: SimulateDraft = { changes: [], alternatives: {}, sweep: null, budget: "" };
export const isEmpty = ({ changes, alternatives, sweep }: SimulateDraft): boolean => changes.length === 0 && Object.keys(alternatives).length === 0 && sweep === null;

/** What does not read is left out: the page shows what there is. */
export function draftIn(search: URLSearchParams): SimulateDraft {
  const changes = search.getAll(SET).flatMap((text) => {
    const read = readOverlay(text);
    return read.ok ? [read.value] : [];
  });
  const alternatives = Object.fromEntries(search.getAll(ALTERNATIVE).flatMap((text) => {
    const cut = text.lastIndexOf("=");
    return cut < 1 ? [] : [[text.slice(0, cut), text.slice(cut + 1)]];
  }));
  return { changes, alternatives, sweep: sweepIn(search.get(SWEEP)), budget: search.get(BUDGET) ?? "" };
}

const RANGE = /^(.+?)至(.+?)每(.+)$/;

function sweepIn(text: string | null): SweepPlan | null {
  const read = text === null ? null : readOverlay(text);
  if (!read?.ok) return null;
  const { to, ...of } = read.value;
  const [, first, final, step] = RANGE.exec(to) ?? [];
  return first && final && step ? { ...of, first, final, step } : null;
}

/** The address with this draft in it; what else stands there stays. */
export function searchWith(search: URLSearchParams, { changes, alternatives, sweep, budget }: SimulateDraft): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of [SET, ALTERNATIVE, SWEEP, BUDGET]) next.delete(name);
  for (const change of changes) next.append(SET, sayOverlay(change));
  for (const [id, reading] of Object.entries(alternatives)) next.append(ALTERNATIVE, `${id}=${reading}`);
  if (sweep) next.set(SWEEP, sayOverlay({ ...sweep, to: sayRange(sweep) }));
  if (budget.trim() !== "") next.set(BUDGET, budget.trim());
  return next;
}

/** As `RANGE` reads it. */
const sayRange = ({ first, final, step }: SweepPlan): string => `${first}至${final}每${step}`;

/** The question the server is asked. */
export function questionOf({ changes, alternatives, sweep, budget }: SimulateDraft, on: string, readings: Readonly<Record<string, string>>): Result<SimulateRequest, string> {
  const values = sweep ? sweepValues(sweep.first, sweep.final, sweep.step) : succeed([]);
  if (!values.ok) return refuse(values.error);
  return succeed({
    on, readings, changes: [...changes], reformReadings: alternatives, budget: budget.trim() === "" ? null : budget.trim(),
    sweep: sweep && { rule: sweep.rule, part: sweep.part, from: sweep.from, values: [...values.value] },
  });
}
