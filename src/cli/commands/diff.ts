import { sayRefusal, type Documents } from "#application";
import { checkVersion, placeOf, versionOf, withVersion, type Version } from "#application/documents";
import { diffDocuments, type ChangedClause, type DiffReport } from "#application/simulation";
import { refuse, succeed, type Result } from "#kernel";
import { sayDiagnostic, type Diagnostic } from "#policy";
import type { GivenArguments } from "../arguments.ts";
import { EXIT, readAsking, readLibrary, stop, type CliParts, type Exit } from "../parts.ts";
import { progressBar } from "../progress-bar.ts";
import { costLines, enterpriseLines, movedLine, sayCity, shiftLines } from "../say-simulation.ts";

/** Enterprises listed on the terminal; all of them with --out. */
const SHOWN = 20;
const MOST_FINDINGS = 20;

/** 差异报告: two versions of a document over the same enterprises, before the new one is published. */
export async function diff(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const snapshot = given.values.get("snapshot")?.[0];
  if (snapshot === undefined) return stop(parts, EXIT.usage, "对哪些企业？请加 --snapshot 快照文件夹；没有快照，先用 huice snapshot 或 huice population 生成。");
  const versions = await readVersions(parts, given);
  if (!versions.ok) return versions.error;
  const [before, after] = versions.value;
  const asking = readAsking(parts, given, before.library);
  if (!asking.ok) return asking.error;
  const out = given.values.get("out")?.[0];
  const runs = await parts.runs();
  const city = await runs.openCity({ snapshot, reference: before.library.reference, ...(out === undefined ? {} : { out }) });
  if (!city.ok) return stop(parts, EXIT.input, sayRefusal(city.error));
  const bar = progressBar(parts.screen, "比较", "组条款");
  try {
    const report = await diffDocuments(city.value, before, after, asking.value, SHOWN, bar.report);
    bar.end();
    if (out !== undefined) {
      const written = await city.value.writeReport(`${JSON.stringify(report, null, 2)}\n`);
      if (!written.ok) return stop(parts, EXIT.input, sayRefusal(written.error));
    }
    if (given.flags.has("json")) parts.out(JSON.stringify(report));
    else for (const line of reportLines(report, out, parts.columns)) parts.out(line);
    return EXIT.good;
  } finally {
    city.value.close();
  }
}

/** Each as a document of the library, in the place of the one it is a version of. */
async function readVersions(parts: CliParts, { words: [old = "", next = ""], values }: GivenArguments): Promise<Result<readonly [Version, Version], Exit>> {
  const folder = parts.folder();
  if (!folder.ok) return refuse(stop(parts, EXIT.input, sayRefusal(folder.error)));
  const all = folder.value.documents();
  if (!all.ok) return refuse(stop(parts, EXIT.input, sayRefusal(all.error)));
  const [before, after] = [folder.value.document(old), folder.value.document(next)];
  if (!before.ok) return refuse(stop(parts, EXIT.input, sayRefusal(before.error)));
  if (!after.ok) return refuse(stop(parts, EXIT.input, sayRefusal(after.error)));
  const named = values.get("sources")?.[0];
  const sources = named === undefined ? succeed<Documents["sources"]>(new Map()) : folder.value.sourcesIn(named);
  if (!sources.ok) return refuse(stop(parts, EXIT.input, sayRefusal(sources.error)));
  const place = placeOf(all.value, before.value);
  if (place === null) return refuse(stop(parts, EXIT.input, `${old}：政策库里没有同一文号的文件，不知道它是哪一份的一版。核对文号，或先把它放进 policies/。`));
  // The old version is believed as every command believes the library; the new one nobody has checked.
  const known = await readLibrary(parts, withVersion(all.value, place, before.value));
  const first = versionOf(known.library, known.diagnostics, before.value.path);
  if (!first.ok) return refuse(refused(parts, old, first.error));
  const second = checkVersion(all.value, place, after.value, sources.value);
  if (!second.ok) return refuse(refused(parts, next, second.error));
  return succeed([first.value, second.value]);
}

function refused(parts: CliParts, path: string, diagnostics: readonly Diagnostic[]): Exit {
  const text = diagnostics.some(({ code }) => code === "引文不符" || code === "来源不明");
  return stop(parts, EXIT.findings, `${path} 有 ${diagnostics.length} 处问题，改好以前不比较：`, ...diagnostics.slice(0, MOST_FINDINGS).map(sayDiagnostic), ...(diagnostics.length > MOST_FINDINGS ? [`……还有 ${diagnostics.length - MOST_FINDINGS} 处。`] : []),
    ...(text ? ["引文要与官方文本一字不差。官方文本也改了的，把新的文本（.txt）放进一个文件夹，用 --sources 指明。"] : []));
}

function reportLines({ before, after, clauses, simulation, enterprises }: DiffReport, out: string | undefined, width: number): string[] {
  const head = [`${before.title}（${before.id}）→ ${after.title}（${after.id}）`, `${sayCity(simulation)}。`, "", clauses.length === 0 ? "两版没有差别。" : `${clauses.length} 处不同：`, ...clauses.flatMap(clauseLines), ""];
  if (simulation.clauses.length === 0) return [...head, "没有一条给予的算法不同，企业得到的不变。"];
  const { winners, losers } = simulation;
  const all = winners.enterprises + losers.enterprises;
  return [
    ...head, `连带核定 ${simulation.clauses.length} 条：${simulation.clauses.join("、")}`, "", ...costLines(simulation, width), "", movedLine(simulation), "", ...shiftLines(simulation.shifts, width), "",
    ...(enterprises.length === 0 ? ["没有一家企业确定的金额有变化。"] : [`变化最大的 ${enterprises.length} 家（共 ${all} 家）：`, ...enterpriseLines(enterprises, width)]),
    out === undefined ? "逐家的差异：加 --out 目录。" : `逐家的差异在 ${out}：逐家差异.parquet、逐家差异.csv（金额以分计）、差异报告.json。`,
  ];
}

const clauseLines = ({ clause, name, kind, lines }: ChangedClause): string[] => [
  `  【${kind}】${clause}　${name}`.trimEnd(),
  ...lines.map(({ label, before, after }) => `    ${label}：${before === null ? `新增 ${after ?? ""}` : after === null ? `取消 ${before}` : `${before} → ${after}`}`),
];
