/**
 * 手写的上限: the three clauses as a programmer would write them for known facts, over the same rows the generated JavaScript
 * reads. Whole 分; no ranges, no reasons, nothing unknown.
 */
import type { Columns, Row } from "#engine/js";
import { dateOf, dayOf, shiftDay } from "#kernel";
import { AGAIN, day, FIRST, ON } from "./case.ts";

const [CHANGPING_FROM, CHANGPING_TO] = [day("2025-09-05"), day("2030-09-05")];
const [CITY_FROM, CITY_TO] = [day("2023-06-13"), day("2028-12-31")];
const RECENT = shiftDay(ON, { count: -3, unit: "年" });
const WAN = 1_000_000;
const YI = 10_000 * WAN;
const NO_ROWS: readonly Row[] = [];

const rowsOf = (columns: Columns, table: string): readonly Row[] => columns.lists[table] ?? NO_ROWS;
const dayIn = (row: Row, name: string): number => row[name] as number;

/** Who the clauses of 昌平 are for at all. */
function qualifies(columns: Columns): boolean {
  const { enterprise } = columns;
  if (!`、${String(enterprise["主体类型"])}、`.includes("、企业、")) return false;
  if (enterprise["注册地"] !== "昌平区" || enterprise["纳税地"] !== "昌平区" || enterprise["统计地"] !== "昌平区" || enterprise["严重违法失信主体"] === true) return false;
  for (const row of rowsOf(columns, "事故")) if (row["类型"] === "安全生产事故" && dayIn(row, "日期") >= RECENT && dayIn(row, "日期") <= ON) return false;
  for (const row of rowsOf(columns, "失信")) if (dayIn(row, "日期") >= RECENT && dayIn(row, "日期") <= ON) return false;
  return true;
}
/** It happened while the text was in force, by the day asked about, and after the last move into the place. */
function counts(columns: Columns, happened: number): boolean {
  if (happened < CHANGPING_FROM || happened > CHANGPING_TO || happened > ON) return false;
  for (const row of rowsOf(columns, "迁移")) if (row["迁入地"] === "昌平区" && row["迁出地"] !== "昌平区" && dayIn(row, "日期") <= ON && happened < dayIn(row, "日期")) return false;
  return true;
}
function holdsTitle(columns: Columns, on: number): boolean {
  for (const row of rowsOf(columns, "资质")) {
    const revoked = row["撤销日期"];
    if (row["类别"] === "高新技术企业" && dayIn(row, "认定日期") <= on && on <= dayIn(row, "有效期至") && (typeof revoked !== "number" || on < revoked)) return true;
  }
  return false;
}
/** An event that a move brought along happens on the day of the move. */
function landed(columns: Columns, from: number, to: number): { readonly day: number; readonly moved: boolean } {
  let last = from;
  for (const row of rowsOf(columns, "迁移")) {
    const at = dayIn(row, "日期");
    if (row["迁入地"] === "昌平区" && row["迁出地"] !== "昌平区" && at > last && at <= to && at <= ON) last = at;
  }
  return { day: last, moved: last !== from };
}

function titleAward(columns: Columns): number {
  if (!qualifies(columns)) return 0;
  let sum = 0;
  for (const row of rowsOf(columns, "资质")) {
    if (row["类别"] !== "高新技术企业") continue;
    const { day: happened, moved } = landed(columns, dayIn(row, "认定日期"), dayIn(row, "有效期至"));
    if (!counts(columns, happened)) continue;
    if (row["取得方式"] === AGAIN && !moved) {
      sum += 5 * WAN;
      continue;
    }
    if (row["取得方式"] !== FIRST && !moved) continue;
    const before = dateOf(happened).year - 1;
    for (const figures of rowsOf(columns, "年度数据")) {
      if (figures["年度"] !== before) continue;
      const research = figures["研发费用"] as number;
      sum += Math.min(50 * WAN, Math.max(5 * WAN, (research - (research % 10)) / 10));
    }
  }
  return sum;
}

function financeAward(columns: Columns): number {
  if (!`、${String(columns.enterprise["主体类型"])}、`.includes("、区域性股权市场运营机构、")) return 0;
  let sum = 0;
  for (const row of rowsOf(columns, "年度数据")) {
    const happened = dayOf(row["年度"] as number, 12, 31);
    const raised = row["直接融资额"] as number;
    if (happened < CITY_FROM || happened > CITY_TO || happened > ON || raised <= 20 * YI) continue;
    const hundredths = 2 * (Math.min(raised, 25 * YI) - 20 * YI) + 3 * Math.max(0, raised - 25 * YI);
    sum += (hundredths - (hundredths % 100)) / 100;
  }
  return Math.min(200 * WAN, sum);
}

function productAward(columns: Columns): number {
  if (!qualifies(columns)) return 0;
  let sum = 0;
  for (const row of rowsOf(columns, "新技术新产品")) {
    const happened = dayIn(row, "认定日期");
    if (counts(columns, happened) && holdsTitle(columns, happened)) sum += 5 * WAN;
  }
  return Math.min(10 * WAN, sum);
}

export const byHand = (columns: Columns): number[] => [titleAward(columns), financeAward(columns), productAward(columns)];
