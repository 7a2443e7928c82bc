/** 年度数据: one line per year, each year grown from the one before; gaps where nobody has told. */
import type { Cell } from "#policy";
import { LAST_YEAR } from "./city.ts";
import { lived, scaled, yuan, type Profile } from "./profile.ts";
import type { RowOf, Sheets } from "./sheets.ts";

const FACTS = [
  "年度", "营业收入", "主营业务收入", "销售收入", "总收入", "高新技术产品收入", "研发费用", "境内研发费用", "研发费用目标值", "净资产", "资产总额", "负债总额", "净利润",
  "职工人数", "科技人员数", "研发人员数", "专项资金到账额", "直接融资额", "新培育高企数", "新落地高企数", "已报发展情况报表", "发展评价得分", "成本费用", "从业人员数",
  "社保人数", "纳税申报收入", "统计研发费用", "高企研发费用", "高企境内研发费用", "国内市场占有率", "国内市场排名", "已更新培育平台",
];

export const yearSheet = (sheets: Sheets): RowOf => sheets.row("年度数据", Object.fromEntries(FACTS.map((fact) => [fact, []])));

export interface YearFigures {
  readonly year: number;
  readonly revenue: number;
  readonly staff: number;
  readonly assets: number;
}

/** What is true, known or not: sizing and titles follow from it. */
export function figuresOf(profile: Profile): YearFigures[] {
  const { chance, tech } = profile;
  let { revenue, staff } = profile;
  return lived(profile).map((year) => {
    revenue *= chance.spread(tech ? 1.1 : 1.02, 0.28);
    staff = Math.max(1, Math.round(staff * chance.spread(1.03, 0.12)));
    return { year, revenue, staff, assets: revenue * chance.spread(1.2, 0.5) };
  });
}

export function yearRows(profile: Profile, figures: readonly YearFigures[], row: RowOf, aboveScale: boolean): Cell[][] {
  return figures.flatMap((figure) => {
    const cells = yearCells(profile, figure, aboveScale);
    return cells.some((cell, index) => index > 0 && cell !== null) ? [row(cells)] : [];
  });
}

function yearCells(profile: Profile, { year, revenue, staff, assets }: YearFigures, aboveScale: boolean): Cell[] {
  const { chance, tech, told, rank, mainKind } = profile;
  // The last year is often not yet told.
  const tells = told && chance.happens(year === LAST_YEAR ? 0.72 : 0.92);
  const own = (cell: Cell): Cell => (tells && chance.happens(0.94) ? cell : null);
  const register = (probability: number, cell: Cell): Cell => (chance.happens(probability) ? cell : null);
  const income = yuan(revenue);
  const main = yuan(revenue * (0.85 + 0.15 * chance.next()));
  const research = tech ? yuan(revenue * profile.intensity * chance.spread(1, 0.25)) : 0;
  const atHome = chance.happens(0.94) ? research : yuan((research / 100) * 0.9);
  const audited = yuan((research / 100) * (0.85 + 0.2 * chance.next()));
  const scientists = tech ? Math.min(staff, Math.max(1, Math.round(staff * (0.08 + 0.4 * chance.next())))) : 0;
  const debts = yuan(assets * chance.next() * 1.05);
  const worth = yuan(assets);
  const hatches = mainKind.includes("创新创业载体");
  const market = rank >= 3 && chance.happens(0.5);
  return [
    year, own(income), own(main), own(income), own(income + yuan(revenue * 0.01)), rank >= 2 ? own(Math.round(main * (0.62 + 0.36 * chance.next()))) : null,
    tech ? register(told ? 0.9 : 0.3, research) : own(0), tech ? own(atHome) : null,
    tech && profile.place === "亦庄新城" ? register(0.12, yuan(research / 110)) : null,
    own(worth - debts), own(worth), own(debts), own(yuan(revenue * (chance.next() * 0.35 - 0.1))),
    own(staff), tech ? own(scientists) : null, tech ? own(Math.round(scientists * 0.8)) : null,
    rank >= 3 && chance.happens(0.03) ? own(yuan(chance.spread(900_000, 0.8))) : null,
    mainKind.includes("区域性股权市场运营机构") ? yuan(chance.spread(80_000_000, 0.6)) : null,
    hatches ? own(chance.between(0, 12)) : null, hatches ? own(chance.between(0, 5)) : null,
    rank >= 2 ? register(0.85, chance.happens(0.95)) : null, rank >= 3 ? register(0.5, scaled(chance.between(45, 95))) : null, own(yuan(revenue * (0.8 + 0.3 * chance.next()))),
    register(aboveScale ? 0.98 : 0.35, Math.max(1, staff + chance.between(-2, 2))), register(0.85, Math.max(1, Math.round(staff * 0.95))),
    register(0.85, chance.happens(0.97) ? income : Math.round(income * 0.9)), aboveScale && tech ? register(0.8, Math.round(research * 1.05)) : null,
    rank >= 2 ? own(audited) : null, rank >= 2 ? own(audited) : null,
    market ? own(scaled(chance.between(1, 40) / 100)) : null, market ? own(scaled(chance.between(1, 20))) : null, rank >= 3 ? register(0.6, chance.happens(0.9)) : null,
  ];
}
