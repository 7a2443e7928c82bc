import { readReadings, sayRefusal, type Simulation } from "#application";
import { overlaid, readOverlay, type Asking, type Overlay } from "#engine";
import { rulesReading } from "#engine/lower";
import { refuse, sayYuan, succeed, type Result } from "#kernel";
import type { Library } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { table } from "../table.ts";

interface Reform {
  readonly name: string;
  readonly library: Library;
  readonly asking: Asking;
  readonly changed: ReadonlySet<string>;
}

/** 仿真: what a change would cost, whom it reaches, who wins and who loses. */
export async function simulate(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const snapshot = given.values.get("snapshot")?.[0];
  if (snapshot === undefined) return stop(parts, EXIT.usage, "对哪些企业？请加 --snapshot 快照文件夹；没有快照，先用 huice snapshot 或 huice population 生成。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  const reforms = reformsOf(given, library.value, asking.value);
  if (!reforms.ok) return stop(parts, EXIT.usage, reforms.error);
  const runs = await parts.runs();
  const results: { name: string; simulation: Simulation }[] = [];
  for (const { name, changed, ...after } of reforms.value) {
    const bar = progressBar(parts.screen, "仿真", "组条款");
    const done = await runs.simulate({ snapshot, before: { library: library.value, asking: asking.value }, after, changed, progress: bar.report });
    bar.end();
    if (!done.ok) return stop(parts, EXIT.input, sayRefusal(done.error));
    results.push({ name, simulation: done.value });
  }
  const [only] = results;
  if (given.flags.has("json")) parts.out(JSON.stringify(results.map(({ name, simulation }) => ({ change: name, ...simulation }))));
  else for (const line of results.length === 1 && only ? oneLines(only, parts.columns) : sweepLines(results, parts.columns)) parts.out(line);
  return EXIT.good;
}

/** One reform, or one for each value of a sweep. */
function reformsOf(given: GivenArguments, library: Library, asking: Asking): Result<readonly Reform[], string> {
  const [sets, readings, sweep] = [given.values.get("set") ?? [], given.values.get("reform-reading") ?? [], given.values.get("sweep")?.[0]];
  if (sets.length === 0 && readings.length === 0 && sweep === undefined) return refuse("要改什么？请加 --set、--reform-reading 或 --sweep。例如：--set '昌政办发〔2025〕8号#5 最高 50万元→40万元'");
  const changes = allOf(sets.map(readOverlay));
  if (!changes.ok) return changes;
  const chosen = readReadings(readings, library);
  if (!chosen.ok) return chosen;
  const swept = sweep === undefined ? succeed<readonly (Overlay | null)[]>([null]) : readSweep(sweep);
  if (!swept.ok) return swept;
  return allOf(swept.value.map((value): Result<Reform, string> => {
    const all = [...changes.value, ...(value ? [value] : [])];
    const reformed = overlaid(library, all);
    if (!reformed.ok) return reformed;
    const name = [...all.map(({ rule, part, from, to }) => `${rule} ${part} ${from}→${to}`), ...readings].join("；");
    return succeed({ name, library: reformed.value, asking: { ...asking, readings: { ...asking.readings, ...chosen.value } }, changed: new Set([...all.map(({ rule }) => rule), ...rulesReading(library, new Set(Object.keys(chosen.value)))]) });
  }));
}

function readSweep(text: string): Result<readonly Overlay[], string> {
  const arrow = Math.max(text.lastIndexOf("→") + 1, text.lastIndexOf("->") < 0 ? 0 : text.lastIndexOf("->") + 2);
  const values = text.slice(arrow).split(/[,，]/).map((value) => value.trim()).filter((value) => value !== "");
  return allOf((values.length > 0 ? values : [""]).map((value) => readOverlay(`${text.slice(0, arrow)}${value}`)));
}

function allOf<T>(results: readonly Result<T, string>[]): Result<readonly T[], string> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return succeed(values);
}

const yuan = (fen: string | null): string => (fen === null ? "没有上界" : sayYuan(Number(fen)));
const whose = ({ size, synthetic }: Simulation): string => `${size} 家${synthetic ? "合成企业（不对应任何真实企业）" : "企业"}`;
const RIGHT = { align: "right" } as const;

function oneLines({ name, simulation }: { readonly name: string; readonly simulation: Simulation }, width: number): string[] {
  const { before, after, winners, losers, shifts, clauses } = simulation;
  const rows = [
    ["已经可以确定", yuan(before.low), yuan(after.low), yuan(String(BigInt(after.low) - BigInt(before.low)))],
    ["最多（不含待评审）", yuan(before.high), yuan(after.high), ""],
    ["连同评审的上限", yuan(before.ceiling), yuan(after.ceiling), ""],
    ["确定可享的企业", `${before.sure} 家`, `${after.sure} 家`, `${after.sure - before.sure} 家`],
    ["可享或可能可享的企业", `${before.possible} 家`, `${after.possible} 家`, `${after.possible - before.possible} 家`],
  ];
  return [
    `改动：${name}`, `${whose(simulation)}，连带核定 ${clauses.length} 条：${clauses.join("、")}`, "",
    ...table([{ title: "" }, { title: "现行", ...RIGHT }, { title: "改后", ...RIGHT }, { title: "差", ...RIGHT }], rows, width), "",
    `多得的 ${winners.enterprises} 家，共多 ${yuan(winners.amount)}；少得的 ${losers.enterprises} 家，共少 ${yuan(losers.amount)}（按已经可以确定的算）。`, "",
    ...table([{ title: "按" }, { title: "" }, { title: "现行", ...RIGHT }, { title: "改后", ...RIGHT }, { title: "多得", ...RIGHT }, { title: "少得", ...RIGHT }], shifts.map((shift) => [shift.by, shift.name, yuan(shift.before), yuan(shift.after), `${shift.winners} 家`, `${shift.losers} 家`]), width),
  ];
}

function sweepLines(results: readonly { readonly name: string; readonly simulation: Simulation }[], width: number): string[] {
  const [first] = results;
  if (!first) return [];
  return [
    `${whose(first.simulation)}；现行 ${yuan(first.simulation.before.low)}，${first.simulation.before.sure} 家确定可享。`, "",
    ...table([{ title: "改动", flexible: true }, { title: "已经可以确定", ...RIGHT }, { title: "确定可享", ...RIGHT }, { title: "多得", ...RIGHT }, { title: "少得", ...RIGHT }],
      results.map(({ name, simulation }) => [name, yuan(simulation.after.low), `${simulation.after.sure} 家`, `${simulation.winners.enterprises} 家`, `${simulation.losers.enterprises} 家`]), width),
  ];
}
