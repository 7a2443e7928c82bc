/** 随机条件. */
import { figure, type Name } from "./facts.ts";
import { days, periods, years } from "./days.ts";
import { folded } from "./folds.ts";
import { numbers } from "./numbers.ts";
import { operand, type Line } from "./piece.ts";
import { deeper, made, namedHere, oneOf, someName, whatOf, type Where } from "./where.ts";

const ORDERED = ["=", "≠", ">", "≥", "<", "≤"];
const UNITS = ["数元", "数元", "数元", "数", "数人", "数家", "数月", "数分"];
const PLACES = ["昌平区", "北京市", "亦庄新城", "石景山区", "海淀区", "京外", "本地区", "本地区"];
const TRADES = ["制造业", "软件开发", "3562", "6513", "65", "批发和零售业", "35"];

export function truths(where: Where): Line {
  const { chance } = where;
  const inner = deeper(where);
  const many = where.depth > 0 ? 1 : 0;
  const joined = (word: string) => (): Line => made(where, "truth", ...operand(truths(inner)), ` ${word} `, ...operand(truths(inner)), ...(chance.happens(0.3) ? [` ${word} `, ...operand(truths(inner))] : []));
  return oneOf(where, [
    [3, () => namedHere(where, "truth")],
    [8, () => ofNumber(where)],
    [2 * many, () => ofNumbers(where)],
    [5, () => ofWord(where)],
    [6, () => catalogued(where)],
    [5, () => ofDay(where)],
    [2, () => ofYear(where)],
    [3, () => ofTruth(where)],
    [3, () => ofPlace(where)],
    [2, () => ofTrade(where)],
    [2, () => ofSet(where)],
    [2, () => ofNone(where)],
    [2, () => near(where)],
    [2, () => full(where)],
    [2, () => registered(where)],
    [5 * many, () => folded(where, "存在")],
    [3 * many, () => made(where, "truth", folded(where, "计数"), ` ${chance.pick(ORDERED)} ${chance.below(4)}项`)],
    [1, () => first(where)],
    [where.decided ? 1 : 0, () => made(where, "truth", `评定(经评审${chance.below(3)})`)],
    [4 * many, joined("且")],
    [4 * many, joined("或")],
    [3 * many, () => made(where, "truth", "非 ", ...operand(truths(inner)))],
  ]);
}

const compared = (where: Where, left: Line, right: Line): Line => made(where, "truth", ...operand(left), ` ${where.chance.pick(ORDERED)} `, ...operand(right));
const word = (where: Where, name: Name): Line => made(where, whatOf(name.type), name.text);

