/** 对错: what an engine pays, held against the reference. */
import { AGAIN, FIRST, without, type Case } from "./case.ts";
import type { Said } from "../peers/peer.ts";
import { referenceOf } from "./reference.ts";

export type Answering = (each: Case) => Said | Promise<Said>;

export interface Wrong {
  readonly cells: number;
  readonly wrong: number;
}
/** Cells that are not the reference's, to the 分. */
export async function wrongCells(cases: readonly Case[], answer: Answering): Promise<Wrong> {
  let [cells, wrong] = [0, 0];
  for (const each of cases) {
    const paid = await answer(each);
    referenceOf(each).forEach((due, index) => {
      cells++;
      const said = paid[index];
      if (said === null || said === undefined || BigInt(said) !== due) wrong++;
    });
  }
  return { cells, wrong };
}

/** What the fact may turn out to be: enough to see whether the amount still depends on it. */
const MAY_BE: Partial<Record<keyof Case, readonly (string | number | boolean)[]>> = {
  注册地: ["昌平区", "海淀区"], 纳税地: ["昌平区", "海淀区"], 统计地: ["昌平区", "海淀区"], 安全生产事故: [true, false], 严重失信: [true, false], 严重违法失信主体: [true, false],
  取得方式: [FIRST, AGAIN], 研发费用: [0, 100_000_000_000], 直接融资额: [0, 1_000_000_000_000], 新产品数: [0, 4],
};
const FORGOTTEN = Object.keys(MAY_BE) as (keyof Case)[];

export interface Unknowing extends Wrong {
  /** Cells for which there was an error instead. */
  readonly silent: number;
}
/** One fact forgotten in each case. A cell is right when it is the one amount that is left, or said to be open where it is. */
export async function whileUnknown(cases: readonly Case[], answer: Answering): Promise<Unknowing> {
  let [cells, wrong, silent] = [0, 0, 0];
  for (const [index, each] of cases.entries()) {
    const fact = FORGOTTEN[index % FORGOTTEN.length] as keyof Case;
    // A title that was never obtained has no way in which it was.
    if (fact === "取得方式" && each.取得方式 !== FIRST && each.取得方式 !== AGAIN) continue;
    const possible = (MAY_BE[fact] ?? []).map((value) => referenceOf({ ...each, [fact]: value }));
    const due = [0, 1, 2].map((cell) => (possible.every((one) => one[cell] === possible[0]?.[cell]) ? (possible[0]?.[cell] ?? null) : null));
    cells += due.length;
    try {
      const paid = await answer(without(each, fact));
      due.forEach((one, cell) => {
        const said = paid[cell];
        if (said === undefined) silent++;
        else if (one === null ? said !== null : said === null || BigInt(said) !== one) wrong++;
      });
    } catch {
      silent += due.length;
    }
  }
  return { cells, wrong, silent };
}
