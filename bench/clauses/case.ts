/**
 * 对照用的事实: the same twelve facts of the same invented enterprises, for every engine. Everything is known, because most
 * engines have no word for what is not; what they say when one fact is missing is measured apart.
 */
import { parseDay, type Day } from "#kernel";

/** Amounts in 分. Null = nobody has said. */
export interface Case {
  readonly 企业: boolean | null;
  readonly 运营机构: boolean | null;
  readonly 注册地: string | null;
  readonly 纳税地: string | null;
  readonly 统计地: string | null;
  /** Of the last three years. */
  readonly 安全生产事故: boolean | null;
  readonly 严重失信: boolean | null;
  readonly 严重违法失信主体: boolean | null;
  /** How the title 高新技术企业 was obtained in the year asked about; 无 = it was not. */
  readonly 取得方式: string | null;
  /** Of the year before. */
  readonly 研发费用: number | null;
  readonly 直接融资额: number | null;
  readonly 新产品数: number | null;
}
export const FACTS = ["企业", "运营机构", "注册地", "纳税地", "统计地", "安全生产事故", "严重失信", "严重违法失信主体", "取得方式", "研发费用", "直接融资额", "新产品数"] as const satisfies readonly (keyof Case)[];

export const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`${text} 不是日期`);
  return parsed;
};
export const ON = day("2027-06-30");
export const YEAR = 2026;
export const TITLED = "2026-10-29";
export const TITLED_TO = "2029-10-29";
export const LAUNCHED = "2026-11-16";
export const HARMED = "2026-03-02";

export const FIRST = "首次认定";
export const AGAIN = "期满重新认定";
export const NEVER = "无";

const YUAN = 100;
const WAN = 10_000 * YUAN;
const YI = 10_000 * WAN;

/** Mulberry32: the same cases in every run. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function casesOf(count: number, seed = 20270630): Case[] {
  const next = chanceOf(seed);
  const happens = (probability: number): boolean => next() < probability;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const amount = (most: number): number => Math.floor(next() * most);
  return Array.from({ length: count }, () => {
    const place = happens(0.75) ? "昌平区" : pick(["海淀区", "石景山区", "亦庄新城"]);
    const elsewhere = (): string => (happens(0.06) ? "朝阳区" : place);
    return {
      企业: happens(0.95), 运营机构: happens(0.3), 注册地: place, 纳税地: elsewhere(), 统计地: elsewhere(),
      安全生产事故: happens(0.04), 严重失信: happens(0.03), 严重违法失信主体: happens(0.02),
      取得方式: pick([FIRST, FIRST, AGAIN, NEVER]),
      // Around the floor, in between, around the cap; half of them not whole 元.
      研发费用: pick([50 * WAN, 500 * WAN, amount(60 * WAN), amount(600 * WAN), amount(4000 * WAN), YUAN * amount(60_000)]),
      直接融资额: pick([0, 20 * YI, 25 * YI, amount(20 * YI), 20 * YI + amount(2 * YI), amount(30 * YI)]),
      新产品数: pick([0, 0, 1, 2, 3, 4]),
    };
  });
}

/** The same case with one fact nobody has told. */
export const without = (each: Case, fact: keyof Case): Case => ({ ...each, [fact]: null });
