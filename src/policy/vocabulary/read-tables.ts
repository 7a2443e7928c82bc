import { multiply, nearest, parseDay, parseDecimal, parseMoney, type Rational } from "#kernel";
import type { Findings, Place } from "../diagnostic.ts";
import type { Cell, Document, Part } from "../document/read-document.ts";
import type { Type } from "../term.ts";
import { PLAIN, readUnit } from "../unit.ts";
import type { Category, Fact, Holiday, Kind, Limit, Region, Series, SeriesEntry } from "./model.ts";

/** Dimension of each numeric 类型, by a unit of it. */
const NUMERIC: Readonly<Record<string, string>> = {
  金额: "元", 比例: "", 面积: "平方米", 单价: "元/平方米/天", 月数: "月", 人数: "人", 家数: "家", 数: "", 分数: "分",
};
const SIMPLE: Readonly<Record<string, Type>> = {
  文本: { kind: "word", words: null },
  代码: { kind: "word", words: null },
  日期: { kind: "day" },
  年度: { kind: "year" },
  是否: { kind: "truth" },
  地区: { kind: "region" },
  行业: { kind: "industry" },
};

const words = (text: string): string[] => text.split("、").map((word) => word.trim()).filter((word) => word !== "");

interface Section {
  readonly name: string;
  readonly at: Place;
  readonly settings: ReadonlyMap<string, string>;
  readonly lines: readonly { readonly text: string; readonly at: Place }[];
  readonly table: Extract<Part, { kind: "table" }> | null;
}

/** `## 名` sections, each with its `- 键: 值` lines and its table. */
function sectionsOf(document: Document): Section[] {
  const sections: Section[] = [];
  let current: { name: string; at: Place; settings: Map<string, string>; lines: { text: string; at: Place }[]; table: Section["table"] } | null = null;
  for (const part of document.parts) {
    if (part.kind === "heading" && part.depth === 2) {
      current = { name: part.text, at: part.at, settings: new Map(), lines: [], table: null };
      sections.push(current);
    } else if (current && part.kind === "list") {
      for (const item of part.items) {
        current.lines.push(item);
        const found = /^(\S+?): (.*)$/.exec(item.text);
        if (found && !item.text.includes(" 限于 ")) current.settings.set(found[1] ?? "", (found[2] ?? "").trim());
      }
    } else if (current && part.kind === "table") current.table = part;
  }
  return sections;
}

export function rowsOf(table: Section["table"], columns: readonly string[], at: Place, findings: Findings): { cell: (column: string) => string; place: (column: string) => Place }[] {
  if (!table) {
    findings.report("表格格式", at, "这一节缺一张表", `表头写作 | ${columns.join(" | ")} |`);
    return [];
  }
  const header = table.header.map((cell) => cell.text);
  for (const column of columns)
    if (!header.includes(column)) findings.report("表格格式", table.at, `表里缺“${column}”一列`, `表头写作 | ${columns.join(" | ")} |`);
  return table.rows.map((cells) => {
    const find = (column: string): Cell | undefined => cells[header.indexOf(column)];
    if (cells.length < header.length) findings.report("表格格式", cells[0]?.at ?? table.at, "这一行的格数少于表头", "补齐每一格，空着的也要写竖线");
    return { cell: (column) => find(column)?.text.trim() ?? "", place: (column) => find(column)?.at ?? table.at };
  });
}

