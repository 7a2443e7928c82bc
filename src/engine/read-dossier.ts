import { compare, isDecimal, multiply, nearest, negate, parseDay, parseDecimal, refuse, succeed, type Day, type Rational, type Result } from "#kernel";
import { factNamed, industryCode, kindNamed, nearestIndustry, readUnit, sayIndustry, type Fact, type Kind, type Reference } from "#policy";
import { told, type Dossier, type Given, type RecordList, type Row, type Span } from "./dossier.ts";
import { NONE, ofNumber, ofTruth, ofWord, type Value } from "./value.ts";

/** What is wrong with a dossier, where, and what was probably meant. */
export interface DossierProblem {
  /** `年度数据[0].研发费用`. */
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

const MAX_PROBLEMS = 50;
const PARTIAL_KEYS = ["部分", "记录"];
const SPAN_KEYS = ["值", "自", "至"];
/** Units a plain JSON number is in; money in 元. */
const PLAIN_UNIT: Readonly<Record<string, string>> = { 金额: "元", 比例: "", 面积: "平方米", 单价: "元/平方米/天", 月数: "月", 人数: "人", 家数: "家", 数: "", 分数: "分" };
/** 一万亿元 (or as many of anything else): far above any enterprise, and sums of it in 分 are still exact integers. */
const TOO_LARGE = 1e12;

/**
 * 读企业档案. Refuses an unknown name or a wrong value with the nearest right one; never guesses, never crashes.
 * @param json what JSON.parse or a YAML reader gave.
 */
export function readDossier(json: unknown, reference: Reference): Result<Dossier, readonly DossierProblem[]> {
  const problems: DossierProblem[] = [];
  const report = (path: string, message: string, hint?: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ path, message, ...(hint ? { hint } : {}) });
  };
  if (!isObject(json)) return refuse([{ path: "档案", message: "档案应是一个对象", hint: "写作 { 企业: {…}, 年度数据: […], 资质: […] }" }]);
  const kinds = ["企业", "年度数据", ...reference.records.map((kind) => kind.name)];
  // Nothing told of 企业 is the same, whether its key is absent or empty.
  let enterprise: Row = { index: 0, facts: new Map() };
  let yearly: RecordList | null = null;
  const records = new Map<string, RecordList>();
  for (const [key, value] of Object.entries(json)) {
    const kind = kinds.includes(key) ? kindNamed(reference, key) : undefined;
    if (!kind) report(key, `没有“${clip(key)}”这一类事实`, near(key, kinds));
    else if (value === null) continue;
    else if (key === "企业") {
      if (isObject(value)) enterprise = { index: 0, facts: readFacts(value, kind, "企业", reference, report) };
      else report(key, "企业应是一个对象", "写作 企业: { 名称: …, 注册地: … }");
    } else {
      const list = readList(value, kind, reference, report);
      if (list && key === "年度数据") yearly = uniqueYears(list, report);
      else if (list) records.set(key, list);
    }
  }
  if (!records.has("迁移")) {
    const moves = movesOf(enterprise);
    if (moves) records.set("迁移", moves);
  }
  if (problems.length > 0) return refuse(problems);
  const name = enterprise.facts.get("名称");
  return succeed({ name: name?.kind === "value" && name.value.kind === "words" ? (name.value.words?.[0] ?? "") : "", enterprise, yearly, records });
}

type Report = (path: string, message: string, hint?: string) => void;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const near = (word: string, known: Iterable<string>): string | undefined => {
  const found = nearest(word.slice(0, 40), known);
  return found === null ? `可用：${[...known].slice(0, 12).join("、")}…` : `是不是想写“${found}”？`;
};

/** The nearest fact of this kind; where another kind has a nearer one, that is where it belongs. */
function nearFact(word: string, kind: Kind, reference: Reference): string | undefined {
  const own = kind.facts.map((fact) => fact.name);
  const kinds = [reference.enterprise, reference.yearly, ...reference.records];
  const best = nearest(word.slice(0, 40), [...own, ...kinds.flatMap((k) => k.facts.map((fact) => fact.name))]);
  const owner = best === null || own.includes(best) ? undefined : kinds.find((k) => factNamed(k, best));
  return owner ? `是不是想写“${owner.name}”里的“${best}”？` : near(word, own);
}

