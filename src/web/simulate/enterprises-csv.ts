import type { DiffReport } from "#contract";
import { saveFile } from "../dossier/save-file.ts";
import { difference } from "./fen.tsx";

const FEN = 2;

/** 元 with two decimals, as a spreadsheet reads it. */
function yuan(fen: string): string {
  const digits = fen.replace("-", "").padStart(FEN + 1, "0");
  return `${fen.startsWith("-") ? "-" : ""}${digits.slice(0, -FEN)}.${digits.slice(-FEN)}`;
}

/** A spreadsheet takes what begins with = + - @ for a formula; a name is none. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export function enterprisesCsv({ enterprises }: Pick<DiffReport, "enterprises">): string {
  const rows = enterprises.map(({ key, name, region, before, after }) => [String(key), cell(name), cell(region), yuan(before), yuan(after), yuan(difference(before, after))].join(","));
  return ["序号,名称,地区,现行（元）,改后（元）,差（元）", ...rows].join("\r\n").concat("\r\n");
}

/** Hands the person the file. The mark at its head tells spreadsheets that it is UTF-8. */
export function saveEnterprises(report: DiffReport): void {
  saveFile(["\uFEFF", enterprisesCsv(report)], "text/csv;charset=utf-8", `逐家差异${report.simulation.synthetic ? "（合成数据）" : ""}${report.on}.csv`);
}
