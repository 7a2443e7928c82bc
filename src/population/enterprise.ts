/** 一家合成企业: its rows in every table. */
import { yearOf } from "#kernel";
import { HISTORY_TABLE, listColumn, type Cell, type EnterpriseRows, type Reference } from "#policy";
import { activitiesOf, type Activity } from "./activities.ts";
import { FIELDS, LAST_YEAR, PLACES } from "./city.ts";
import { codeOf, nameOf } from "./names.ts";
import { dayWithin, MAIN_KINDS, profileOf, TODAY, type Profile } from "./profile.ts";
import type { Chance } from "./chance.ts";
import type { Sheets } from "./sheets.ts";
import { standingOf } from "./standing.ts";
import { listRows, listSheet, titleRows, titleSheet, titlesOf } from "./titles.ts";
import { figuresOf, yearRows, yearSheet, type YearFigures } from "./years.ts";

const SIZES = ["微型", "小型", "中型", "大型"];
const PRODUCT_FIELDS = ["战略性新兴产业", "工业六基", "制造强国重点领域", "网络强国领域", "服务重点龙头"];
const DIGITAL = ["一级", "二级", "三级", "四级", "未测评"];
const places = PLACES.map(([place]) => place);
const of = (key: "technology" | "hiTech" | "sizing"): string[] => [...new Set(FIELDS.flatMap((field) => field[key] ?? []))];

const ENTERPRISE: Readonly<Record<string, readonly string[]>> = {
  名称: [], 统一社会信用代码: [], 主体类型: MAIN_KINDS, 成立日期: [], 从业日期: [], 注册地: places, 纳税地: places, 统计地: places, 实际办公地: places, 国民经济行业: [],
  技术领域: of("technology"), 企业划型: SIZES, 规模以上: [], 首次纳统日期: [], 生产研发类: [], 严重违法失信主体: [], 有股权融资需求: [], 开展外贸业务: [], 高新技术领域: of("hiTech"),
  细分市场起始日期: [], 划型行业: of("sizing"), 经营异常: [], 产品属禁止限制淘汰类: [], 主导产品领域: PRODUCT_FIELDS, 数字化水平: DIGITAL, 质量管理体系认证: [], 自主品牌: [], 核心业务信息系统: [],
  烟草制造或娱乐业: [], 集成电路或工业母机企业: [],
};
/** How rarely a list is told in part. */
const HALF_TOLD = 0.003;
const PLACE = Object.keys(ENTERPRISE).indexOf("注册地");
const ABOVE_SCALE = Object.keys(ENTERPRISE).indexOf("规模以上");

/** Where the records of a kind go: their table, and the place in a row of 企业 that says whether they are all. */
interface Placed {
  readonly table: number;
  readonly flag: number;
}
const NO_ROWS: readonly Cell[][] = [];

/** Makes the enterprise of a number; the same `chance` is used for one after the other. */
export function enterpriseMaker(reference: Reference, sheets: Sheets): (index: number, chance: Chance) => EnterpriseRows {
  const strange = FIELDS.find((field) => !Object.hasOwn(reference.industries, field.code));
  if (strange) throw new Error(`合成企业用到的行业“${strange.code}”，行业表里没有`);
  const main = sheets.row(reference.enterprise.name, { ...ENTERPRISE, ...Object.fromEntries([reference.yearly, ...reference.records].map((kind) => [listColumn(kind.name), []])) });
  const [yearly, titled, listed, history] = [yearSheet(sheets), titleSheet(sheets), listSheet(sheets), sheets.row(HISTORY_TABLE, { 事实: [], 段: [], 自: [], 至: [], 值: [] })];
  const standing = standingOf(sheets);
  const activities: readonly Activity[] = [...activitiesOf(sheets), ...standing.activities];
  const placed = (kind: string): Placed => ({ table: sheets.indexOf(kind), flag: sheets.listAt(kind) });
  const at = { years: placed(reference.yearly.name), titles: placed("资质"), lists: placed("名单"), moves: placed("迁移"), payments: placed("已享支持"), histories: sheets.indexOf(HISTORY_TABLE) };
  const others = activities.map((activity) => ({ ...activity, place: placed(activity.kind) }));
  return (index, chance) => {
    const profile = profileOf(index, chance);
    const figures = figuresOf(profile);
    const aboveScale = isAboveScale(profile, figures.at(-1));
    const titles = titlesOf(profile);
    const cells = enterpriseCells(profile, figures.at(-1), aboveScale);
    const spans = historyCells(profile, cells, aboveScale);
    const enterprise = main(cells);
    const rows: (readonly Cell[][])[] = sheets.tables.map(() => NO_ROWS);
    rows[0] = [enterprise];
    if (spans.length > 0) rows[at.histories] = spans.map(history);
    const known = (probability: number): boolean | null => (chance.happens(probability) ? !chance.happens(HALF_TOLD) : null);
    const put = ({ table, flag }: Placed, complete: boolean | null, list: readonly Cell[][]): void => {
      enterprise[flag] = complete;
      if (complete === null) return;
      for (let place = 0; place < list.length; place++) (list[place] ?? [])[0] = place;
      rows[table] = list;
    };
    const years = yearRows(profile, figures, yearly, aboveScale);
    put(at.years, years.length > 0 || profile.told ? !chance.happens(HALF_TOLD) : null, years);
    put(at.titles, known(profile.tech ? 0.9 : 0.7), titleRows(profile, titles, titled));
    put(at.lists, known(0.93), listRows(profile, listed));
    put(at.moves, known(0.93), standing.moves(profile));
    put(at.payments, known(0.95), standing.payments(profile, titles));
    for (const { place, keeper, rows: make } of others) {
      const complete = known(keeper === "部门" ? 0.95 : profile.told ? 0.85 : 0.01);
      if (complete === null) enterprise[place.flag] = null;
      else put(place, complete, make(profile));
    }
    return rows;
  };
}