function readList(value: unknown, kind: Kind, reference: Reference, report: Report): RecordList | null {
  const partial = isObject(value);
  if (partial)
    for (const key of Object.keys(value)) if (!PARTIAL_KEYS.includes(key)) report(`${kind.name}.${clip(key)}`, `“${kind.name}”应是一列记录`, "不完整的列表写作 { 部分: true, 记录: […] }");
  const rows: unknown = partial ? value["记录"] : value;
  if (!Array.isArray(rows)) {
    report(kind.name, `“${kind.name}”应是一列记录`, `写作 ${kind.name}: […]；确知没有的写 []；不知道的不写`);
    return null;
  }
  return {
    complete: !(partial && value["部分"] === true),
    rows: rows.flatMap((row: unknown, index): Row[] => {
      if (isObject(row)) return [{ index, facts: readFacts(row, kind, `${kind.name}[${index}]`, reference, report) }];
      report(`${kind.name}[${index}]`, "一条记录应是一个对象", `写作 { ${kind.facts[0]?.name ?? "名称"}: … }`);
      return [];
    }),
  };
}

function readFacts(row: Record<string, unknown>, kind: Kind, path: string, reference: Reference, report: Report): Map<string, Given> {
  const facts = new Map<string, Given>();
  for (const [key, value] of Object.entries(row)) {
    const fact = factNamed(kind, key);
    if (!fact) {
      report(`${path}.${clip(key)}`, `${kind.name}里没有“${clip(key)}”这个事实`, nearFact(key, kind, reference));
      continue;
    }
    if (value === null) continue;
    const given = readGiven(value, fact, `${path}.${key}`, reference, report);
    if (given) facts.set(key, given);
  }
  return facts;
}

function readGiven(value: unknown, fact: Fact, path: string, reference: Reference, report: Report): Given | null {
  if (!(fact.history && Array.isArray(value))) {
    const read = readValue(value, fact, path, reference, report);
    return read && told(read, fact);
  }
  const spans: Span[] = [];
  value.forEach((item: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(item)) return report(at, "一段历史应是一个对象", "写作 { 值: 昌平区, 自: 2024-01-01, 至: 2025-06-30 }");
    for (const key of Object.keys(item)) if (!SPAN_KEYS.includes(key)) report(`${at}.${clip(key)}`, `历史里没有“${clip(key)}”`, "可用：值、自、至");
    const day = (key: "自" | "至"): Day | null => {
      const text = item[key];
      if (text === undefined || text === null) return null;
      const read = typeof text === "string" ? parseDay(text) : null;
      if (read === null) report(`${at}.${key}`, `“${describe(text)}”不是日期`, "写作 2025-10-29");
      return read;
    };
    const [from, to] = [day("自"), day("至")];
    if (from !== null && to !== null && from > to) report(at, "“自”晚于“至”");
    const read = readValue(item["值"], fact, `${at}.值`, reference, report);
    if (read) spans.push({ value: read, from, to });
  });
  return { kind: "history", spans };
}

const describe = (value: unknown): string => (typeof value === "string" ? clip(value) : typeof value === "object" ? (Array.isArray(value) ? "一个列表" : "一个对象") : String(value));

function readValue(value: unknown, fact: Fact, path: string, reference: Reference, report: Report): Value | null {
  const wrong = (what: string, hint: string): null => {
    report(path, `“${fact.name}”应是${what}，这里是“${describe(value)}”`, hint);
    return null;
  };
  if (fact.many) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const words = list.map((item) => (typeof item === "string" ? item : null));
    if (words.some((word) => word === null)) return wrong("一个词或一列词", "写作 [企业, 创新创业载体]");
    const of = fact.type.kind === "set" && fact.type.of.kind === "word" ? fact.type.of.words : null;
    for (const word of words) if (of && !of.includes(word ?? "")) return wrong("列出的取值", near(word ?? "", of) ?? "");
    return { kind: "many", words: words as string[] };
  }
  if (value === "无" && fact.mayBeNone) return NONE;
  switch (fact.type.kind) {
    case "truth":
      if (value === true || value === "是") return ofTruth("是");
      if (value === false || value === "否") return ofTruth("否");
      return wrong("是或否", "写 true 或 false");
    case "day": {
      const day = typeof value === "string" ? parseDay(value) : null;
      return day === null ? wrong("日期", "写作 2025-10-29，且须是日历上有的日子") : ofNumber(day);
    }
    case "year": {
      const year = typeof value === "number" ? value : typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : null;
      return year !== null && Number.isInteger(year) && year >= 1900 && year <= 2200 ? ofNumber(year) : wrong("年度", "写作 2025");
    }
    case "number":
      return readNumber(value, fact, wrong);
    case "region": {
      const names = reference.regions.map((region) => region.name);
      return typeof value === "string" && names.includes(value) ? ofWord(value) : wrong("地区表里的地区", typeof value === "string" ? (near(value, names) ?? "") : `可用：${names.slice(0, 8).join("、")}…`);
    }
    case "industry":
      return readIndustry(value, reference, wrong);
    case "word":
      if (typeof value !== "string" && typeof value !== "number") return wrong("文字", "写一个词");
      if (fact.type.words && !fact.type.words.includes(String(value))) return wrong("列出的取值", near(String(value), fact.type.words) ?? "");
      return ofWord(String(value));
    case "set": case "none":
      return wrong("可读的值", "");
  }
}

