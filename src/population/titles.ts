/** 资质与名单: certificates that follow one another in time, and the lists an enterprise stands on. */
import { firstDayOf, parseDay, shiftDay, yearOf, type Day } from "#kernel";
import type { Cell } from "#policy";
import { dayWithin, TODAY, type Profile } from "./profile.ts";
import type { RowOf, Sheets } from "./sheets.ts";

export interface Title {
  readonly kind: string;
  readonly how: string;
  readonly granted: Day;
}

const HI_TECH = "高新技术企业";
const KINDS = [
  HI_TECH, "中关村高新技术企业", "科技型中小企业", "创新型中小企业", "专精特新中小企业", "专精特新小巨人", "独角兽企业", "制造业单项冠军",
  "国家知识产权示范企业", "国家知识产权优势企业", "北京市知识产权优势单位", "北京市知识产权试点单位",
];
const WAYS = ["首次认定", "期满重新认定", "复核通过", "首次备案", "期满换证"];

export const titleSheet = (sheets: Sheets): RowOf => sheets.row("资质", { 类别: KINDS, 取得方式: WAYS, 认定日期: [], 有效期至: [], 证书编号: [], 撤销日期: [] });
export const listSheet = (sheets: Sheets): RowOf =>
  sheets.row("名单", { 名单: ["培育清单", "小升规", "规升强", "创新成长计划", "重点用人主体目录", "梯队培育库", "景贤计划"], 地区: [], 入库日期: [], 首次: [], 出库日期: [] });

/** Days on which the batches of a year are announced. */
const BATCHES = ["10-26", "10-29", "11-30", "12-02", "12-20", "12-30"];
const batch = (profile: Profile, year: number): Day => parseDay(`${year}-${profile.chance.pick(BATCHES)}`) ?? firstDayOf(year);

/** Every title held, in order of time. */
export function titlesOf(profile: Profile): Title[] {
  const { rank, chance, founded } = profile;
  const titles: Title[] = [];
  if (rank === 0) return titles;
  const born = yearOf(founded);
  for (const year of [2023, 2024, 2025, 2026]) {
    const day = firstDayOf(year) + chance.between(100, 176);
    if (day > founded + 60 && day <= TODAY && chance.happens(0.7)) titles.push({ kind: "科技型中小企业", how: titles.length === 0 ? "首次认定" : "复核通过", granted: day });
  }
  if (rank >= 1 && chance.happens(0.25)) series(profile, titles, "中关村高新技术企业", "首次备案", "期满换证", chance.between(Math.max(born + 1, 2019), 2025), 2);
  if (rank >= 2) series(profile, titles, HI_TECH, "首次认定", "期满重新认定", chance.between(Math.max(born + 1, 2016), 2025), 3);
  if (rank >= 3) series(profile, titles, "创新型中小企业", "首次认定", "复核通过", chance.between(Math.max(born + 2, 2022), 2025), 3);
  const next = (titles.at(-1)?.kind === "创新型中小企业" ? yearOf(titles.at(-1)?.granted ?? 0) : 2022) + 1;
  if (rank >= 3 && chance.happens(rank === 4 ? 1 : 0.6)) series(profile, titles, "专精特新中小企业", "首次认定", "复核通过", Math.min(2025, rank === 4 ? 2022 : next), 3);
  if (rank >= 4) series(profile, titles, "专精特新小巨人", "首次认定", "复核通过", chance.between(2023, 2025), 3);
  if (rank >= 3 && chance.happens(0.12)) series(profile, titles, chance.pick(["北京市知识产权试点单位", "北京市知识产权优势单位", "国家知识产权优势企业", "国家知识产权示范企业"]), "首次认定", "复核通过", chance.between(2021, 2025), 3);
  if (rank >= 4 && chance.happens(0.02)) series(profile, titles, profile.manufacturing ? "制造业单项冠军" : "独角兽企业", "首次认定", "复核通过", chance.between(2022, 2025), 3);
  return titles.filter((title) => title.granted <= TODAY && title.granted >= founded).toSorted((a, b) => a.granted - b.granted);
}

/** A first one and, as each ends, mostly another. */
function series(profile: Profile, titles: Title[], kind: string, first: string, again: string, from: number, years: number): void {
  let day = batch(profile, from);
  for (let how = first; day <= TODAY; how = again) {
    titles.push({ kind, how, granted: day });
    if (!profile.chance.happens(0.78)) return;
    day = batch(profile, yearOf(day) + years);
  }
}

/** Last day of a title: 科技型 to the end of its year, 中关村高新 two years, others three. */
const endOf = ({ kind, granted }: Title): Day =>
  kind === "科技型中小企业" ? firstDayOf(yearOf(granted) + 1) - 1 : shiftDay(granted, { count: kind === "中关村高新技术企业" ? 2 : 3, unit: "年" });

export function titleRows({ chance, index }: Profile, titles: readonly Title[], row: RowOf): Cell[][] {
  return titles.map((title, place) => {
    const ends = endOf(title);
    const revoked = chance.happens(0.004) ? title.granted + chance.between(60, 900) : null;
    return row([
      title.kind, chance.happens(0.97) ? title.how : null, title.granted, chance.happens(0.95) ? ends : null,
      chance.happens(0.7) ? `HC${yearOf(title.granted)}${String(index).padStart(7, "0")}${place}` : null, revoked !== null && revoked <= Math.min(TODAY, ends) ? revoked : null,
    ]);
  });
}

/** Which list is kept where, from which year, and how many of whom stand on it. */
const LISTS: readonly { readonly list: string; readonly place: string | null; readonly from: number; readonly share: (profile: Profile) => number }[] = [
  { list: "培育清单", place: "昌平区", from: 2025, share: ({ rank }) => (rank === 1 ? 0.5 : rank === 0 ? 0.02 : 0.05) },
  { list: "小升规", place: "昌平区", from: 2024, share: ({ tech }) => (tech ? 0.06 : 0.01) },
  { list: "规升强", place: "昌平区", from: 2024, share: ({ rank }) => (rank >= 2 ? 0.03 : 0) },
  { list: "创新成长计划", place: "亦庄新城", from: 2023, share: ({ rank }) => (rank >= 3 ? 0.45 : rank === 2 ? 0.12 : 0) },
  { list: "重点用人主体目录", place: "亦庄新城", from: 2023, share: ({ rank }) => (rank >= 3 ? 0.1 : 0.005) },
  { list: "梯队培育库", place: "石景山区", from: 2023, share: ({ rank }) => (rank >= 2 ? 0.4 : 0.02) },
  { list: "景贤计划", place: "石景山区", from: 2023, share: ({ rank }) => (rank >= 3 ? 0.08 : 0) },
  { list: "小升规", place: null, from: 2022, share: ({ tech }) => (tech ? 0.03 : 0.008) },
];

export function listRows(profile: Profile, row: RowOf): Cell[][] {
  const { chance } = profile;
  return LISTS.flatMap(({ list, place, from, share }) => {
    if ((place !== null && place !== profile.place) || !chance.happens(share(profile))) return [];
    const day = dayWithin(profile, from, 2026);
    if (day === null) return [];
    const left = chance.happens(0.06) ? day + chance.between(30, 500) : null;
    return [row([list, place ?? "北京市", day, chance.happens(0.9) ? chance.happens(0.9) : null, left !== null && left <= TODAY ? left : null])];
  });
}