function ofNumber(where: Where): Line | null {
  const wanted = where.chance.pick(UNITS);
  const name = someName(where, ({ type }) => whatOf(type) === wanted);
  return name && compared(where, word(where, name), made(where, whatOf(name.type), figure(name.fact, name.type, where.seen, where.chance)));
}
const ofNumbers = (where: Where): Line => {
  const what = where.chance.pick(UNITS);
  return compared(where, numbers(deeper(where), what), numbers(deeper(where), what));
};
function ofWord(where: Where): Line | null {
  const { chance } = where;
  const name = someName(where, ({ type }) => type.kind === "word");
  if (!name) return null;
  const words = name.words.length > 0 ? name.words : ["甲", "乙", "丙"];
  if (chance.happens(0.6)) return made(where, "truth", name.text, chance.happens(0.75) ? " = " : " ≠ ", chance.pick(words));
  return made(where, "truth", name.text, ` 属于 [${[...new Set([chance.pick(words), chance.pick(words), chance.pick(words)])].join(", ")}]`);
}
/** Named in a catalogue that is published for each year. */
function catalogued(where: Where): Line | null {
  const name = someName(where, ({ fact }) => fact === "品牌推广.榜单");
  return name && made(where, "truth", `${name.text} 属于 公布(品牌榜单目录, ${where.inner ? "申报年度" : where.chance.pick(["年度", "申报年度"])})`);
}
const ofDay = (where: Where): Line => compared(where, days(deeper(where)), days(deeper(where)));
const ofYear = (where: Where): Line => {
  const left = years(deeper(where));
  return where.chance.happens(0.3) ? made(where, "truth", ...operand(left), ` ${where.chance.pick(ORDERED)} ${2023 + where.chance.below(5)}`) : compared(where, left, years(deeper(where)));
};
function ofTruth(where: Where): Line | null {
  const isTruth = ({ type }: Name): boolean => type.kind === "truth";
  const [name, other] = [someName(where, isTruth), someName(where, isTruth)];
  if (!name || !other) return null;
  return where.chance.happens(0.8) ? made(where, "truth", name.text) : made(where, "truth", `${name.text} ${where.chance.pick(["=", "≠"])} ${where.chance.pick(["是", "否", other.text])}`);
}
function ofPlace(where: Where): Line | null {
  const { chance } = where;
  const isPlace = ({ type, none }: Name): boolean => type.kind === "region" && !none;
  const [name, other] = [someName(where, isPlace), someName(where, isPlace)];
  if (!name || !other) return null;
  if (chance.happens(0.25)) return made(where, "truth", `${name.text} 属于 [${[...new Set([chance.pick(PLACES.slice(0, 6)), chance.pick(PLACES)])].join(", ")}]`);
  return made(where, "truth", `${name.text} ${chance.pick(["=", "=", "=", "≠"])} ${chance.happens(0.85) || name.text === other.text ? chance.pick(PLACES) : other.text}`);
}
function ofTrade(where: Where): Line | null {
  const { chance } = where;
  const name = someName(where, ({ type }) => type.kind === "industry");
  if (!name) return null;
  return made(where, "truth", chance.happens(0.5) ? `${name.text} ${chance.pick(["=", "≠"])} ${chance.pick(TRADES)}` : `${name.text} 属于 [${[...new Set([chance.pick(TRADES), chance.pick(TRADES)])].join(", ")}]`);
}
function ofSet(where: Where): Line | null {
  const { chance } = where;
  const name = someName(where, ({ type }) => type.kind === "set");
  return name && made(where, "truth", `${name.text} 属于 [${[...new Set([chance.pick(name.words), chance.pick(name.words)])].join(", ")}]`);
}
function ofNone(where: Where): Line | null {
  const name = someName(where, ({ none, type }) => none && (type.kind === "day" || type.kind === "word"));
  if (!name || (where.depth > 0 && where.chance.happens(0.3))) return where.depth > 0 ? made(where, "truth", folded(where, where.chance.pick(["最早", "最晚"])), where.chance.pick([" = ", " ≠ "]), "无") : null;
  return made(where, "truth", name.text, where.chance.pick([" = ", " ≠ "]), "无");
}
const near = (where: Where): Line | null => ((where.inner ?? where.own)?.event ? made(where, "truth", `近(${periods(where.chance)})`) : null);
function full(where: Where): Line | null {
  return made(where, "truth", "满(", days({ ...where, depth: 0 }), `, ${periods(where.chance)}`, ...(where.chance.happens(0.4) ? [", ", days({ ...where, depth: 0 })] : []), ")");
}
function registered(where: Where): Line {
  const { chance } = where;
  const titles = ["高新技术企业", "专精特新中小企业", "专精特新小巨人", "创新型中小企业", "中关村高新技术企业"];
  return made(where, "truth", chance.happens(0.6) ? `持有(${chance.pick(titles)})` : `在单(${chance.pick(where.lists)})`);
}
/** 首贷: whether this record is the first of its kind. */
function first(where: Where): Line | null {
  const { own, inner, chance } = where;
  if (!own || inner) return null;
  const dates = own.facts.filter(({ type, endMark }) => type.kind === "day" && !endMark);
  return dates.length > 0 ? ((date) => made(where, "truth", `${date} = ${chance.pick(["最早", "最晚"])}(${own.name} 取 ${date})`))(chance.pick(dates).name) : null;
}
