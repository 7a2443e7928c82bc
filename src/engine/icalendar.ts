/**
 * iCalendar (RFC 5545) of the dates of one enterprise. A door of its own (`#engine/icalendar`), because it carries the
 * library that writes it. Pure: DTSTAMP comes from the day of asking, so that the same inputs give the same bytes.
 */
import { formatDay, parseDay } from "#kernel";
import ICAL from "ical.js";
import type { CalendarEntry } from "./calendar.ts";

export interface CalendarSheet {
  readonly on: string;
  readonly enterprise: string;
  /** 统一社会信用代码 or whatever tells enterprises apart; it only goes into UIDs. */
  readonly key: string;
  readonly entries: readonly CalendarEntry[];
}

// ical.js counts 75 octets without the blank that begins a continued line; RFC 5545 §3.1 counts it.
ICAL.foldLength = 74;

type Property = readonly [name: string, parameters: Readonly<Record<string, string>>, type: string, value: string];
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

/** CRLF, folded at 75 octets, all-day events, an alarm at nine in the morning of the first day of the reminder. */
export function icalendarOf({ on, enterprise, key, entries }: CalendarSheet): string {
  const stamp = `${on}T00:00:00Z`;
  const seen = new Map<string, number>();
  const calendar: Component = [
    "vcalendar",
    [
      text("version", "2.0"), text("prodid", "-//huice//huice//ZH"), text("calscale", "GREGORIAN"), text("method", "PUBLISH"),
      ["x-wr-calname", {}, "unknown", escaped(`惠策日程${enterprise ? `（${enterprise}）` : ""}`)],
    ],
    entries.map((entry) => eventOf(entry, uidOf(key || enterprise, entry, seen), stamp)),
  ];
  return ICAL.stringify([...calendar]);
}

const text = (name: string, value: string): Property => [name, {}, "text", clean(value)];
/** A name in a dossier may hold anything; a carriage return in it would begin a line of its own. */
// oxlint-disable-next-line no-control-regex
const clean = (value: string): string => value.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ");
/** What the library does for properties it knows as text. */
const escaped = (value: string): string => clean(value).replace(/[\\,;]/g, "\\$&").replaceAll("\n", "\\n");

function eventOf(entry: CalendarEntry, uid: string, stamp: string): Component {
  const summary = `${entry.name}${entry.record ? `（${entry.record.label}）` : ""}`;
  const description = [
    `依据：${entry.basis}（${entry.rule}）`,
    ...(entry.holders.length > 0 ? [`由谁办：${entry.holders.join("、")}`] : []),
    ...(entry.consequence ? [`逾期：${entry.consequence}`] : []),
    ...(entry.unverified ? ["日期待核，以当年通知为准"] : []),
    ...(entry.nominal === entry.date ? [] : [`期限最后一日 ${entry.nominal} 是法定休假日，顺延到 ${entry.date}`]),
  ].join("\n");
  return [
    "vevent",
    [
      text("uid", uid), ["dtstamp", {}, "date-time", stamp], ["dtstart", {}, "date", entry.date], ["dtend", {}, "date", dayAfter(entry.date)],
      text("summary", summary), text("description", description), text("transp", "TRANSPARENT"),
    ],
    [["valarm", [text("action", "DISPLAY"), text("description", summary), ["trigger", {}, "duration", triggerOf(entry)]], []]],
  ];
}

/** Relative to midnight at the beginning of the day, which is when an all-day event starts. */
function triggerOf({ date, remind }: CalendarEntry): string {
  const days = (parseDay(date) ?? 0) - (parseDay(remind) ?? 0);
  return days <= 0 ? "PT9H" : days === 1 ? "-PT15H" : `-P${days - 1}DT15H`;
}

function dayAfter(date: string): string {
  return formatDay((parseDay(date) ?? 0) + 1);
}

/**
 * The same date of the same enterprise keeps its UID when it is exported again, on another day or with an edited
 * holiday table; a calendar then moves it instead of doubling it. Hence 名目日 and not the day it is moved to.
 */
function uidOf(key: string, entry: CalendarEntry, seen: Map<string, number>): string {
  const identity = [key, entry.rule, entry.name, entry.record?.kind ?? "", entry.record?.label ?? "", entry.nominal].join("\n");
  const count = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, count);
  return `${entry.nominal}-${hashOf(identity)}${count > 1 ? `-${count}` : ""}@huice`;
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a, 64 bit: names need no secrecy, only to differ. */
function hashOf(value: string): string {
  let hash = FNV_OFFSET;
  for (let index = 0; index < value.length; index++) hash = BigInt.asUintN(64, (hash ^ BigInt(value.charCodeAt(index))) * FNV_PRIME);
  return hash.toString(16).padStart(16, "0");
}
