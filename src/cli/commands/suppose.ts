import { holdableTitle, supposeDossier, type SupposedDossier } from "#application";
import type { GivenArguments } from "../arguments.ts";
import { answerEach, headLine, teller } from "../each-dossier.ts";
import { EXIT, openSoundLibrary, readAsking, readDay, stop, type CliParts, type Exit } from "../parts.ts";
import { sayAmount, sayTotal } from "../say-answer.ts";
import { table, type Column } from "../table.ts";

/** 假如取得: what one more title would open. */
export async function suppose(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  const [name = "", path = ""] = given.words;
  const title = holdableTitle(library.value, name);
  if (!title.ok) return stop(parts, EXIT.usage, title.error);
  const date = readDay(parts, given, "date", asking.value.on);
  if (!date.ok) return date.error;
  return answerEach(
    parts, [path],
    (json) => supposeDossier(library.value, json, title.value, date.value, asking.value),
    teller(parts, given.flags.has("json"), (supposed) => linesOf(supposed, parts.columns)),
  );
}

const COLUMNS: readonly Column[] = [
  { title: "政策", flexible: true }, { title: "条" }, { title: "事项", flexible: true }, { title: "记录", flexible: true }, { title: "状态" }, { title: "金额", align: "right", flexible: true }, { title: "说明", flexible: true },
];

function linesOf({ enterprise, on, title, date, opened, before, after }: SupposedDossier, columns: number): string[] {
  return [
    headLine(enterprise, on),
    `假如 ${date} 取得“${title}”：${opened.length === 0 ? "没有新开的支持。" : `新开或增多 ${opened.length} 项`}`,
    ...(opened.length === 0 ? [] : table(COLUMNS, opened.map((m) => [m.policy, m.clause, m.item, m.record?.label ?? "", m.status, m.kind === "服务" ? "" : sayAmount(m.net ?? m.gross), m.because]), columns)),
    `原来${sayTotal(before)}`,
    `假如${sayTotal(after)}`,
  ];
}
