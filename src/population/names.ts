/** 名称与代码: nobody's. The name says that it is made up, the code belongs to a place that does not exist. */
import { creditCodeCheck } from "#kernel";
import type { Field } from "./city.ts";

/** 登记管理部门 9 (市场监管), 机构类别 1 (企业), 行政区划 999999: no such place. */
const FICTIONAL = "91999999";
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export const nameOf = (index: number, place: string, field: Field): string => `${place.replace(/区$/, "")}${field.label}${String(index).padStart(7, "0")}企业（合成）`;

/** 统一社会信用代码 with both its check characters right: of the organisation's own part (GB 11714) and of the whole. */
export function codeOf(index: number): string {
  const digits = String(index % 100_000_000).padStart(8, "0");
  let sum = 0;
  for (let place = 0; place < WEIGHTS.length; place++) sum += (digits.charCodeAt(place) - 48) * (WEIGHTS[place] ?? 0);
  const own = (11 - (sum % 11)) % 11;
  const body = `${FICTIONAL}${digits}${own === 10 ? "X" : own}`;
  return body + (creditCodeCheck(body) ?? "");
}
