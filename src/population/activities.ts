/** 经营与创新: what an enterprise does and buys, as the records of one kind each. */
import { lastDayOf, yearOf, type Day } from "#kernel";
import type { Cell } from "#policy";
import { dayWithin, lived, scaled, TODAY, yuan, type Profile } from "./profile.ts";
import type { RowOf, Sheets } from "./sheets.ts";

/** One kind of record: who keeps it, and what one enterprise has of it. */
export interface Activity {
  readonly kind: string;
  /** Told by the enterprise itself, or kept by a department. */
  readonly keeper: "企业" | "部门";
  /** Rows without 次序. */
  readonly rows: (profile: Profile) => readonly Cell[][];
}

/** Most have nothing of most kinds. */
const NOTHING: readonly Cell[][] = [];

/** How many of something an enterprise has: none, or one to `most`. */
const some = ({ chance }: Profile, share: number, most: number): number => (chance.happens(share) ? chance.between(1, most) : 0);
/** That many rows, each on a day of its own; a young enterprise has fewer. */
function dated(profile: Profile, count: number, from: number, make: (day: Day, place: number) => Cell[]): readonly Cell[][] {
  if (count === 0) return NOTHING;
  const rows: Cell[][] = [];
  for (let place = 0; place < count; place++) {
    const day = dayWithin(profile, from, 2026);
    if (day !== null) rows.push(make(day, place));
  }
  return rows;
}
const share = (profile: Profile, none: number, tech: number, titled: number): number => (profile.rank >= 2 ? titled : profile.tech ? tech : none);
const label = ({ index }: Profile, what: string, place: number): string => `${what}${index}-${place + 1}（合成）`;

