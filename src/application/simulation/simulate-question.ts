import type { Asking, Overlay } from "#engine";
import { formatDay, parseDay, refuse, succeed, type Result } from "#kernel";
import type { Library } from "#policy";
import { readReadings } from "../open-questions.ts";
import type { City, Moved, Progress, SimulatedCost, Simulation } from "../ports.ts";
import { checkBudget, readBudget, roomOf, type BudgetCheck, type Room } from "./budget.ts";
import { reformOf, type Reform } from "./reform.ts";

/** 扫描: one figure in several values. */
export type Sweep = Omit<Overlay, "to"> & { readonly values: readonly string[] };
/** 仿真的问题, as a person put it. */
export type SimulateQuestion = {
  /** ISO day. */
  readonly on: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly changes: readonly Overlay[];
  readonly reformReadings: Readonly<Record<string, string>>;
  /** `500万元`. */
  readonly budget: string | null;
  readonly sweep: Sweep | null;
};

export interface SimulatePlan {
  readonly library: Library;
  readonly asking: Asking;
  /** Null where only a sweep is asked for. */
  readonly reform: Reform | null;
  readonly points: readonly { readonly value: string; readonly reform: Reform }[];
  readonly budget: bigint | null;
}
/** 扫描的一点. */
export type SweepPoint = { readonly value: string; readonly change: string; readonly cost: SimulatedCost; readonly winners: Moved; readonly losers: Moved; readonly room: Room | null };
export type SimulateAnswer = {
  readonly on: string;
  readonly reform: { readonly change: string; readonly simulation: Simulation; readonly budget: BudgetCheck | null } | null;
  readonly sweep: { readonly of: Omit<Overlay, "to">; readonly size: number; readonly synthetic: boolean; readonly before: SimulatedCost; readonly points: readonly SweepPoint[] } | null;
};

/** Everything that can be refused is refused here, before an enterprise is looked at. */
export function planSimulation(library: Library, { on, readings, changes, reformReadings, budget, sweep }: SimulateQuestion): Result<SimulatePlan, string> {
  const day = parseDay(on);
  if (day === null) return refuse(`问日“${on}”不是日历上有的日子，写作 2026-06-30。`);
  const [asked, later] = [readings, reformReadings].map((given) => readReadings(Object.entries(given).map(([id, reading]) => `${id}=${reading}`), library));
  if (!asked?.ok) return asked ?? refuse("");
  if (!later?.ok) return later ?? refuse("");
  const amount = budget === null ? succeed(null) : readBudget(budget);
  if (!amount.ok) return amount;
  if (changes.length === 0 && Object.keys(later.value).length === 0 && sweep === null) return refuse("还没有改动。改一个数、换一种读法，或者扫描一个数，再仿真。");
  const asking: Asking = { on: day, readings: asked.value };
  const reform = changes.length === 0 && Object.keys(later.value).length === 0 ? succeed(null) : reformOf(library, asking, changes, later.value);
  if (!reform.ok) return reform;
  const points: { value: string; reform: Reform }[] = [];
  for (const value of sweep?.values ?? []) {
    if (sweep === null) break;
    const swept: Overlay = { rule: sweep.rule, part: sweep.part, from: sweep.from, to: value };
    // The same figure, changed as well, is what the sweep is about.
    const others = changes.filter(({ rule, part, from }) => rule !== swept.rule || part !== swept.part || from !== swept.from);
    const at = reformOf(library, asking, [...others, swept], later.value);
    if (!at.ok) return at;
    points.push({ value, reform: at.value });
  }
  return succeed({ library, asking, reform: reform.value, points, budget: amount.value });
}

/** @param progress over all of it. */
export async function runSimulation(city: City, { library, asking, reform, points, budget }: SimulatePlan, sweep: Sweep | null, progress: Progress): Promise<SimulateAnswer> {
  const before = { library, asking };
  const total = points.length + (reform ? 1 : 0);
  let index = 0;
  const simulate = async ({ changed, ...after }: Reform): Promise<Simulation> => {
    const done = await city.simulate({ before, after, changed, progress: (step, of) => progress(index * of + step, total * of) });
    index++;
    return done;
  };
  const simulation = reform && (await simulate(reform));
  const answers: { readonly point: SweepPoint; readonly simulation: Simulation }[] = [];
  for (const { value, reform: each } of points) {
    const one = await simulate(each);
    answers.push({ simulation: one, point: { value, change: each.name, cost: one.after, winners: one.winners, losers: one.losers, room: budget === null ? null : roomOf(budget, one.after) } });
  }
  const [first] = answers;
  return {
    on: formatDay(asking.on),
    reform: reform && simulation && { change: reform.name, simulation, budget: budget === null ? null : checkBudget(budget, simulation.before, simulation.after) },
    sweep: first && sweep ? { of: { rule: sweep.rule, part: sweep.part, from: sweep.from }, size: first.simulation.size, synthetic: first.simulation.synthetic, before: first.simulation.before, points: answers.map(({ point }) => point) } : null,
  };
}