/** 词表: the sections of facts (派生 is read later, with names known). */
export function readKinds(document: Document, findings: Findings): Kind[] {
  const columns = ["事实", "类型", "取值", "口径", "持有", "问", "敏感", "可变"];
  return sectionsOf(document).filter((section) => section.name !== "派生" && section.table !== null).map((section) => {
    const facts: Fact[] = [];
    for (const row of rowsOf(section.table, columns, section.at, findings)) {
      const name = row.cell("事实");
      const fact = readFact(name, row.cell("类型"), row.cell("取值"), row.place("类型"), findings);
      if (facts.some((other) => other.name === name)) findings.report("词表重名", row.place("事实"), `“${section.name}”里“${name}”写了两次`, "一个事实只定义一次");
      if (fact) facts.push({
        ...fact, meaning: row.cell("口径"), holder: row.cell("持有"), question: row.cell("问"),
        sensitivity: row.cell("敏感"), changeable: row.cell("可变") === "是", at: row.place("事实"),
      });
    }
    const limits: Limit[] = [];
    for (const line of section.lines) {
      const found = /^(\S+) 限于 (\S+) (\S+?)[:：] ?(.*)$/.exec(line.text);
      if (!found) continue;
      const [, field = "", by = "", when = "", values = ""] = found;
      const limited = facts.find((fact) => fact.name === field);
      for (const word of words(values))
        if (limited?.type.kind === "word" && !limited.type.words?.includes(word))
          findings.report("未知取值", line.at, `“${field}”没有“${word}”这个取值`, suggestion(word, limited.type.words ?? []));
      limits.push({ field, by, when, words: words(values) });
    }
    const record = section.name !== "企业" && section.name !== "年度数据";
    const setting = (key: string): string | null => section.settings.get(key) ?? null;
    for (const key of ["发生日", "年度"]) {
      const named = setting(key);
      if (named !== null && !facts.some((fact) => fact.name === named))
        findings.report("未知事实", section.at, `“${section.name}”里没有“${named}”`, suggestion(named, facts.map((fact) => fact.name)));
    }
    return {
      name: section.name,
      label: setting("称呼") ?? section.name,
      event: record ? (setting("发生日") ?? facts.find((fact) => fact.type.kind === "day" && !fact.endMark)?.name ?? null) : null,
      year: record ? setting("年度") : null,
      title: words(setting("题") ?? facts[0]?.name ?? ""),
      facts,
      limits,
    };
  });
}

export const suggestion = (word: string, known: Iterable<string>): string | undefined => {
  const near = nearest(word, known);
  return near === null ? undefined : `是不是想写“${near}”？`;
};

function readFact(name: string, written: string, values: string, at: Place, findings: Findings): Omit<Fact, "meaning" | "holder" | "question" | "sensitivity" | "changeable" | "at"> | null {
  const base = written.replace(/[集史]$/, "");
  const unit = NUMERIC[base];
  const listed = words(values.replace(/可负|结束标记|可为无/g, ""));
  let type: Type | undefined = SIMPLE[base];
  if (unit !== undefined) type = { kind: "number", dimension: readUnit(unit)?.dimension ?? PLAIN };
  if (base === "枚举") type = { kind: "word", words: listed.includes("…") ? null : listed };
  if (!type) {
    const known = [...Object.keys(NUMERIC), ...Object.keys(SIMPLE), "枚举"];
    findings.report("未知类型", at, `“${name}”的类型“${written}”不认识`, suggestion(base, known) ?? `可用：${known.join("、")}`);
    return null;
  }
  const many = written.endsWith("集");
  return {
    name, written, listed: listed.filter((word) => word !== "…"), many, type: many ? { kind: "set", of: type } : type,
    history: written.endsWith("史"), negative: values.includes("可负"), endMark: values.includes("结束标记"), mayBeNone: values.includes("可为无"),
  };
}

/** The tables of a document that is nothing but a table. */
export function tablesOf(document: Document, columns: readonly string[], findings: Findings): Extract<Part, { kind: "table" }>[] {
  const tables = document.parts.filter((part) => part.kind === "table");
  if (tables.length === 0) findings.report("表格格式", { file: document.file, line: 1, column: 1 }, "这份文件里没有表", `写一张表，表头写作 | ${columns.join(" | ")} |；表头下面一行写 | --- |，表前空一行`);
  return tables;
}

export function readCategories(document: Document, findings: Findings): Category[] {
  const tables = tablesOf(document, ["类", "标的", "支出", "说明"], findings);
  return tables.flatMap((table) => rowsOf(table, ["类", "标的", "支出", "说明"], table.at, findings).map((row) => ({
    name: row.cell("类"), subject: row.cell("标的") || null, expense: row.cell("支出") || null, note: row.cell("说明"),
  })));
}

