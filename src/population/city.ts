/**
 * 城市: what the synthetic city is made of. The weights are chosen for what the library is asked, they are no statistics:
 * places with a text of their own, and fields with titles, have more than their share.
 */

/** 地区 by weight out of 1000. */
export const PLACES: readonly (readonly [place: string, weight: number])[] = [
  ["海淀区", 150], ["朝阳区", 140],
  // Three texts of the library are theirs.
  ["昌平区", 120], ["亦庄新城", 100], ["石景山区", 80],
  ["丰台区", 80], ["通州区", 60], ["大兴区", 50], ["顺义区", 45], ["西城区", 40], ["东城区", 35], ["房山区", 35],
  ["怀柔区", 22], ["密云区", 15], ["平谷区", 13], ["门头沟区", 10], ["延庆区", 5],
];

export interface Field {
  /** 国民经济行业 in full. */
  readonly code: string;
  readonly weight: number;
  /** Short, for names. */
  readonly label: string;
  /** 划型行业. */
  readonly sizing: string;
  /** How likely it is that such an enterprise does research. */
  readonly tech: number;
  /** Median of staff, and of yearly revenue for each, in 元. */
  readonly staff: number;
  readonly perHead: number;
  readonly technology: string | null;
  readonly hiTech: string | null;
}

const field = (code: string, weight: number, label: string, sizing: string, tech: number, staff: number, perHead: number, technology: string | null = null, hiTech: string | null = null): Field =>
  ({ code, weight, label, sizing, tech, staff, perHead, technology, hiTech });

export const FIELDS: readonly Field[] = [
  field("I6513", 130, "应用软件", "软件和信息技术服务业", 0.55, 14, 480_000, "新一代信息技术", "电子信息"),
  field("I6511", 40, "基础软件", "软件和信息技术服务业", 0.6, 18, 520_000, "人工智能", "电子信息"),
  field("I6520", 15, "集成电路设计", "软件和信息技术服务业", 0.9, 30, 900_000, "集成电路", "电子信息"),
  field("I6450", 20, "互联网数据", "信息传输业", 0.5, 20, 700_000, "新一代信息技术", "电子信息"),
  field("C3562", 14, "半导体设备", "工业", 0.85, 45, 1_000_000, "集成电路", "先进制造与自动化"),
  field("C2761", 14, "生物药品", "工业", 0.85, 50, 900_000, "生物医药", "生物与新医药"),
  field("C3581", 18, "医疗器械", "工业", 0.8, 35, 800_000, "医药健康", "生物与新医药"),
  field("C2651", 10, "先进材料", "工业", 0.7, 30, 1_100_000, "关键材料", "新材料"),
  field("C3825", 12, "能源装备", "工业", 0.7, 40, 1_200_000, "先进能源", "新能源与节能"),
  field("C3491", 22, "智能装备", "工业", 0.6, 32, 850_000, "先进制造", "先进制造与自动化"),
  field("C3670", 12, "汽车部件", "工业", 0.5, 60, 900_000, "先进制造", "先进制造与自动化"),
  field("C3741", 6, "航天部件", "工业", 0.8, 40, 800_000, "先进制造", "航空航天"),
  field("C1491", 16, "食品", "工业", 0.1, 40, 700_000),
  field("M7320", 60, "工程技术研究", "其他未列明行业", 0.6, 12, 500_000, "科技服务", "高技术服务"),
  field("M7340", 20, "医学研究", "其他未列明行业", 0.7, 15, 450_000, "医药健康", "生物与新医药"),
  field("M7590", 90, "科技推广", "其他未列明行业", 0.3, 8, 600_000, "科技服务", "高技术服务"),
  field("N7721", 8, "环境治理", "其他未列明行业", 0.45, 20, 700_000, "先进能源", "资源与环境"),
  field("F5179", 120, "批发", "批发业", 0.03, 7, 2_500_000),
  field("F5299", 70, "零售", "零售业", 0.02, 6, 900_000),
  field("L7299", 130, "商务服务", "租赁和商务服务业", 0.04, 6, 500_000),
  field("E4790", 35, "建筑", "建筑业", 0.06, 25, 800_000),
  field("G5431", 20, "运输", "交通运输业", 0.02, 15, 500_000),
  field("H6210", 30, "餐饮", "餐饮业", 0, 12, 250_000),
  field("H6110", 10, "住宿", "住宿业", 0, 18, 300_000),
  field("K7020", 15, "物业", "物业管理", 0.01, 30, 200_000),
  field("K7010", 10, "房地产", "房地产开发经营", 0, 10, 3_000_000),
  field("R8890", 35, "文化体育", "其他未列明行业", 0.05, 8, 350_000),
  field("P8391", 12, "教育培训", "不在划型之列", 0.03, 12, 300_000),
  field("J6720", 6, "投资管理", "不在划型之列", 0, 6, 2_000_000),
  field("A0111", 10, "种植", "农林牧渔业", 0.04, 10, 250_000),
];

/** Last day the city knows of. */
export const KNOWN_TO = "2026-06-30";
export const FIRST_YEAR = 2022;
export const LAST_YEAR = 2025;