export function activitiesOf(sheets: Sheets): Activity[] {
  const kind = (name: string, keeper: Activity["keeper"], facts: Readonly<Record<string, readonly string[]>>, rows: (profile: Profile, row: RowOf) => readonly Cell[][]): Activity => {
    const row = sheets.row(name, facts);
    return { kind: name, keeper, rows: (profile) => rows(profile, row) };
  };
  return [
    kind("知识产权", "部门", { 名称: [], 类别: ["一类", "二类"], 专利类型: ["发明专利", "实用新型", "外观设计", "其他"], 取得: ["自主研发", "受让"], 权属: ["自有", "共有"], 核心支持: [], 授权日期: [], 编号: [], 主导产品相关: [], 高价值: [], 失效日期: [] }, properties),
    kind("专利缴费", "部门", { 专利号: [], 专利类型: ["发明专利"], 费用类型: ["授权费", "年费"], 年费年次: [], 缴费日期: [], 实缴额: [] }, fees),
    kind("标准", "企业", { 编号: [], 级别: ["国际", "国家", "行业", "省级地方"], 制修订: ["制定", "修订"], 起草排名: [], 公布日期: [], 对应国际标准: [] }, standards),
    kind("奖项", "企业", { 奖名: ["北京市科学技术奖", "国家科学技术奖", "中国专利奖", "创客北京大赛"], 奖种: ["科学技术进步奖", "技术发明奖", "发明"], 等级: ["一等奖", "二等奖", "三等奖", "优秀奖"], 完成单位排名: [], 获奖日期: [], 成果: [], 名次: [] }, awards),
    kind("新技术新产品", "企业", { 名称: [], 认定日期: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0, 0.03, 0.12), 3), 2023, (day, place) => row([label(profile, "新产品", place), day]))),
    kind("首台套", "企业", { 名称: [], 类别: ["首台套", "首批次"], 级别: ["国家", "北京市"], 认定日期: [] }, (profile, row) =>
      dated(profile, profile.manufacturing ? some(profile, share(profile, 0, 0.01, 0.05), 2) : 0, 2023, (day, place) => row([label(profile, "装备", place), profile.chance.pick(["首台套", "首批次"]), profile.chance.pick(["国家", "北京市", "北京市"]), day]))),
    kind("创新平台", "企业", { 名称: [], 总投资: [], 固定资产实际投资: [], 产学研合作: [], 建成日期: [] }, (profile, row) =>
      dated(profile, some(profile, share(profile, 0, 0.003, 0.02), 1), 2023, (day, place) => {
        const total = profile.chance.spread(12_000_000, 0.8);
        return row([label(profile, "创新平台", place), yuan(total), yuan(total * (0.3 + 0.6 * profile.chance.next())), profile.chance.happens(0.7), day]);
      })),
    kind("研发项目", "企业", { 名称: [], 立项日期: [], 研发投资总额: [], 符合高精尖定位: [] }, (profile, row) =>
      dated(profile, some(profile, profile.place === "石景山区" ? share(profile, 0, 0.1, 0.25) : share(profile, 0, 0.03, 0.08), 2), 2023, (day, place) =>
        row([label(profile, "研发项目", place), day, yuan(profile.chance.spread(6_000_000, 1)), profile.chance.happens(0.6) ? profile.chance.happens(0.7) : null]))),
    kind("投资项目", "企业", { 名称: [], 项目投资总额: [], 投决日期: [] }, (profile, row) => dated(profile, some(profile, profile.rank >= 3 ? 0.03 : 0, 1), 2024, (day, place) => row([label(profile, "投资项目", place), yuan(profile.chance.spread(30_000_000, 0.7)), day]))),
    kind("贷款", "企业", { 合同号: [], 类型: ["银行贷款", "知识产权质押", "供应链融资"], 签订日期: [], 期限月数: [], 年利率: [], 年度: [], 实付利息: [], 平均余额: [] }, loans),
    kind("保险", "企业", { 险种: ["科技保险", "其他"], 投保日期: [], 实付保费: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0.03, 0.06, 0.12), 2), 2024, (day) => row([profile.chance.pick(["科技保险", "其他"]), day, yuan(profile.chance.spread(60_000, 0.9))]))),
    kind("租赁", "企业", { 地区: [], 单价: [], 面积: [], 起租日: [], 止租日: [] }, leases),
    kind("服务合同", "企业", { 类型: ["专业服务", "数字化转型", "上云上平台", "数字化诊断"], 签订日期: [], 合同额: [], 实付额: [], 机构经认定: [] }, (profile, row) =>
      dated(profile, some(profile, share(profile, 0.04, 0.12, 0.25), 2), 2023, (day) => {
        const amount = profile.chance.spread(220_000, 1);
        return row([profile.chance.pick(["专业服务", "专业服务", "数字化转型", "上云上平台", "数字化诊断"]), day, yuan(amount), yuan(amount * profile.chance.pick([1, 1, 0.9, 0.5])), profile.chance.happens(0.7) ? profile.chance.happens(0.6) : null]);
      })),
    kind("挂牌上市", "企业", { 市场: ["新三板创新层", "境内A股", "境外主板", "专精特新专板规范层", "专精特新专板培育层"], 日期: [], 京外迁入: [] }, (profile, row) =>
      dated(profile, some(profile, profile.rank >= 3 ? 0.08 : profile.rank === 2 ? 0.01 : 0, 1), 2022, (day) => row([profile.chance.pick(["新三板创新层", "境内A股", "境外主板", "专精特新专板规范层", "专精特新专板培育层"]), day, profile.chance.happens(0.02)]))),
    kind("股权投资", "企业", { 轮次: ["天使轮", "A轮", "B轮", "其他"], 到位日期: [], 实际到位额: [], 区内重点产业: [] }, (profile, row) =>
      dated(profile, profile.mainKind.includes("基金管理机构") ? some(profile, 0.8, 5) : 0, 2023, (day) => row([profile.chance.pick(["天使轮", "A轮", "B轮", "其他"]), day, yuan(profile.chance.spread(20_000_000, 0.9)), profile.chance.happens(0.5) ? profile.chance.happens(0.5) : null]))),
    kind("品牌推广", "企业", { 榜单: [], 入选年度: [], 推广费: [] }, (profile, row) => (profile.rank >= 3 && profile.chance.happens(0.03) ? [row(["合成品牌榜", profile.chance.pick([2023, 2024, 2025]), yuan(profile.chance.spread(1_500_000, 0.8))])] : [])),
    kind("展会", "企业", { 名称: [], 日期: [], 实际费用: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0.01, 0.03, 0.08), 2), 2023, (day, place) => row([label(profile, "国际展会", place), day, yuan(profile.chance.spread(90_000, 0.7))]))),
    kind("首制首试首用", "企业", { 类别: ["首流片", "首批次", "首试产", "首方案"], 名称: [], 日期: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0, 0.005, 0.02), 1), 2023, (day, place) => row([profile.chance.pick(["首流片", "首批次", "首试产", "首方案"]), label(profile, "首创", place), day]))),
    kind("成果转化", "企业", { 名称: [], 完成日期: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0, 0.2, 0.7), 9), 2022, (day, place) => row([label(profile, "成果", place), day]))),
    kind("研发机构", "企业", { 名称: [], 级别: ["国家级", "省部级", "市级", "市级以下"], 认定日期: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0, 0.03, 0.15), 1), 2018, (day, place) => row([label(profile, "研发机构", place), profile.chance.pick(["国家级", "省部级", "省部级", "市级", "市级以下"]), day]))),
    kind("融资", "企业", { 到账日期: [], 金额: [], 合格机构实缴: [] }, (profile, row) => dated(profile, some(profile, share(profile, 0, 0.06, 0.15), 2), 2021, (day) => row([day, yuan(profile.chance.spread(15_000_000, 1)), profile.chance.happens(0.8)]))),
    kind("变更", "部门", { 类型: ["更名", "重组", "经营业务变化"], 日期: [], 报告日期: [] }, (profile, row) =>
      dated(profile, some(profile, 0.05, 1), 2022, (day) => {
        const told = day + profile.chance.between(5, 120);
        return row([profile.chance.pick(["更名", "更名", "重组", "经营业务变化"]), day, profile.chance.happens(0.5) && told <= TODAY ? told : null]);
      })),
  ];
}

