/** 分厘不差的参照: the three clauses worked out by hand in whole 分, from the text, sharing nothing with any engine. */
import { AGAIN, FIRST, type Case } from "./case.ts";

/** In 分. */
export type Amounts = readonly [title: bigint, finance: bigint, products: bigint];

const WAN = 1_000_000n;
const YI = 10_000n * WAN;
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

export function referenceOf(known: Case): Amounts {
  const inDistrict = known.企业 === true && [known.注册地, known.纳税地, known.统计地].every((place) => place === "昌平区");
  const clean = known.安全生产事故 === false && known.严重失信 === false && known.严重违法失信主体 === false;
  const changping = inDistrict && clean;
  const titled = known.取得方式 === FIRST || known.取得方式 === AGAIN;
  const research = BigInt(known.研发费用 ?? 0);
  const raised = BigInt(known.直接融资额 ?? 0);
  return [
    // 按上年度研发费用的10%，最低5万元，最高50万元；再次认定5万元。
    !changping || !titled ? 0n : known.取得方式 === AGAIN ? 5n * WAN : least(50n * WAN, greatest(5n * WAN, research / 10n)),
    // 20亿元以上的部分 2%，25亿元以上的部分 3%，年度最高200万元。
    known.运营机构 !== true ? 0n : least(200n * WAN, (2n * greatest(0n, least(raised, 25n * YI) - 20n * YI) + 3n * greatest(0n, raised - 25n * YI)) / 100n),
    // 每项5万元，年度最高10万元。
    !changping || !titled ? 0n : least(10n * WAN, 5n * WAN * BigInt(known.新产品数 ?? 0)),
  ];
}
