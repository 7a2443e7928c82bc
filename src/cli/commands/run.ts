import { sayRefusal, type RunCheck, type RunSummary } from "#application";
import { refuse, succeed, type Result } from "#kernel";
import type { Library } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { sayFen } from "../say-simulation.ts";

const SAMPLE = 100;
const SHOWN = 20;

/** 跑批, and 复核 of what was run. */
export async function run(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const [word] = given.words;
  if (word !== undefined && word !== "verify") return stop(parts, EXIT.usage, `run 后面只能写 verify，这里是“${word}”。跑批写作：huice run --snapshot 合成城市 --on 2026-06-30 --out 批次`);
  const snapshot = given.values.get("snapshot")?.[0];
  if (snapshot === undefined) return stop(parts, EXIT.usage, "对哪些企业？请加 --snapshot 快照文件夹；没有快照，先用 huice snapshot 或 huice population 生成。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  return word === "verify" ? verify(parts, given, library.value, snapshot) : runAll(parts, given, library.value, snapshot);
}

async function runAll(parts: CliParts, given: GivenArguments, library: Library, snapshot: string): Promise<Exit> {
  const folder = given.values.get("out")?.[0];
  if (folder === undefined) return stop(parts, EXIT.usage, "写到哪里？请加 --out 目录。");
  const asking = readAsking(parts, given, library);
  if (!asking.ok) return asking.error;
  const slice = readCount(given, "slice");
  if (!slice.ok) return stop(parts, EXIT.usage, slice.error);
  const runs = await parts.runs();
  const bar = progressBar(parts.screen, "跑批", "组条款");
  const done = await runs.run({ snapshot, folder, library, asking: asking.value, csv: !given.flags.has("no-csv"), slice: slice.value, progress: bar.report });
  bar.end();
  if (!done.ok) return stop(parts, EXIT.input, sayRefusal(done.error));
  for (const line of given.flags.has("json") ? [JSON.stringify(done.value)] : summaryLines(done.value)) parts.out(line);
  return EXIT.good;
}

/** How many enterprises; null where nothing is said. */
function readCount(given: GivenArguments, name: "sample" | "slice"): Result<number | null, string> {
  const text = given.values.get(name)?.[0];
  if (text === undefined) return succeed(null);
  return /^[1-9]\d{0,7}$/.test(text) ? succeed(Number(text)) : refuse(`--${name} 后面要写多少家，1 以上的整数，这里是“${text}”。`);
}

function summaryLines({ folder, on, size, synthetic, matches, enterprises, total }: RunSummary): string[] {
  const amount = (fen: string | null): string => (fen === null ? "算不出（有的项目还缺事实，没有上界）" : sayFen(fen));
  return [
    `${folder}：问日 ${on}，${size} 家${synthetic ? "合成企业（不对应任何真实企业）" : "企业"}，其中 ${enterprises} 家有 ${matches} 项匹配。`,
    `已经可以确定　${amount(total.low)}`,
    `最多（不含待评审）　${amount(total.high)}`,
    `连同评审的上限　${amount(total.ceiling)}`,
    "匹配、名册、应享未享、缺项都在文件夹里。",
  ];
}

async function verify(parts: CliParts, given: GivenArguments, library: Library, snapshot: string): Promise<Exit> {
  const folder = given.values.get("run")?.[0];
  if (folder === undefined) return stop(parts, EXIT.usage, "核对哪个批次？请加 --run 批次文件夹。");
  const sample = readCount(given, "sample");
  if (!sample.ok) return stop(parts, EXIT.usage, sample.error);
  const runs = await parts.runs();
  const bar = progressBar(parts.screen, "复核");
  const checked = await runs.verify({ snapshot, folder, library, sample: sample.value ?? SAMPLE, progress: bar.report });
  bar.end();
  if (!checked.ok) return stop(parts, EXIT.input, sayRefusal(checked.error));
  for (const line of given.flags.has("json") ? [JSON.stringify(checked.value)] : checkLines(checked.value)) parts.out(line);
  return checked.value.differences.length === 0 ? EXIT.good : EXIT.findings;
}

function checkLines({ enterprises, matches, differences }: RunCheck): string[] {
  const head = `重新解释了 ${enterprises} 家、${matches} 项，${differences.length === 0 ? "状态和金额与批次逐项相同。" : `${differences.length} 项与批次不同：`}`;
  const lines = differences.slice(0, SHOWN).map(({ enterprise, rule, record, inRun, explained }) => `  序号 ${enterprise} ${rule}${record === null ? "" : ` 第 ${record + 1} 条`}：批次 ${inRun ?? "没有"}；重新解释 ${explained ?? "没有"}`);
  return [head, ...lines, ...(differences.length > SHOWN ? [`  ……还有 ${differences.length - SHOWN} 项`] : [])];
}
