/** 日程. */
import type { Place } from "../diagnostic.ts";
import { pairOf, type MapEntry } from "../document/read-yaml.ts";
import type { BlockBase, DateBlock } from "../block.ts";
import type { Scope } from "../names/scope.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { conditionsOf, eachOf, oneOf, textOf, valueOf, wordsOf } from "./fields.ts";
import { isMonthDay, monthDayOf } from "./month-day.ts";

export function readDate(name: string, map: MapEntry, base: BlockBase, scope: Scope): DateBlock {
  const each = eachOf(map, scope);
  const inner: Scope = { ...scope, record: each.kind === "记录" ? each.record : null };
  const written = textOf(map, "每年", scope);
  const [dueTerm, until] = [valueOf(map, "期限", inner, { kind: "day" }), valueOf(map, "至", inner, { kind: "day" })];
  const yearly = written === null ? null : yearlyOf(written, pairOf(map, "每年")?.value.at ?? base.at, scope);
  if (written === null && !pairOf(map, "期限")) scope.findings.report("块格式", base.at, `日程“${name}”没有写日期`, "写“每年: 5月31日”或“期限: 有效期至”");
  const ahead = /^(\d+)天$/.exec(textOf(map, "提前", scope) ?? "0天")?.[1];
  if (ahead === undefined) scope.findings.report("日期格式", pairOf(map, "提前")?.value.at ?? base.at, "“提前”应写天数", "写作 30天");
  return {
    kind: "日程", ...base, name, each, conditions: conditionsOf(map, "条件", inner),
    yearly, due: dueTerm, until, extended: pairOf(map, "顺延") ? oneOf(textOf(map, "顺延", scope) ?? "", ["是", "否"] as const, "顺延", map, scope) === "是" : false, ahead: Number(ahead ?? 0), holders: wordsOf(map, "责任", scope), consequence: textOf(map, "后果", scope),
  };
}

/** `5月31日`, or the name of a 定义 that is one, so that its grade stands beside it. */
function yearlyOf(written: string, at: Place, scope: Scope): DateBlock["yearly"] {
  const named = scope.named.get(written);
  const text = named?.value.kind === "text" ? named.value.text : written;
  const date = monthDayOf(text);
  if (date) return { ...date, name: named ? written : null };
  const dates = [...scope.named.values()].filter(({ value }) => value.kind === "text" && isMonthDay(value.text)).map(({ name }) => name);
  // A definition that is no day of a year is told of where it stands.
  if (!isMonthDay(text) || !named) scope.findings.report("日期格式", at, named ? `“${written}”不是一年中的一天，而是 ${text}` : `“${written}”不是一年中的一天`, suggestion(written, dates) ?? "写作 5月31日，或写一个定义为这样一天的名称");
  return null;
}
