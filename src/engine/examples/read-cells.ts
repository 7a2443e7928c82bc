/** 样例的格: a table row as dossier JSON. */
import { dayOf, parseDay, type Day } from "#kernel";
import { factNamed, kindNamed, type Diagnostic, type ExampleTable, type Place, type Reference, type Validity } from "#policy";

export interface CellProblem {
  readonly message: string;
  readonly hint: string;
}

export interface ExampleRow {
  readonly name: string;
  /** Dossier JSON without yearly facts relative to an event. */
  readonly dossier: Record<string, unknown>;
  /** `上年度.研发费用`: years back, fact, text. */
  readonly relative: readonly { readonly back: number; readonly fact: string; readonly text: string }[];
  readonly on: Day | null;
  readonly readings: Readonly<Record<string, string>>;
  /** `公布.研发费用增长目标`: values published for this example only. */
  readonly published: readonly { readonly series: string; readonly text: string }[];
  readonly expected: string;
  /** Facts a column leaves unknown on purpose, so that no default fills them. */
  readonly unknown: ReadonlySet<string>;
  /** Names of columns with facts, for what the example does not assume. */
  readonly columns: readonly string[];
  readonly problems: readonly CellProblem[];
}

const BACK: Readonly<Record<string, number>> = { 本年度: 0, 上年度: 1, 前二年度: 2, 前三年度: 3 };
const isUnknown = (text: string): boolean => text === "" || text === "?" || text === "？";

/** @param doubts readings by 存疑 id, for the column 读法. */
export function readExample(table: ExampleTable, cells: readonly string[], reference: Reference, doubts: ReadonlyMap<string, readonly string[]>): ExampleRow {
  const problems: CellProblem[] = [];
  const dossier: Record<string, unknown> = {};
  const enterprise: Record<string, unknown> = {};
  const yearly = new Map<number, Record<string, unknown>>();
  const relative: ExampleRow["relative"][number][] = [];
  const published: ExampleRow["published"][number][] = [];
  const unknown = new Set<string>();
  let on: Day | null = null;
  let readings: Record<string, string> = {};
  table.columns.slice(1, -1).forEach((column, index) => {
    const text = (cells[index + 1] ?? "").trim();
    if (text === "同上") return void problems.push({ message: `“${column}”写了“同上”`, hint: "每一行把值写全，样例才能单独核对" });
    const [owner = "", fact] = column.split(".");
    if (column === "问日") {
      on = isUnknown(text) ? null : parseDay(text);
      if (on === null && !isUnknown(text)) problems.push({ message: `问日“${text}”不是日期`, hint: "写作 2026-06-30" });
    } else if (column === "读法") {
      readings = isUnknown(text) ? {} : Object.fromEntries(text.split("；").map((pair) => pair.split("=") as [string, string]));
      for (const [id, name] of Object.entries(readings))
        if (doubts.get(id)?.includes(name) !== true) problems.push({ message: `读法“${id}=${name}”不存在`, hint: `写作 ${[...doubts.keys()][0] ?? "I-05"}=乙；用到的存疑：${[...doubts.keys()].join("、") || "无"}` });
    } else if (owner === "公布" && fact) {
      if (!reference.series.some((s) => s.name === fact)) problems.push({ message: `公布数里没有“${fact}”`, hint: `可用：${reference.series.map((s) => s.name).join("、")}` });
      else if (!isUnknown(text)) published.push({ series: fact, text });
    } else if (owner === "企业" && fact) {
      if (isUnknown(text)) unknown.add(column);
      else enterprise[fact] = text === "无" && factNamed(reference.enterprise, fact)?.type.kind === "set" ? [] : valueOf(text);
    } else if (/^\d{4}$/.test(owner) && fact) {
      const row = yearly.get(Number(owner)) ?? { 年度: Number(owner) };
      if (!isUnknown(text)) row[fact] = valueOf(text);
      yearly.set(Number(owner), row);
    } else if (BACK[owner] !== undefined && fact) relative.push({ back: BACK[owner] ?? 0, fact, text: isUnknown(text) ? "" : text });
    else if (kindNamed(reference, column) && column !== "企业") {
      const records = isUnknown(text) ? undefined : recordsOf(text, column, reference, problems);
      if (records) dossier[column] = records;
      else unknown.add(column);
    } else problems.push({ message: `列名“${column}”不认识`, hint: "列名写记录种类（资质）、企业.事实、上年度.事实、2024.事实、公布.名、问日 或 读法" });
  });
  if (yearly.size > 0) dossier["年度数据"] = [...yearly.values(), ...((dossier["年度数据"] as unknown[] | undefined) ?? [])];
  dossier["企业"] = enterprise;
  return { name: cells[0] ?? "", dossier, relative, on, readings, published, expected: (cells.at(-1) ?? "").trim(), unknown, columns: table.columns.slice(1, -1), problems };
}

/** Day of asking when the table names none: the last day of 有效, so that everything has happened. */
export const defaultDay = (validity: Validity): Day => validity.to ?? dayOf(2030, 12, 31);

export const wrongAt = (example: ExampleRow, at: Place) => (code: string, message: string, hint?: string): Diagnostic[] =>
  [{ ...at, code, message: `样例“${example.name}”${message}`, ...(hint ? { hint } : {}) }];

const valueOf = (text: string): unknown => (text === "是" ? true : text === "否" ? false : text.includes("、") ? text.split("、") : text);

/** `高新技术企业／首次认定／2025-10-29；…` in 词表 order, or `字段=值`; 无 = known none. */
function recordsOf(text: string, kindName: string, reference: Reference, problems: CellProblem[]): unknown[] {
  if (text === "无") return [];
  const kind = kindNamed(reference, kindName);
  const fields = kind?.facts.map((fact) => fact.name) ?? [];
  return text.split("；").map((record) => {
    const row: Record<string, unknown> = {};
    record.split("／").forEach((part, index) => {
      const cell = part.trim();
      const equals = cell.indexOf("=");
      const field = equals > 0 ? cell.slice(0, equals) : fields[index];
      const value = equals > 0 ? cell.slice(equals + 1) : cell;
      if (field === undefined) problems.push({ message: `${kindName}只有 ${fields.length} 个字段，这里写了第 ${index + 1} 个：“${cell}”`, hint: `按次序写 ${fields.join("／")}，或写“字段=值”` });
      else if (!isUnknown(value)) row[field] = kind?.facts.find((f) => f.name === field)?.type.kind === "truth" ? valueOf(value) : value;
    });
    return row;
  });
}
