/** 逐条条款: every clause of the five texts, and the block that must stand for it (facts copied from the clause study). */
import type { Block } from "#policy";

export interface Clause {
  readonly id: string;
  /** 编号 of the block in its document. */
  readonly number: string;
  readonly kind: Block["kind"];
}

const YIZHUANG = "京技管发〔2023〕32号";
const SHIJINGSHAN = "石经信局〔2023〕24号";
const THREE_PROJECTS = "京政办发〔2022〕19号";
const CHANGPING = "昌政办发〔2025〕8号";
const TEN_ACTIONS = "关于实施十大强企行动激发专精特新企业活力的若干措施";

/** `P1-1a 1 事项`, one a line. */
const table = (lines: string): Clause[] =>
  lines.trim().split("\n").map((line) => {
    const [id = "", number = "", kind = ""] = line.trim().split(/\s+/);
    return { id, number, kind: kind as Block["kind"] };
  });

export const CLAUSES: Readonly<Record<string, readonly Clause[]>> = {
  [YIZHUANG]: table(`
    P1-1a 1 事项
    P1-1b 1 事项
    P1-2a 2 事项
    P1-2b 2 事项
    P1-2c 2 事项
    P1-3 3 参照
    P1-4 4 事项
    P1-5 5 事项
    P1-6 6 事项
    P1-7 7 事项
    P1-8 8 参照
    P1-9 9 服务
    P1-10 10 服务
  `),
  [SHIJINGSHAN]: table(`
    P2-1a 1 事项
    P2-1b 1 事项
    P2-1c 1 事项
    P2-2 2 事项
    P2-3 3 参照
    P2-4a 4a 事项
    P2-4b 4b 事项
    P2-5 5 参照
    P2-6 6 事项
    P2-7a 7a 事项
    P2-7b 7b 服务
    P2-8a 8a 事项
    P2-8b 8b 事项
    P2-8c 8b 事项
    P2-8d 8d 事项
    P2-8e 8e 事项
    P2-9a 9a 职责
    P2-9b 9b 参照
  `),
  [THREE_PROJECTS]: table(`
    P3-1 1b 职责
    P3-2 2c 事项
    P3-3 3 服务
    P3-4 4a 职责
    P3-5 5c 职责
    P3-6 6a 参照
    P3-7 7b 职责
    P3-8 8b 参照
    P3-9(1) 9(1) 事项
    P3-9(2) 9(2)b 参照
    P3-9(3) 9(3)b 参照
    P3-9(4) 9(4)a 职责
    P3-9(5) 9(5)b 职责
    P3-9(6) 9(6) 职责
    P3-10(1) 10(1)b 职责
    P3-10(2) 10(2) 参照
    P3-10(3) 10(3) 职责
    P3-10(4) 10(4) 职责
    P3-10(5) 10(5)b 职责
    P3-11(1) 11(1)b 参照
    P3-11(2) 11(2)b 职责
    P3-11(3) 11(3)b 职责
    P3-11(4) 11(4)a 职责
    P3-12(1) 12(1)b 职责
    P3-12(2) 12(2) 职责
    P3-12(3) 12(3)a 职责
    P3-12(4) 12(4)a 职责
    P3-13(1) 13(1) 职责
    P3-13(2) 13(2)a 职责
    P3-13(3) 13(3)b 服务
    P3-13(4) 13(4)a 服务
    P3-14 14a 职责
    P3-15 15 职责
    P3-16 16a 职责
    P3-17 17b 职责
  `),
  [CHANGPING]: table(`
    P4-4 4 事项
    P4-5a 5 事项
    P4-5b 5 事项
    P4-6 6 服务
    P4-7 7 事项
    P4-8a 8 事项
    P4-8b 8 事项
    P4-8c 8 事项
    P4-8d 8 事项
    P4-9 9 事项
    P4-10 10 事项
    P4-11 11 事项
    P4-12a 12a 事项
    P4-12b 12b 事项
    P4-13 13 事项
    P4-14 14 事项
    P4-15 15 事项
    P4-16a 16a 事项
    P4-16b 16b 事项
    P4-17a 17a 事项
    P4-17b 17b 事项
    P4-18 18 服务
    P4-19 19 职责
    P4-20 20 职责
    P4-21 21 职责
    P4-22 22 叠加
    P4-23 23 原则
  `),
  [TEN_ACTIONS]: table(`
    P5-1a 1a 修改
    P5-1b 1b 事项
    P5-1c 1c 职责
    P5-2 2 事项
    P5-3 3 事项
    P5-4a 4a 事项
    P5-4b 4b 事项
    P5-5a 5a 事项
    P5-5b 5b 事项
    P5-5c 5c 事项
    P5-5d 5d 职责
    P5-6a 6a 事项
    P5-6b 6b 事项
    P5-6c 6c 服务
    P5-6d 6d 事项
    P5-7a 7a 职责
    P5-7b 7b 服务
    P5-7c 7c 事项
    P5-8 8 服务
    P5-9a 9a 事项
    P5-9b 9b 参照
    P5-9c 9c 事项
    P5-10 10 职责
  `),
};
