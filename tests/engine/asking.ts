/** Asks the real library, read once: a dossier as JSON and a day in, matches out. */
import { match, readDossier, type Answer, type Dossier, type Match } from "#engine";
import { parseDay } from "#kernel";
import { library } from "../language/real-documents.ts";

export type Json = Readonly<Record<string, unknown>>;

export { library };

export const CHANGPING = "昌政办发〔2025〕8号";
export const YIZHUANG = "京技管发〔2023〕32号";
export const SHIJINGSHAN = "石经信局〔2023〕24号";
export const SANDA = "京政办发〔2022〕19号";
export const SHIDA = "关于实施十大强企行动激发专精特新企业活力的若干措施";

/** 万元 in 分. */
export const wan = (amount: number): number => Math.round(amount * 1_000_000);
export const day = (text: string): number => parseDay(text)!;

export function dossierOf(json: unknown): Dossier {
  const read = readDossier(json, library.reference);
  if (!read.ok) throw new Error(read.error.map((p) => `${p.path} ${p.message}`).join("；"));
  return read.value;
}

export const ask = (json: unknown, on: string, readings: Readonly<Record<string, string>> = {}): Answer =>
  match(library, dossierOf(json), { on: day(on), readings });

/** An enterprise founded in `region`, clean and never paid; what is not said stays unknown. */
export const founded = (region: string, more: Json = {}, enterprise: Json = {}): Json => ({
  企业: { 名称: "示例企业（虚构）", 主体类型: "企业", 注册地: region, 纳税地: region, 统计地: region, 实际办公地: region, 严重违法失信主体: false, ...enterprise },
  迁移: [], 处罚: [], 事故: [], 失信: [], 已享支持: [], ...more,
});

/** The same dossier with every other list known to be empty. */
export const nothingElse = (json: Json): Json => ({ 年度数据: [], ...Object.fromEntries(library.reference.records.map((kind) => [kind.name, []])), ...json });

export const title = (类别: string, 取得方式: string, 认定日期: string, 有效期至?: string): Json => ({ 类别, 取得方式, 认定日期, ...(有效期至 ? { 有效期至 } : {}) });
export const paid = (文号: string, 条: string, 金额: string, 年度: number, 拨付日期: string, more: Json = {}): Json => ({ 文号, 条, 金额, 年度, 拨付日期, ...more });

/** Matches of one rule: `昌政办发〔2025〕8号#5`. */
export const matchesOf = (answer: Answer, rule: string): Match[] => answer.matches.filter((m) => m.rule === rule);
export function theMatch(answer: Answer, rule: string, label = ""): Match {
  const found = matchesOf(answer, rule).filter((m) => (m.record?.label ?? "").includes(label));
  if (found.length !== 1) throw new Error(`${rule} ${label}：有 ${found.length} 个匹配`);
  return found[0]!;
}
/** `可享 20万`: status and net in 万元, for short tables. */
export function told(match: Match): string {
  const say = (fen: number | null): string => (fen === null ? "∞" : String(fen / 1_000_000));
  const net = match.net === null ? "" : match.net.low === match.net.high ? ` ${say(match.net.low)}万` : ` ${say(match.net.low)}–${say(match.net.high)}万`;
  return `${match.status}${net}`;
}
export const missingOf = (match: Match): string[] => match.missing.map((m) => m.fact).sort();
export const point = (amount: number): { low: number; high: number } => ({ low: wan(amount), high: wan(amount) });
export const range = (low: number, high: number | null): { low: number; high: number | null } => ({ low: wan(low), high: high === null ? null : wan(high) });