function properties(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance, told } = profile;
  const count = some(profile, share(profile, 0.03, 0.6, 0.97), profile.rank >= 3 ? 16 : profile.rank === 2 ? 9 : 3);
  const own = (cell: Cell): Cell => (told && chance.happens(0.9) ? cell : null);
  return dated(profile, count, 2016, (day, place) => {
    const patent = chance.pick(["发明专利", "实用新型", "外观设计", "其他", "其他"]);
    const first = patent === "发明专利";
    const ended = chance.happens(0.03) ? day + chance.between(300, 2500) : null;
    return row([label(profile, "知识产权", place), first ? "一类" : "二类", patent, own(chance.happens(0.92) ? "自主研发" : "受让"), chance.happens(0.95) ? "自有" : "共有", own(chance.happens(0.7)), day, `HC${profile.index}-${place + 1}`, own(chance.happens(0.75)), first ? own(chance.happens(0.2)) : null, ended !== null && ended <= TODAY ? ended : null]);
  });
}

function fees(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance } = profile;
  return dated(profile, some(profile, share(profile, 0, 0.06, 0.25), 3), 2024, (day, place) => {
    const grant = chance.happens(0.4);
    return row([`HC${profile.index}-${place + 1}`, "发明专利", grant ? "授权费" : "年费", grant ? null : scaled(chance.between(1, 14)), day, yuan(chance.pick([90, 135, 255, 600, 900, 1200]))]);
  });
}

function standards(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance } = profile;
  return dated(profile, some(profile, share(profile, 0.002, 0.02, 0.07), 3), 2022, (day, place) => {
    const level = chance.pick(["国际", "国家", "国家", "行业", "行业", "省级地方"]);
    return row([`HC/T ${profile.index}-${place + 1}`, level, chance.happens(0.8) ? "制定" : "修订", chance.happens(0.95) ? scaled(chance.between(1, 12)) : null, day, level === "国家" && chance.happens(0.1) ? `HC ISO ${profile.index}` : "无"]);
  });
}

const AWARDS = [
  { name: "北京市科学技术奖", kinds: ["科学技术进步奖", "技术发明奖"], grades: ["一等奖", "二等奖", "三等奖"] },
  { name: "国家科学技术奖", kinds: ["科学技术进步奖"], grades: ["一等奖", "二等奖"] },
  { name: "中国专利奖", kinds: ["发明"], grades: ["优秀奖"] },
] as const;

function awards(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance } = profile;
  return dated(profile, some(profile, share(profile, 0, 0.01, 0.04), 2), 2022, (day, place) => {
    if (chance.happens(0.4)) return row(["创客北京大赛", null, null, null, day, label(profile, "参赛项目", place), scaled(chance.between(1, 60))]);
    const award = chance.pick(AWARDS);
    return row([award.name, chance.pick<string>(award.kinds), chance.pick<string>(award.grades), scaled(chance.between(1, 6)), day, label(profile, "成果", place), null]);
  });
}

/** One line per contract and year of interest. */
function loans(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance } = profile;
  return dated(profile, some(profile, share(profile, 0.12, 0.2, 0.35), 2), 2022, (day, place) => [day, place]).flatMap(([signed, place]) => {
    const day = Number(signed);
    const months = chance.pick([12, 12, 12, 24, 36, 60]);
    const rate = chance.between(260, 520);
    const amount = chance.spread(2_500_000, 1);
    const kind = chance.pick(["银行贷款", "银行贷款", "银行贷款", "知识产权质押", "供应链融资"]);
    const last = Math.min(2025, yearOf(day + months * 30));
    return lived(profile).filter((year) => year >= yearOf(day) && year <= last).map((year) => {
      const part = Math.min(lastDayOf(year) - day, 365) / 365;
      const told = chance.happens(0.93);
      return row([`HC-DK-${profile.index}-${Number(place) + 1}`, kind, day, scaled(months), scaled(rate / 10_000), year, told ? yuan((amount * rate * part) / 10_000) : null, told ? yuan(amount * part) : null]);
    });
  });
}

function leases(profile: Profile, row: RowOf): readonly Cell[][] {
  const { chance } = profile;
  return dated(profile, some(profile, 0.55, 2), 2021, (day) => {
    const area = Math.max(12, Math.round(profile.staff * chance.spread(10, 0.5)));
    return row([chance.happens(0.9) ? profile.place : "海淀区", scaled(chance.between(80, 900)), scaled(area), day, chance.happens(0.95) ? day + 365 * chance.between(1, 5) - 1 : null]);
  });
}
