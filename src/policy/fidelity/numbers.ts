import { MONEY_UNITS, compare, multiply, parseChineseNumeral, parseDecimal, type Rational } from "#kernel";

/** 数: a number, percentage, date or 文号 as it stands in a text. */
export interface NumberToken {
  readonly raw: string;
  /** Compared form: equal tokens mean the same number. */
  readonly kind: "文号" | "日期" | "数";
  readonly text: string;
  readonly value: Rational | null;
  readonly unit: string;
  readonly index: number;
}

const STRICT_UNITS = new Set(["分", "%", "年", "月", "天", "平方米", "平方公里", "元/平方米/天"]);
const UNIT = "(%|％|亿元|万元|元\\/平方米\\/天|元|平方公里|平方米|个|家|项|套|年度|年|月|天|日|次|名|位|倍|件|篇|人|分)?";
const MEASURE = "(年|家|项|套|个|次|名|位|倍|天|个月)";
const PATTERN = new RegExp(
  [
    "(?<reference>[\\u4e00-\\u9fa5]{1,8}〔\\d{4}〕\\d+号)",
    "(?<date>\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}-\\d{1,2}-\\d{1,2})",
    `(?<arabic>\\d+(?:\\.\\d+)?)${UNIT}`,
    `(?<chinese>[一二两三四五六七八九十百]+)(?<measure>${MEASURE})`,
  ].join("|"),
  "g",
);
/** Words that hold a numeral and are no number. */
const WORDS = /一次性|一企一档|一对一|第[一二三四五六七八九十百]+[条章项]|[一二三特]等奖|二次贷|千人进千企|[A-Za-z]\d+|\d+[A-Za-z]|\d+\.\d+版/g;

/** Numbers of a text in reading order. */
export function numbersIn(text: string): NumberToken[] {
  const masked = text.replace(WORDS, (word) => "□".repeat(word.length));
  return [...masked.matchAll(PATTERN)].map((match) => token(match));
}

function token(match: RegExpMatchArray): NumberToken {
  const raw = match[0];
  const index = match.index ?? 0;
  const groups = match.groups ?? {};
  if (groups["reference"]) {
    // 依据昌政办发〔2025〕8号: the word before is no part of the number.
    const lead = /^(依据|根据|按照|参照|依照|按|和|与|及)/.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(lead);
    return { raw: text, kind: "文号", text, value: null, unit: "", index: index + lead };
  }
  if (groups["date"]) {
    const [year = "", month = "", day = ""] = raw.split(/[年月日-]/);
    return { raw, kind: "日期", text: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, value: null, unit: "", index };
  }
  const chinese = groups["chinese"];
  const number = chinese ? parseChineseNumeral(chinese) : parseDecimal(groups["arabic"] ?? "");
  const written = chinese ? (groups["measure"] ?? "") : raw.slice((groups["arabic"] ?? "").length);
  const fen = MONEY_UNITS[written];
  const unit = fen ? "分" : written === "％" ? "%" : written === "日" ? "天" : written === "元/平方米/天" ? written : written;
  return { raw, kind: "数", text: raw, value: number === null ? null : fen ? multiply(number, fen) : number, unit, index };
}

/** The same number: money and measures by unit, counted things (10个, 10家, 前两位) by count. */
export function sameNumber(a: NumberToken, b: NumberToken): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== "数") return a.text === b.text;
  if (a.value === null || b.value === null || compare(a.value, b.value) !== 0) return false;
  return a.unit === b.unit || (!STRICT_UNITS.has(a.unit) && !STRICT_UNITS.has(b.unit));
}