/** 规模以上, roughly: industry by 2000 万元 of revenue, services by revenue or staff. */
const isAboveScale = ({ manufacturing }: Profile, last: YearFigures | undefined): boolean => last !== undefined && (manufacturing ? last.revenue >= 20_000_000 : last.revenue >= 20_000_000 && last.staff >= 20);

/** 划型, roughly by staff and revenue. */
function sizeOf({ manufacturing }: Profile, { revenue, staff }: YearFigures): string {
  const lines: readonly (readonly [number, number])[] = manufacturing ? [[1000, 400_000_000], [300, 20_000_000], [20, 3_000_000]] : [[300, 100_000_000], [100, 10_000_000], [10, 500_000]];
  const reached = lines.findIndex(([people, money]) => staff >= people && revenue >= money);
  return SIZES[reached < 0 ? 0 : SIZES.length - 1 - reached] ?? "微型";
}

function enterpriseCells(profile: Profile, last: YearFigures | undefined, aboveScale: boolean): Cell[] {
  const { chance, index, field, founded, place, tech, told, rank, mainKind, manufacturing } = profile;
  const register = (probability: number, cell: Cell): Cell => (chance.happens(probability) ? cell : null);
  const own = (cell: Cell): Cell => (told && chance.happens(0.88) ? cell : null);
  const elsewhere = chance.happens(0.03) ? chance.pick(places) : place;
  return [
    nameOf(index, place, field), codeOf(index), register(0.85, mainKind.join("、")), founded, own(Math.min(TODAY, founded + chance.between(0, 400))),
    register(0.995, place), register(0.95, elsewhere), register(0.85, elsewhere), own(chance.happens(0.9) ? place : chance.pick(places)), register(0.97, field.code),
    own(field.technology && tech ? field.technology : ""), last ? register(told ? 0.9 : 0.5, sizeOf(profile, last)) : null, register(0.93, aboveScale),
    aboveScale && yearOf(founded) <= LAST_YEAR ? register(0.8, dayWithin(profile, 2015, LAST_YEAR)) : null, own(tech || manufacturing), register(0.96, chance.happens(0.004)),
    own(chance.happens(0.2)), own(chance.happens(0.18)), tech ? own(field.hiTech ?? "") : null, own(Math.min(TODAY, founded + chance.between(0, 700))),
    own(field.sizing), register(0.97, chance.happens(0.015)), own(chance.happens(0.002)), rank >= 1 ? own(chance.happens(0.5) ? chance.pick(PRODUCT_FIELDS) : "") : null,
    rank >= 2 ? own(chance.pick(DIGITAL)) : null, own(chance.happens(rank >= 2 ? 0.7 : 0.2)), own(chance.happens(0.4)), own(chance.happens(0.7)),
    tech ? register(0.9, false) : null, tech ? register(0.9, field.technology === "集成电路" && chance.happens(0.2)) : null,
  ];
}

/** A few are told as a history; the one value then gives way. */
function historyCells({ chance, founded, place }: Profile, cells: Cell[], aboveScale: boolean): Cell[][] {
  const change = founded + 200 + Math.floor(chance.next() * 2500);
  if (change >= TODAY) return [];
  if (cells[PLACE] !== null && chance.happens(0.004)) {
    cells[PLACE] = null;
    return [["注册地", 0, null, change - 1, chance.pick(places)], ["注册地", 1, change, null, place]].map(([fact, part, from, to, value]) => [fact ?? null, part ?? null, from ?? null, to ?? null, value ?? null]);
  }
  if (aboveScale && cells[ABOVE_SCALE] !== null && chance.happens(0.02)) {
    cells[ABOVE_SCALE] = null;
    return [["规模以上", 0, null, change - 1, "否"], ["规模以上", 1, change, null, "是"]];
  }
  return [];
}
