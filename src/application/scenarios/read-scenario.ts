import { nearest, parseDay } from "#kernel";
import { readDossier, STATUSES, type DossierProblem, type Status } from "#engine";
import type { Diagnostic, Library } from "#policy";
import { rulesOf } from "../find.ts";
import { readReadings } from "../open-questions.ts";
import type { ScenarioFile } from "../ports.ts";
import { readPlaced, type Keys, type PlacedReader } from "./placed-reader.ts";
import { readSupposed, readTitle, type MatchReaders } from "./read-titles.ts";
import type { Exclusion, Expectation, ExpectedTotal, MatchPattern, Scenario, ScenarioQuestion } from "./scenario.ts";

export interface ReadScenario {
  /** Null when something in the file is not right. */
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

const PATTERN = ["政策", "条", "事项", "记录", "状态"];
/** What a question may claim. */
const CLAIMS = ["期望", "不应有", "合计", "认定", "假如取得"];
const EXPECTED = [...PATTERN, "毛额", "净额", "兑付年", "缺", "裁量", "让于"];

/** 读场景: one YAML file as a story with its expectations; every mistake told at its line. */
export function readScenario(file: ScenarioFile, library: Library): ReadScenario {
  if (!file.content.ok) {
    const { message, hint, line } = file.content.error;
    return { scenario: null, diagnostics: [{ file: file.path, line: line ?? 1, column: 1, code: "场景读不了", message, hint }] };
  }
  const { value } = file.content.value;
  const reader = readPlaced(file.path, file.content.value);
  const root = reader.object(value, [], ["名称", "故事", "虚构", "档案", "问"], ["名称", "故事", "虚构", "档案", "问"]);
  if (!root) return { scenario: null, diagnostics: reader.diagnostics };
  const name = "名称" in root ? reader.text(root["名称"], ["名称"]) : null;
  const story = "故事" in root ? reader.text(root["故事"], ["故事"]) : null;
  if ("虚构" in root && root["虚构"] !== true && root["虚构"] !== "是") reader.report(["虚构"], "场景里的企业都是虚构的", "写作 虚构: 是；真实企业的档案不放进政策库");
  const dossier = readDossier(root["档案"] ?? {}, library.reference);
  if (!dossier.ok) for (const problem of dossier.error) reader.report(["档案", ...keysOf(problem)], `${problem.path}：${problem.message}`, problem.hint);
  const questions = reader.list(root["问"], ["问"]).flatMap((question, index) => readQuestion(question, ["问", index], reader, library) ?? []);
  if (Array.isArray(root["问"]) && root["问"].length === 0) reader.report(["问"], "“问”里至少要有一个问日", "写作 - 问日: 2026-06-30");
  const isRight = reader.diagnostics.length === 0 && name !== null && story !== null && dossier.ok;
  return { scenario: isRight ? { id: file.id, name, story, json: root["档案"], dossier: dossier.value, questions } : null, diagnostics: reader.diagnostics };
}

/** `年度数据[0].研发费用` → ["年度数据", 0, "研发费用"]. */
const keysOf = ({ path }: DossierProblem): Keys =>
  path === "档案" ? [] : path.split(".").flatMap((part) => part.split("[").map((key) => (key.endsWith("]") ? Number(key.slice(0, -1)) : key)));

function readQuestion(value: unknown, keys: Keys, reader: PlacedReader, library: Library): ScenarioQuestion | null {
  const object = reader.object(value, keys, ["问日", "读法", ...CLAIMS], ["问日"]);
  if (!object) return null;
  const on = typeof object["问日"] === "string" ? parseDay(object["问日"]) : null;
  if (on === null && "问日" in object) reader.report([...keys, "问日"], "问日应是日历上有的日子", "写作 2026-06-30");
  const chosen = object["读法"] === undefined ? {} : (reader.object(object["读法"], [...keys, "读法"], Object.keys(object["读法"] ?? {}), []) ?? {});
  const readings = readReadings(Object.entries(chosen).map(([id, reading]) => `${id}=${String(reading)}`), library);
  if (!readings.ok) reader.report([...keys, "读法"], readings.error);
  const patterns = clausesOf(library);
  const expected = reader.list(object["期望"], [...keys, "期望"]).flatMap((line, index) => readExpectation(line, [...keys, "期望", index], reader, patterns) ?? []);
  const refused = reader.list(object["不应有"], [...keys, "不应有"]).flatMap((line, index) => readExclusion(line, [...keys, "不应有", index], reader, patterns) ?? []);
  const total = object["合计"] === undefined ? null : readTotal(object["合计"], [...keys, "合计"], reader);
  const titles = reader.list(object["认定"], [...keys, "认定"]).flatMap((line, index) => readTitle(line, [...keys, "认定", index], reader, library) ?? []);
  const read: MatchReaders = { expected: (line, at) => readExpectation(line, at, reader, patterns), excluded: (line, at) => readExclusion(line, at, reader, patterns) };
  const supposed = reader.list(object["假如取得"], [...keys, "假如取得"]).flatMap((line, index) => readSupposed(line, [...keys, "假如取得", index], reader, library, read) ?? []);
  if (!CLAIMS.some((key) => key in object)) reader.report(keys, `这一问没有写 ${CLAIMS.slice(0, -1).join("、")} 或 ${CLAIMS.at(-1)}`, "至少写一样");
  return on === null || !readings.ok ? null : { on, readings: readings.value, expected, refused, total, titles, supposed, at: reader.at(keys) };
}

/** 条 with rules, by policy: an expectation about anything else could never hold or never fail. */
function clausesOf(library: Library): Map<string, Set<string>> {
  const clauses = new Map<string, Set<string>>();
  for (const rule of rulesOf(library)) clauses.set(rule.policy.id, (clauses.get(rule.policy.id) ?? new Set()).add(rule.section.clause));
  return clauses;
}

function readPattern(object: Readonly<Record<string, unknown>>, keys: Keys, reader: PlacedReader, clauses: ReadonlyMap<string, ReadonlySet<string>>): MatchPattern | null {
  const text = (key: string): string | null => (object[key] === undefined ? null : reader.text(object[key], [...keys, key]));
  const [policy, clause, item, record] = [text("政策"), text("条"), text("事项"), text("记录")];
  if (policy === null || clause === null) return null;
  const known = clauses.get(policy);
  if (!known) {
    const near = nearest(policy, clauses.keys());
    reader.report([...keys, "政策"], `政策库里没有“${policy}”`, near ? `是不是想写“${near}”？` : "写文号；没有文号的写全称");
    return null;
  }
  if (!known.has(clause)) {
    reader.report([...keys, "条"], `${policy}的“${clause}”没有可匹配的规则`, `可用：${[...known].join("、")}`);
    return null;
  }
  return { policy, clause, item, record, at: reader.at(keys) };
}

function readStatus(value: unknown, keys: Keys, reader: PlacedReader): Status | null {
  const status = STATUSES.find((each) => each === value);
  if (status === undefined) reader.report(keys, `没有“${String(value)}”这个状态`, `可用：${STATUSES.join("、")}`);
  return status ?? null;
}

function readExpectation(value: unknown, keys: Keys, reader: PlacedReader, clauses: ReadonlyMap<string, ReadonlySet<string>>): Expectation | null {
  const object = reader.object(value, keys, EXPECTED, ["政策", "条", "状态"]);
  const pattern = object && readPattern(object, keys, reader, clauses);
  if (!object || !pattern) return null;
  const status = readStatus(object["状态"], [...keys, "状态"], reader);
  const money = (key: string): Expectation["net"] => (object[key] === undefined ? undefined : reader.money(object[key], [...keys, key]));
  const word = (key: string): string | null | undefined => (object[key] === undefined ? undefined : object[key] === "无" ? null : reader.text(object[key], [...keys, key]));
  const year = object["兑付年"];
  if (year !== undefined && !Number.isInteger(year)) reader.report([...keys, "兑付年"], "兑付年应是年份", "写作 兑付年: 2026");
  const missing = object["缺"] === undefined ? undefined : reader.list(object["缺"], [...keys, "缺"]).map(String);
  const rest = { gross: money("毛额"), net: money("净额"), payYear: typeof year === "number" ? year : undefined, missing, discretion: word("裁量"), yieldsTo: word("让于") };
  return status && { ...pattern, status, ...rest };
}

function readExclusion(value: unknown, keys: Keys, reader: PlacedReader, clauses: ReadonlyMap<string, ReadonlySet<string>>): Exclusion | null {
  const object = reader.object(value, keys, PATTERN, ["政策", "条"]);
  const pattern = object && readPattern(object, keys, reader, clauses);
  return pattern && { ...pattern, status: object["状态"] === undefined ? null : readStatus(object["状态"], [...keys, "状态"], reader) };
}

function readTotal(value: unknown, keys: Keys, reader: PlacedReader): ExpectedTotal | null {
  const object = reader.object(value, keys, ["低", "高", "上限"], []);
  if (!object) return null;
  const amount = (key: string): number | null | undefined => (object[key] === undefined ? undefined : reader.money(object[key], [...keys, key])?.high);
  return { low: amount("低") ?? undefined, high: amount("高"), ceiling: amount("上限"), at: reader.at(keys) };
}
