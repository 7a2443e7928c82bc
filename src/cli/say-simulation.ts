/** 仿真结果 on a terminal. */
import { ratio, sayYuan } from "#kernel";
import type { EnterpriseShift, Shift, SimulatedCost, Simulation } from "#application";
import type { BudgetCheck, Room } from "#application/simulation";
import { table } from "./table.ts";

const RIGHT = { align: "right" } as const;
export const sayFen = (fen: string): string => sayYuan(ratio(BigInt(fen), 1n));
/** An unknown bound is said, never counted as nothing. */
export const sayBound = (fen: string | null, unbounded: number): string => (fen === null ? `没有上界（${unbounded} 家）` : sayFen(fen));
export const sayCity = ({ size, synthetic }: Pick<Simulation, "size" | "synthetic">): string => `${size} 家${synthetic ? "合成企业（不对应任何真实企业）" : "企业"}`;

export function costLines({ before, after }: Pick<Simulation, "before" | "after">, width: number): string[] {
  const change = (a: number, b: number): string => `${b - a} 家`;
  const rows = [
    ["已经可以确定", sayFen(before.low), sayFen(after.low), sayFen(String(BigInt(after.low) - BigInt(before.low)))],
    ["最多（不含待评审）", sayHigh(before), sayHigh(after), differenceOf(before.high, after.high)],
    ["连同评审的上限", sayCeiling(before), sayCeiling(after), differenceOf(before.ceiling, after.ceiling)],
    ["有确定金额的企业", `${before.sure} 家`, `${after.sure} 家`, change(before.sure, after.sure)],
    ["可享或可能可享的企业", `${before.possible} 家`, `${after.possible} 家`, change(before.possible, after.possible)],
  ];
  return table([{ title: "" }, { title: "现行", ...RIGHT }, { title: "改后", ...RIGHT }, { title: "差", ...RIGHT }], rows, width);
}
const sayHigh = ({ high, unbounded }: SimulatedCost): string => sayBound(high, unbounded.high);
const sayCeiling = ({ ceiling, unbounded }: SimulatedCost): string => sayBound(ceiling, unbounded.ceiling);
const differenceOf = (before: string | null, after: string | null): string => (before === null || after === null ? "" : sayFen(String(BigInt(after) - BigInt(before))));

export function movedLine({ winners, losers, mayMove: { more, less } }: Simulation): string {
  const open = more + less === 0 ? "" : `另有企业确定的金额不变、连同评审的上限变了：${more} 家变高，${less} 家变低（事实还不知道，或待评审）。`;
  return `多得的 ${winners.enterprises} 家，共多 ${sayFen(winners.amount)}；少得的 ${losers.enterprises} 家，共少 ${sayFen(losers.amount)}（按已经可以确定的算）。${open}`;
}

export function shiftLines(shifts: readonly Shift[], width: number): string[] {
  if (shifts.length === 0) return [];
  const rows = shifts.map((shift) => [shift.by, shift.name, sayFen(shift.before), sayFen(shift.after), `${shift.sureBefore}→${shift.sureAfter} 家`, `${shift.winners} 家`, `${shift.losers} 家`]);
  return [
    ...table([{ title: "按" }, { title: "" }, { title: "现行", ...RIGHT }, { title: "改后", ...RIGHT }, { title: "有确定金额", ...RIGHT }, { title: "多得", ...RIGHT }, { title: "少得", ...RIGHT }], rows, width),
    "一家企业有几个领域、几项资质的，在每一项下都算，各项相加会多于合计。资质按问日仍有效的算。",
  ];
}

export function budgetLines({ amount, before, after }: BudgetCheck, width: number): string[] {
  const rows = ([["现行", before], ["改后", after]] as const).map(([name, room]) => [name, sayRoom(room.low), sayRoom(room.high), sayRoom(room.ceiling)]);
  return table([{ title: `预算 ${sayFen(amount)}` }, { title: "已经可以确定", ...RIGHT }, { title: "最多（不含待评审）", ...RIGHT }, { title: "连同评审的上限", ...RIGHT }], rows, width);
}
export const sayRoom = (room: Room["high"]): string => (room === null ? "没有上界，说不准" : room.startsWith("-") ? `超出 ${sayFen(room.slice(1))}` : `还剩 ${sayFen(room)}`);

export const enterpriseLines = (enterprises: readonly EnterpriseShift[], width: number): string[] =>
  table([{ title: "序号", ...RIGHT }, { title: "名称", flexible: true }, { title: "地区" }, { title: "现行", ...RIGHT }, { title: "改后", ...RIGHT }, { title: "差", ...RIGHT }],
    enterprises.map(({ key, name, region, before, after }) => [String(key), name, region, sayFen(before), sayFen(after), sayFen(String(BigInt(after) - BigInt(before)))]), width);
