import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf, type CalendarEntry } from "#engine";
import { icalendarOf } from "#engine/icalendar";
import { dossier, dossierOf, library, ON } from "./small-library.ts";

const entry: CalendarEntry = {
  date: "2027-06-01", nominal: "2027-05-31", remind: "2027-05-02", name: "甲类企业年报：名字很长很长，长得一行放不下，\\还有 a,b;c", rule: "测试比对#日1",
  record: { kind: "资质", index: 0, label: "甲类企业 2025-10-29" }, holders: ["企业"], consequence: "两年不报的，取消资格", unverified: false, basis: "测试比对规则",
};
const sheet = { on: "2026-06-30", enterprise: "甲（虚构）", key: "91110114MA01ABCD00", entries: [entry] };
const linesOf = (text: string): string[] => text.split("\r\n");
/** As a reader of the format sees it. */
const readBack = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as [string, [], []]);

test("CRLF everywhere, 75 octets at most, no character cut in two", () => {
  const text = icalendarOf(sheet);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of linesOf(text)) expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\ufffd");
  expect(linesOf(text).filter((line) => line.startsWith(" ")).length).toBeGreaterThan(2);
});

test("a reader gets the day, the names and the alarm back", () => {
  const event = readBack(icalendarOf(sheet)).getFirstSubcomponent("vevent")!;
  expect(event.getFirstPropertyValue("summary")).toBe(`${entry.name}（甲类企业 2025-10-29）`);
  expect(String(event.getFirstPropertyValue("description"))).toBe("依据：测试比对规则（测试比对#日1）\n由谁办：企业\n逾期：两年不报的，取消资格\n期限最后一日 2027-05-31 是法定休假日，顺延到 2027-06-01");
  expect(["dtstart", "dtend", "dtstamp"].map((name) => String(event.getFirstPropertyValue(name)))).toEqual(["2027-06-01", "2027-06-02", "2026-06-30T00:00:00Z"]);
  // Thirty days ahead at nine in the morning.
  expect(String(event.getFirstSubcomponent("valarm")!.getFirstPropertyValue("trigger"))).toBe("-P29DT15H");
});

test.each([["2027-06-01", "PT9H"], ["2027-05-31", "-PT15H"], ["2027-05-30", "-P1DT15H"]])("a reminder on %s rings at nine that day", (remind, trigger) => {
  expect(icalendarOf({ ...sheet, entries: [{ ...entry, remind }] })).toContain(`TRIGGER:${trigger}\r\n`);
});

test("same inputs, same bytes; the UID outlives the day of asking and a moved holiday, and tells enterprises apart", () => {
  const uid = (given: Partial<typeof sheet>): string => /UID:(.*)\r\n/.exec(icalendarOf({ ...sheet, ...given }))![1]!;
  expect(icalendarOf(sheet)).toBe(icalendarOf(structuredClone(sheet)));
  expect(uid({ on: "2026-07-01" })).toBe(uid({}));
  expect(uid({ entries: [{ ...entry, date: "2027-06-02" }] })).toBe(uid({}));
  expect(uid({ key: "91110114MA01ABCD01" })).not.toBe(uid({}));
  const twins = icalendarOf({ ...sheet, entries: [entry, entry] }).match(/UID:.*/g)!;
  expect(new Set(twins).size).toBe(2);
});

test("a name cannot write lines of its own", () => {
  const text = icalendarOf({ ...sheet, enterprise: "甲\r\nBEGIN:VEVENT", entries: [{ ...entry, name: "乙\r\nEND:VEVENT" }] });
  expect(linesOf(text).filter((line) => line === "BEGIN:VEVENT" || line === "END:VEVENT")).toHaveLength(2);
});

test("the dates of a dossier: moved past a holiday, yearly until the title ends, and the text's own last day not moved", () => {
  const held = { ...dossier, 资质: [{ 类别: "甲类企业", 取得方式: "首次认定", 认定日期: "2025-10-29", 有效期至: "2028-10-29" }] };
  expect(calendarOf(library, dossierOf(held), ON).map(({ date, nominal, remind, rule }) => [date, nominal, remind, rule])).toEqual([
    ["2027-06-01", "2027-05-31", "2027-05-02", "测试比对#日1"],
    ["2028-05-31", "2028-05-31", "2028-05-01", "测试比对#日1"],
    ["2028-12-31", "2028-12-31", "2028-12-01", "测发〔2024〕1号"],
  ]);
});
