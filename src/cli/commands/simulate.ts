import { readReadings, sayRefusal } from "#application";
import { planSimulation, runSimulation, type SimulateAnswer, type Sweep } from "#application/simulation";
import { readOverlay, sweepValues, type Overlay } from "#engine";
import { formatDay, refuse, succeed, type Result } from "#kernel";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { budgetLines, costLines, movedLine, sayCity, sayFen, sayRoom, shiftLines } from "../say-simulation.ts";
import { table } from "../table.ts";

/** 仿真: what a change would cost, whom it reaches, who wins and who loses. */
export async function simulate(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const snapshot = given.values.get("snapshot")?.[0];
  if (snapshot === undefined) return stop(parts, EXIT.usage, "对哪些企业？请加 --snapshot 快照文件夹；没有快照，先用 huice snapshot 或 huice population 生成。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  const changes = readChanges(given);
  if (!changes.ok) return stop(parts, EXIT.usage, changes.error);
  const later = readReadings(given.values.get("reform-reading") ?? [], library.value);
  if (!later.ok) return stop(parts, EXIT.usage, later.error);
  const { overlays, sweep } = changes.value;
  if (overlays.length === 0 && sweep === null && Object.keys(later.value).length === 0) return stop(parts, EXIT.usage, "要改什么？请加 --set、--reform-reading 或 --sweep。例如：--set '昌政办发〔2025〕8号#5 最高 50万元→40万元'");
  const plan = planSimulation(library.value, { on: formatDay(asking.value.on), readings: asking.value.readings, changes: overlays, reformReadings: later.value, budget: given.values.get("budget")?.[0] ?? null, sweep });
  if (!plan.ok) return stop(parts, EXIT.usage, plan.error);
  const runs = await parts.runs();
  const city = await runs.openCity({ snapshot, reference: library.value.reference });
  if (!city.ok) return stop(parts, EXIT.input, sayRefusal(city.error));
  const bar = progressBar(parts.screen, "仿真", "组条款");
  try {
    const answer = await runSimulation(city.value, plan.value, sweep, bar.report);
    bar.end();
    if (given.flags.has("json")) parts.out(JSON.stringify(answer));
    else for (const line of answerLines(answer, parts.columns)) parts.out(line);
    return EXIT.good;
  } finally {
    city.value.close();
  }
}

function readChanges(given: GivenArguments): Result<{ readonly overlays: readonly Overlay[]; readonly sweep: Sweep | null }, string> {
  const overlays: Overlay[] = [];
  for (const text of given.values.get("set") ?? []) {
    const read = readOverlay(text);
    if (!read.ok) return read;
    overlays.push(read.value);
  }
  const text = given.values.get("sweep")?.[0];
  if (text === undefined) return succeed({ overlays, sweep: null });
  const read = readOverlay(text);
  if (!read.ok) return read;
  const { to, ...of } = read.value;
  const [, first, final, step] = /^(.+?)至(.+?)每(.+)$/.exec(to) ?? [];
  const values = first && final && step ? sweepValues(first, final, step) : succeed(to.split(/[,，]/).map((each) => each.trim()).filter((each) => each !== ""));
  if (!values.ok) return values;
  return values.value.length === 0 ? refuse(`扫描“${text}”没有写要试的值。`) : succeed({ overlays, sweep: { ...of, values: values.value } });
}

const RIGHT = { align: "right" } as const;

function answerLines({ reform, sweep }: SimulateAnswer, width: number): string[] {
  const lines: string[] = [];
  if (reform) {
    const { change, simulation, budget } = reform;
    lines.push(`改动：${change}`, `${sayCity(simulation)}，连带核定 ${simulation.clauses.length} 条：${simulation.clauses.join("、")}`, "", ...costLines(simulation, width), "", movedLine(simulation), "");
    if (budget) lines.push(...budgetLines(budget, width), "");
    lines.push(...shiftLines(simulation.shifts, width));
  }
  if (reform && sweep) lines.push("");
  if (sweep) {
    const rows = sweep.points.map(({ change, cost, winners, losers, room }) => [change, sayFen(cost.low), room === null ? "" : sayRoom(room.low), `${cost.sure} 家`, `${winners.enterprises} 家`, `${losers.enterprises} 家`]);
    lines.push(`扫描：${sayCity(sweep)}；现行 ${sayFen(sweep.before.low)}，${sweep.before.sure} 家有确定金额。`, "",
      ...table([{ title: "改动", flexible: true }, { title: "已经可以确定", ...RIGHT }, { title: "离预算", ...RIGHT }, { title: "有确定金额", ...RIGHT }, { title: "多得", ...RIGHT }, { title: "少得", ...RIGHT }], rows, width));
  }
  return lines;
}