/** Any spelling of a code, kept as the code with its name: 6513 应用软件开发. */
function readIndustry(value: unknown, { industries }: Pick<Reference, "industries">, wrong: (what: string, hint: string) => null): Value | null {
  if (typeof value === "number") {
    // A number has lost its leading zeros: 131 may be 131, or 0131.
    const spellings = [String(value), `0${value}`].filter((text) => /^\d{2,4}$/.test(text) && industryCode(industries, text) !== null);
    const [first, second] = spellings;
    if (first !== undefined && second !== undefined) return wrong("写成文字的代码", `写成数，分不清是 ${spellings.map((text) => sayIndustry(industries, industryCode(industries, text) ?? "")).join("，还是 ")}；请加引号，写作 "${first}" 或 "${second}"`);
    return readIndustry(first ?? String(value), { industries }, wrong);
  }
  const text = value;
  if (typeof text !== "string" || !/^([A-T]|[A-T]?\d{2,4})$/.test(text)) return wrong("国民经济行业代码", "写作 C3911、3911、39 或 C（GB/T 4754）");
  const code = industryCode(industries, text);
  if (code !== null) return ofWord(sayIndustry(industries, code));
  const near = nearestIndustry(industries, text);
  return wrong("行业表里有的代码", near === null ? "按 GB/T 4754—2017 核对" : `是不是 ${sayIndustry(industries, near)}？`);
}

function readNumber(value: unknown, fact: Fact, wrong: (what: string, hint: string) => null): Value | null {
  const base = fact.written.replace(/[集史]$/, "");
  const unit = PLAIN_UNIT[base] ?? "";
  const example = base === "金额" ? "300万元 或 3000000（元）" : base === "比例" ? "4.35% 或 0.0435" : `12${unit}`;
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim().replaceAll(",", "") : "";
  const [, digits = "", written = ""] = /^(-?\d+(?:\.\d+)?)\s*(\D*)$/.exec(text) ?? [];
  const number = parseDecimal(digits);
  if (number === null) return wrong(base, `写作 ${example}`);
  const wanted = readUnit(unit);
  const given = readUnit(written === "" ? unit : written);
  if (!wanted || !given || JSON.stringify(given.dimension) !== JSON.stringify(wanted.dimension)) return wrong(`以${unit || "数"}计的${base}`, `写作 ${example}`);
  const scaled: Rational = multiply(number, given.factor);
  const limit = multiply(TOO_LARGE, wanted.factor);
  if (compare(scaled, limit) > 0 || compare(negate(scaled), limit) > 0) return wrong(`合理大小的${base}`, "核对数值和单位，最多一万亿");
  if (base === "金额" && !isDecimal(scaled, 0)) return wrong("至多两位小数的金额", "金额精确到分");
  if (!fact.negative && compare(scaled, 0) < 0) return wrong(`不小于零的${base}`, "核对正负号");
  if ((base === "人数" || base === "家数") && typeof scaled !== "number") return wrong(`整数的${base}`, `写作 ${example}`);
  return ofNumber(scaled);
}

/** Two rows of one year would make 本年度 mean two things. */
function uniqueYears(list: RecordList, report: Report): RecordList {
  const seen = new Map<Rational, number>();
  for (const row of list.rows) {
    const given = row.facts.get("年度");
    const year = given?.kind === "value" && given.value.kind === "number" ? given.value.low : null;
    if (year === null) report(`年度数据[${row.index}].年度`, "这一行没有写年度", "每行年度数据都要写年度，如 年度: 2025");
    else if (seen.has(year)) report(`年度数据[${row.index}].年度`, `${String(year)} 年度写了两行`, "同一年度的数据合成一行");
    else seen.set(year, row.index);
  }
  return list;
}

/** 迁入日期 is the short form of one 迁移 record; equal to 成立日期 it means "never moved". */
function movesOf(enterprise: Row): RecordList | null {
  const moved = enterprise.facts.get("迁入日期");
  if (moved?.kind !== "value") return null;
  const founded = enterprise.facts.get("成立日期");
  const day = (given: Given | undefined): Rational | null => (given?.kind === "value" && given.value.kind === "number" ? given.value.low : null);
  if (day(founded) !== null && day(founded) === day(moved)) return { complete: true, rows: [] };
  const facts = new Map<string, Given>([["日期", moved]]);
  const from = enterprise.facts.get("迁入前注册地");
  const to = enterprise.facts.get("注册地");
  if (from) facts.set("迁出地", from);
  if (to?.kind === "value") facts.set("迁入地", to);
  else {
    const last = to?.spans.at(-1);
    if (last) facts.set("迁入地", { kind: "value", value: last.value });
  }
  return { complete: true, rows: [{ index: -1, facts }] };
}
