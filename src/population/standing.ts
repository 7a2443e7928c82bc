/** 信用、迁移与已享支持: what departments know of an enterprise's conduct, its moves, and what it was paid. */
import { formatDay, yearOf, type Day } from "#kernel";
import type { Cell } from "#policy";
import type { Activity } from "./activities.ts";
import { KNOWN_TO } from "./city.ts";
import { dayWithin, TODAY, yuan, type Profile } from "./profile.ts";
import type { RowOf, Sheets } from "./sheets.ts";
import type { Title } from "./titles.ts";

const MANY_PLACES = ["京外", "京外", "海淀区", "朝阳区", "丰台区", "昌平区", "大兴区"];

export interface Standing {
  readonly activities: readonly Activity[];
  readonly moves: (profile: Profile) => Cell[][];
  readonly payments: (profile: Profile, titles: readonly Title[]) => Cell[][];
}

export function standingOf(sheets: Sheets): Standing {
  const penalty = sheets.row("处罚", { 类型: ["重大行政处罚", "刑事犯罪"], 日期: [] });
  const accident = sheets.row("事故", { 类型: ["安全生产事故", "质量事故", "环境违法", "网络和数据安全事件"], 等级: ["一般", "较大", "严重"], 日期: [] });
  const dishonesty = sheets.row("失信", { 类型: [], 日期: [], 修复日期: [], 领域: ["科研", "税务", "生产经营", "其他"] });
  const move = sheets.row("迁移", { 日期: [], 迁出地: MANY_PLACES, 迁入地: [] });
  const payment = sheets.row("已享支持", { 文号: [], 条: [], 事项: [], 标的: [], 金额: [], 年度: [], 拨付日期: [], 层级: ["国家级", "市级", "区级"] });
  return {
    activities: [
      { kind: "处罚", keeper: "部门", rows: (profile) => rarely(profile, 0.006, (day) => penalty([profile.chance.happens(0.97) ? "重大行政处罚" : "刑事犯罪", day])) },
      { kind: "事故", keeper: "部门", rows: (profile) => rarely(profile, 0.0025, (day) => accident([...(profile.chance.happens(0.3) ? ["环境违法", "严重"] : [profile.chance.pick(["安全生产事故", "质量事故", "网络和数据安全事件"]), profile.chance.pick(["一般", "较大"])]), day])) },
      { kind: "失信", keeper: "部门", rows: (profile) => rarely(profile, 0.005, (day) => dishonesty([profile.chance.pick(["拒不履行（合成）", "虚假申报（合成）"]), day, repaired(profile, day), profile.chance.pick(["科研", "税务", "生产经营", "其他"])])) },
    ],
    moves: (profile) => (profile.chance.happens(0.06) ? dayOf(profile, 2019).map((day) => move([day, profile.chance.pick(MANY_PLACES.filter((place) => place !== profile.place)), profile.place])) : []),
    payments: (profile, titles) => paid(profile, titles, payment),
  };
}

const dayOf = (profile: Profile, from: number): Day[] => {
  const day = dayWithin(profile, from, 2026);
  return day === null ? [] : [day];
};
const rarely = (profile: Profile, probability: number, make: (day: Day) => Cell[]): Cell[][] => (profile.chance.happens(probability) ? dayOf(profile, 2020).map(make) : []);

function repaired({ chance }: Profile, day: Day): Day | null {
  const done = day + chance.between(90, 700);
  return chance.happens(0.5) && done <= TODAY ? done : null;
}

/** 昌平, 亦庄, 石景山 and the two of the city: what was paid for which title, in 元. */
const PAID: readonly { readonly document: string; readonly clause: string; readonly place: string | null; readonly title: string; readonly from: string; readonly to: string; readonly item: string; readonly amounts: readonly number[] }[] = [
  { document: "昌政办发〔2025〕8号", clause: "第五条", place: "昌平区", title: "高新技术企业", from: "2025-09-05", to: KNOWN_TO, item: "高新技术企业认定", amounts: [50_000, 100_000, 237_500, 500_000] },
  { document: "京技管发〔2023〕32号", clause: "第二条", place: "亦庄新城", title: "高新技术企业", from: "2023-11-29", to: "2025-12-31", item: "高新技术企业认定", amounts: [100_000, 200_000] },
  { document: "京技管发〔2023〕32号", clause: "第一条", place: "亦庄新城", title: "专精特新中小企业", from: "2023-11-29", to: "2025-12-31", item: "专精特新认定", amounts: [200_000, 300_000] },
  { document: "石经信局〔2023〕24号", clause: "一", place: "石景山区", title: "专精特新中小企业", from: "2023-07-11", to: "2025-12-31", item: "专精特新认定", amounts: [200_000, 300_000] },
  { document: "石经信局〔2023〕24号", clause: "一", place: "石景山区", title: "专精特新小巨人", from: "2023-07-11", to: "2025-12-31", item: "专精特新认定", amounts: [300_000, 500_000] },
  { document: "关于实施十大强企行动激发专精特新企业活力的若干措施", clause: "五", place: null, title: "专精特新中小企业", from: "2023-06-13", to: KNOWN_TO, item: "数字化诊断", amounts: [20_000, 50_000] },
  { document: "京政办发〔2022〕19号", clause: "9(3)", place: null, title: "科技型中小企业", from: "2022-06-15", to: KNOWN_TO, item: "专业服务补助", amounts: [10_000, 35_000] },
];

function paid(profile: Profile, titles: readonly Title[], row: RowOf): Cell[][] {
  const { chance } = profile;
  return titles.flatMap((title) => PAID.flatMap(({ document, clause, place, title: wanted, from, to, item, amounts }): Cell[][] => {
    if (title.kind !== wanted || (place !== null && place !== profile.place) || formatDay(title.granted) < from || formatDay(title.granted) > to || !chance.happens(place === null ? 0.03 : 0.35)) return [];
    const day = title.granted + chance.between(90, 420);
    if (day > TODAY || yearOf(day) === yearOf(title.granted)) return [];
    return [row([document, clause, chance.happens(0.8) ? item : null, null, yuan(chance.pick(amounts)), chance.happens(0.95) ? yearOf(title.granted) : null, day, place === null ? "市级" : "区级"])];
  }));
}
