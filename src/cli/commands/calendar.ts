import { calendarOfDossier, sayRefusal, type EnterpriseCalendar } from "#application";
import type { GivenArguments } from "../arguments.ts";
import { answerEach, headLine, teller } from "../each-dossier.ts";
import { EXIT, openSoundLibrary, readAsking, stop, type CliParts, type Exit } from "../parts.ts";
import { table, type Column } from "../table.ts";

/** 日程: what an enterprise must not miss, as a table and as a file for calendars. */
export async function calendar(parts: CliParts, given: GivenArguments): Promise<Exit> {
  const file = given.values.get("ics")?.[0];
  if (file === "-") return stop(parts, EXIT.usage, "--ics 后面要写文件名，如 日程.ics。");
  const library = await openSoundLibrary(parts);
  if (!library.ok) return library.error;
  const asking = readAsking(parts, given, library.value);
  if (!asking.ok) return asking.error;
  // The library that writes iCalendar is loaded only when there is something to write.
  const write = file === undefined ? null : (await import("#engine/icalendar")).icalendarOf;
  const tell = teller(parts, given.flags.has("json"), (sheet: EnterpriseCalendar) => linesOf(sheet, parts.columns));
  return answerEach(parts, given.words, (json) => calendarOfDossier(library.value, json, asking.value), (sheet, isFirst) => {
    if (file !== undefined && write) {
      const saved = parts.save(file, write(sheet));
      if (!saved.ok) return stop(parts, EXIT.input, sayRefusal(saved.error));
      parts.err(`${sheet.entries.length} 个日程写进了 ${file}。`);
    }
    return tell(sheet, isFirst);
  });
}

const COLUMNS: readonly Column[] = [
  { title: "日期" }, { title: "提醒" }, { title: "事项", flexible: true }, { title: "记录", flexible: true }, { title: "由谁办", flexible: true }, { title: "逾期后果", flexible: true }, { title: "依据", flexible: true },
];

function linesOf({ enterprise, on, entries }: EnterpriseCalendar, columns: number): string[] {
  const head = headLine(enterprise, on);
  if (entries.length === 0) return [head, "没有算得出的日程。资质、注册地填得越全，日程越全。"];
  const moved = entries.some(({ date, nominal }) => date !== nominal);
  return [
    head,
    ...table(COLUMNS, entries.map((entry) => [
      `${entry.date}${entry.date === entry.nominal ? "" : "*"}`, entry.remind, `${entry.name}${entry.unverified ? "〔待核〕" : ""}`, entry.record?.label ?? "", entry.holders.join("、"), entry.consequence ?? "", entry.rule,
    ]), columns),
    ...(entries.some(({ unverified }) => unverified) ? ["标“待核”的，日期还没有核到官方原文，以当年通知为准。"] : []),
    ...(moved ? ["* 最后一日是法定休假日，已顺延到休假结束的次日（民法典第二百零三条）。"] : []),
  ];
}