export function readRegions(document: Document, findings: Findings): Region[] {
  const tables = tablesOf(document, ["地区", "上级", "代码", "说明"], findings);
  const regions = tables.flatMap((table) => rowsOf(table, ["地区", "上级", "代码", "说明"], table.at, findings).map((row) => ({
    name: row.cell("地区"), parent: row.cell("上级") || null, code: row.cell("代码") || null, note: row.cell("说明"), at: row.place("上级"),
  })));
  const names = regions.map((region) => region.name);
  for (const region of regions)
    if (region.parent !== null && !names.includes(region.parent)) findings.report("未知地区", region.at, `没有“${region.parent}”这个地区`, suggestion(region.parent, names));
  return regions.map(({ at: _at, ...region }) => region);
}

/** 节假日: | 日期 | 安排 | 名称 | 等级 |, one row per day; 安排 is 休 or 班. */
export function readHolidays(document: Document, findings: Findings): Holiday[] {
  const tables = document.parts.filter((part) => part.kind === "table");
  return tables.flatMap((table) => rowsOf(table, ["日期", "安排", "名称", "等级"], table.at, findings).flatMap((row): Holiday[] => {
    const day = parseDay(row.cell("日期"));
    const kind = row.cell("安排");
    if (day === null) findings.report("日期格式", row.place("日期"), `“${row.cell("日期")}”不是日期`, "写作 2026-10-01");
    if (kind !== "休" && kind !== "班") findings.report("未知取值", row.place("安排"), `“${kind}”不认识`, "写 休（放假）或 班（调休上班）");
    return day === null ? [] : [{ day, rest: kind === "休", name: row.cell("名称"), grade: row.cell("等级") }];
  }));
}

/** 公布数. */
export function readSeries(document: Document, regions: readonly Region[], findings: Findings): Series[] {
  return sectionsOf(document).filter((section) => section.settings.has("类型")).map((section) => {
    const setting = (key: string): string => section.settings.get(key) ?? "";
    const by = setting("按") === "日期" ? "日期" : "年度";
    const fact = readFact(section.name, setting("类型"), "", section.at, findings);
    const entries: SeriesEntry[] = [];
    for (const row of rowsOf(section.table, ["地区", by === "日期" ? "自" : "年度", "值", "来源", "等级"], section.at, findings)) {
      const keyColumn = by === "日期" ? "自" : "年度";
      const key = by === "日期" ? parseDay(row.cell(keyColumn)) : Number(row.cell(keyColumn).replace("年度", ""));
      const region = row.cell("地区");
      if (!regions.some((known) => known.name === region)) findings.report("未知地区", row.place("地区"), `没有“${region}”这个地区`, suggestion(region, regions.map((known) => known.name)));
      if (key === null || !Number.isInteger(key)) {
        findings.report("公布数格式", row.place(keyColumn), `“${row.cell(keyColumn)}”不是${by === "日期" ? "日期" : "年度"}`, by === "日期" ? "写作 2025-05-20" : "写作 2025");
        continue;
      }
      const number = fact?.many ? null : readPublished(row.cell("值"));
      if (!fact?.many && number === null) findings.report("公布数格式", row.place("值"), `“${row.cell("值")}”不是数值`, "写作 3.00%、500万元 或 2026-06-07");
      const rule = row.cell("文号") ? `${row.cell("文号")}#${row.cell("编号")}` : null;
      entries.push({ region, key, number, words: fact?.many ? words(row.cell("值")) : null, source: row.cell("来源"), grade: row.cell("等级"), rule });
    }
    return {
      name: section.name,
      type: fact?.type ?? { kind: "number", dimension: PLAIN },
      by,
      publisher: setting("发布"),
      unpublished: setting("未公布") === "评定" ? "评定" : "待补充",
      knownTo: setting("已核至") ? parseDay(setting("已核至")) : null,
      entries: entries.sort((a, b) => a.key - b.key),
    };
  });
}

function readPublished(text: string): Rational | null {
  const day = parseDay(text);
  if (day !== null) return day;
  const percent = /^(-?[\d.]+)%$/.exec(text);
  const unit = percent ? readUnit("%") : null;
  if (percent && unit) {
    const value = parseDecimal(percent[1] ?? "");
    return value === null ? null : multiply(value, unit.factor);
  }
  return parseMoney(text, parseDecimal) ?? parseDecimal(text);
}
