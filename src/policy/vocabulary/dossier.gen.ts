/**
 * 企业档案的 JSON. Generated from policies/词表.md by `npm run generate`; do not edit.
 * Absent or null = unknown; an empty list = known to be none.
 */

/** A list of records, or `{部分: true, 记录: […]}` when there may be more. */
export type RecordsJson<Row> = readonly Row[] | { readonly 部分?: boolean; readonly 记录: readonly Row[] } | null;
/** One value (so throughout), or its history. */
export type HistoryJson<Value> = Value | readonly { readonly 值: Value; readonly 自?: string | null; readonly 至?: string | null }[];

export type RegionName = "全国" | "北京市" | "东城区" | "西城区" | "朝阳区" | "丰台区" | "石景山区" | "海淀区" | "门头沟区" | "房山区" | "通州区" | "顺义区" | "昌平区" | "大兴区" | "怀柔区" | "平谷区" | "密云区" | "延庆区" | "亦庄新城" | "京外";

export interface DossierJson {
  readonly 企业?: 企业Json | null;
  readonly 年度数据?: RecordsJson<年度数据Json>;
  readonly 资质?: RecordsJson<资质Json>;
  readonly 名单?: RecordsJson<名单Json>;
  readonly 标准?: RecordsJson<标准Json>;
  readonly 奖项?: RecordsJson<奖项Json>;
  readonly 新技术新产品?: RecordsJson<新技术新产品Json>;
  readonly 首台套?: RecordsJson<首台套Json>;
  readonly 创新平台?: RecordsJson<创新平台Json>;
  readonly 研发项目?: RecordsJson<研发项目Json>;
  readonly 投资项目?: RecordsJson<投资项目Json>;
  readonly 贷款?: RecordsJson<贷款Json>;
  readonly 保险?: RecordsJson<保险Json>;
  readonly 租赁?: RecordsJson<租赁Json>;
  readonly 服务合同?: RecordsJson<服务合同Json>;
  readonly 挂牌上市?: RecordsJson<挂牌上市Json>;
  readonly 股权投资?: RecordsJson<股权投资Json>;
  readonly 品牌推广?: RecordsJson<品牌推广Json>;
  readonly 展会?: RecordsJson<展会Json>;
  readonly 处罚?: RecordsJson<处罚Json>;
  readonly 事故?: RecordsJson<事故Json>;
  readonly 失信?: RecordsJson<失信Json>;
  readonly 已享支持?: RecordsJson<已享支持Json>;
  readonly 迁移?: RecordsJson<迁移Json>;
  readonly 首制首试首用?: RecordsJson<首制首试首用Json>;
  readonly 专利缴费?: RecordsJson<专利缴费Json>;
  readonly 知识产权?: RecordsJson<知识产权Json>;
  readonly 成果转化?: RecordsJson<成果转化Json>;
  readonly 研发机构?: RecordsJson<研发机构Json>;
  readonly 融资?: RecordsJson<融资Json>;
  readonly 变更?: RecordsJson<变更Json>;
}

/** 企业. */
export interface 企业Json {
  /** 营业执照上的现用全称 */
  readonly 名称?: string | number | null;
  /** 18 位，按 GB 32100—2015 校验；更名后代码不变，“首次”“累计”都按代码认企业 */
  readonly 统一社会信用代码?: string | number | null;
  /** 可以同时是几种，例如孵化器的运营公司既是企业也是创新创业载体；只写一个词即只有这一种 */
  readonly 主体类型?: "企业" | "基金管理机构" | "创新创业载体" | "服务机构" | "金融机构" | "区域性股权市场运营机构" | readonly ("企业" | "基金管理机构" | "创新创业载体" | "服务机构" | "金融机构" | "区域性股权市场运营机构")[] | null;
  /** 营业执照所载成立日期 */
  readonly 成立日期?: string | null;
  /** 在北京市开始实际从事生产经营的日期，与成立日期不是一回事；怎样证明，以当年“报备即批准”申报通知为准 */
  readonly 从业日期?: string | null;
  /** 营业执照住所所在的区；在亦庄新城范围内的写“亦庄新城”，不能由区划代码推出 */
  readonly 注册地?: HistoryJson<RegionName> | null;
  /** 主管税务机关所在的区；在亦庄新城纳税的写“亦庄新城” */
  readonly 纳税地?: HistoryJson<RegionName> | null;
  /** 统计登记所在的区；在亦庄新城统计登记的写“亦庄新城” */
  readonly 统计地?: HistoryJson<RegionName> | null;
  /** 主要人员实际办公场所所在的区，可以与注册地不同 */
  readonly 实际办公地?: HistoryJson<RegionName> | null;
  /** 迁入现注册地的日期，以登记、纳税、统计三项最后办妥之日为准（I-03）；在本地成立、从未迁移的，等于成立日期；这是一条“迁移”记录的简写 */
  readonly 迁入日期?: string | null;
  /** 迁入之前登记注册的地区，北京市以外的写“京外” */
  readonly 迁入前注册地?: RegionName | null;
  /** 主营业务按 GB/T 4754—2017 的代码，至少写到两位大类，能写到四位小类的写四位 */
  readonly 国民经济行业?: number | string | null;
  /** 主要产品或服务所属的技术领域，可以有几项；用词取自各政策原文，“报备即批准”的领域细分以公布的领域目录为准（I-35） */
  readonly 技术领域?: string | readonly (string)[] | null;
  /** 按工信部联企业〔2011〕300号和国家统计局 2017 年划分办法，依行业、从业人员、营业收入、资产总额确定；“中小企业”指中型、小型、微型 */
  readonly 企业划型?: HistoryJson<"大型" | "中型" | "小型" | "微型"> | null;
  /** 是否在统计部门的规模以上单位名录内，以纳统名单为准，不按收入自行推算 */
  readonly 规模以上?: HistoryJson<boolean | "是" | "否"> | null;
  /** 首次纳入规模以上统计的日期 */
  readonly 首次纳统日期?: string | null;
  /** 是否从事生产研发类业务；只从事销售、贸易、咨询等业务的为否，具体以“报备即批准”认定机构核定为准 */
  readonly 生产研发类?: boolean | "是" | "否" | null;
  /** 办理当日是否列入严重违法失信主体名单 */
  readonly 严重违法失信主体?: boolean | "是" | "否" | null;
  /** 办理当日是否有股权融资需求，由企业自行声明 */
  readonly 有股权融资需求?: boolean | "是" | "否" | null;
  /** 是否开展货物或服务的进出口业务 */
  readonly 开展外贸业务?: boolean | "是" | "否" | null;
  /** 对主要产品（服务）发挥核心支持作用的技术，属于《国家重点支持的高新技术领域》八大领域中的哪些；都不属于的写空集 */
  readonly 高新技术领域?: "电子信息" | "生物与新医药" | "航空航天" | "新材料" | "高技术服务" | "新能源与节能" | "资源与环境" | "先进制造与自动化" | readonly ("电子信息" | "生物与新医药" | "航空航天" | "新材料" | "高技术服务" | "新能源与节能" | "资源与环境" | "先进制造与自动化")[] | null;
  /** 开始从事现主导产品所在特定细分市场的日期，用来算从事年限 */
  readonly 细分市场起始日期?: string | null;
  /** 按工信部联企业〔2011〕300号划型时归入的行业。国民经济行业门类已能定的（工业、建筑业、农林牧渔业、租赁和商务服务业等）不必填；批发和零售、交通仓储邮政、住宿和餐饮、信息传输与软件、房地产、卫生和社会工作各门类内部标准不同，要写到这里。社会工作、房地产中介和其他房地产业写“其他未列明行业”；金融、铁路运输、教育、卫生、公共管理写“不在划型之列” */
  readonly 划型行业?: "农林牧渔业" | "工业" | "建筑业" | "批发业" | "零售业" | "交通运输业" | "仓储业" | "邮政业" | "住宿业" | "餐饮业" | "信息传输业" | "软件和信息技术服务业" | "房地产开发经营" | "物业管理" | "租赁和商务服务业" | "其他未列明行业" | "不在划型之列" | null;
  /** 办理当日是否列入经营异常名录，以国家企业信用信息公示系统为准 */
  readonly 经营异常?: boolean | "是" | "否" | null;
  /** 提供的产品（服务）是否属于国家规定的禁止、限制、淘汰类 */
  readonly 产品属禁止限制淘汰类?: boolean | "是" | "否" | null;
  /** 主导产品所属或所起的作用，可以有几项，都不是的写空集。战略性新兴产业按《战略性新兴产业分类》；补短板锻长板填空白指在产业链供应链关键环节取得实际成效；服务重点龙头指服务关键产业链重点龙头企业；后三项指改造提升传统产业、培育壮大新兴产业、布局建设未来产业的关键环节 */
  readonly 主导产品领域?: "战略性新兴产业" | "补短板锻长板填空白" | "工业六基" | "中华老字号" | "服务重点龙头" | "制造强国重点领域" | "网络强国领域" | "传统产业关键环节" | "新兴产业关键环节" | "未来产业关键环节" | readonly ("战略性新兴产业" | "补短板锻长板填空白" | "工业六基" | "中华老字号" | "服务重点龙头" | "制造强国重点领域" | "网络强国领域" | "传统产业关键环节" | "新兴产业关键环节" | "未来产业关键环节")[] | null;
  /** 按中小企业数字化水平评测指标在优质中小企业梯度培育平台测评的等级 */
  readonly 数字化水平?: "一级" | "二级" | "三级" | "四级" | "未测评" | null;
  /** 是否获得过省级以上质量奖荣誉 */
  readonly 省级以上质量奖?: boolean | "是" | "否" | null;
  /** 是否建立质量管理体系并获得 ISO9001 等质量管理体系认证，证书在有效期内 */
  readonly 质量管理体系认证?: boolean | "是" | "否" | null;
  /** 是否取得相关管理体系认证，或产品通过发达国家和地区产品认证 */
  readonly 管理体系或产品认证?: boolean | "是" | "否" | null;
  /** 是否拥有直接面向市场并具有竞争优势的自主品牌 */
  readonly 自主品牌?: boolean | "是" | "否" | null;
  /** 是否至少有一项核心业务（研发设计、生产制造、供应链管理等）采用信息系统支撑 */
  readonly 核心业务信息系统?: boolean | "是" | "否" | null;
  /** 主营业务是否属于烟草制造业或娱乐业；只用于制造业和文化、体育和娱乐业的企业判断研发费用加计扣除的除外行业 */
  readonly 烟草制造或娱乐业?: boolean | "是" | "否" | null;
  /** 是否列入享受更高加计扣除比例的集成电路企业、工业母机企业清单 */
  readonly 集成电路或工业母机企业?: boolean | "是" | "否" | null;
}

/** 年度数据. */
export interface 年度数据Json {
  /** 会计年度，即公历 1 月 1 日至 12 月 31 日；每年一行，当年发生的数额视为发生在 12 月 31 日 */
  readonly 年度?: number | string | null;
  /** 利润表全年营业收入，元 */
  readonly 营业收入?: number | string | null;
  /** 全年主营业务收入，元 */
  readonly 主营业务收入?: number | string | null;
  /** 主营业务收入与其他业务收入之和，元（高企认定工作指引口径，待核） */
  readonly 销售收入?: number | string | null;
  /** 收入总额减去不征税收入，元（高企认定工作指引口径，待核） */
  readonly 总收入?: number | string | null;
  /** 全年高新技术产品（服务）收入，元 */
  readonly 高新技术产品收入?: number | string | null;
  /** 全年研发费用，元；默认取向主管税务机关申报享受加计扣除的研发费用（I-09），统计口径、高企专项审计口径、账面口径均与此不同，不得混用 */
  readonly 研发费用?: number | string | null;
  /** 研发费用中在中国境内发生的部分，元，口径与研发费用一致 */
  readonly 境内研发费用?: number | string | null;
  /** 主责部门下达给本企业的当年研发费用绝对值，元；没有下达的，按公布数中的增长目标推算，仍没有的为未知（I-07），不得自行取值 */
  readonly 研发费用目标值?: number | string | null;
  /** 年末资产总额减负债总额，元，可以为负 */
  readonly 净资产?: number | string | null;
  /** 年末资产总额，元 */
  readonly 资产总额?: number | string | null;
  /** 年末负债总额，元 */
  readonly 负债总额?: number | string | null;
  /** 全年净利润，元，亏损为负 */
  readonly 净利润?: number | string | null;
  /** 全年月平均数：月平均为月初、月末之和除以 2，全年为 12 个月平均之和除以 12（高企认定工作指引口径，待核） */
  readonly 职工人数?: number | string | null;
  /** 全年累计实际工作 183 天以上的科技人员，含在职、兼职和临时聘用（高企认定工作指引口径，待核） */
  readonly 科技人员数?: number | string | null;
  /** 全年从事研发活动的人员，与科技人员数不是同一口径 */
  readonly 研发人员数?: number | string | null;
  /** 当年因承接国家级、市级重大科技攻关项目而实际到账的专项资金，元；只计到账，不计已下达未到账的 */
  readonly 专项资金到账额?: number | string | null;
  /** 区域性股权市场当年助力挂牌专精特新企业实现的累计直接融资额，元；只由运营机构填报 */
  readonly 直接融资额?: number | string | null;
  /** 创新创业载体当年新培育的高新技术企业家数；原文没有定义“新培育”，以当年申报通知为准 */
  readonly 新培育高企数?: number | string | null;
  /** 创新创业载体当年新落地的高新技术企业家数；原文没有定义“新落地”，以当年申报通知为准，同一企业不得与新培育重复计 */
  readonly 新落地高企数?: number | string | null;
  /** 高新技术企业是否已填报这一年度的发展情况报表；应于次年 5 月底前填报，同一有效期内累计两年未填报的取消资格 */
  readonly 已报发展情况报表?: boolean | "是" | "否" | null;
  /** 这一年度在优质中小企业梯度培育平台取得的专精特新发展评价得分；评价含行业均值指标，只登记平台给出的分数，不自行复算 */
  readonly 发展评价得分?: number | string | null;
  /** 全年成本费用支出总额，元，按科技型中小企业评价口径（待核） */
  readonly 成本费用?: number | string | null;
  /** 年末从业人员期末人数，用于企业划型；与职工人数（全年月平均）不是同一口径 */
  readonly 从业人员数?: number | string | null;
  /** 年末在本企业参加社会保险的人数 */
  readonly 社保人数?: number | string | null;
  /** 企业所得税年度纳税申报表上的营业收入，元 */
  readonly 纳税申报收入?: number | string | null;
  /** 研发活动统计报表上的研发费用，元，统计口径 */
  readonly 统计研发费用?: number | string | null;
  /** 按高新技术企业认定工作指引归集、经专项审计的研发费用，元；委托外部按实际发生额的 80% 计入，其他费用不超过研发总费用的 20%（待核） */
  readonly 高企研发费用?: number | string | null;
  /** 高企研发费用中在中国境内发生的部分，元 */
  readonly 高企境内研发费用?: number | string | null;
  /** 主导产品在全国细分市场的占有率，由企业如实说明并注明数据出处 */
  readonly 国内市场占有率?: number | string | null;
  /** 主导产品在国际细分市场的占有率，由企业如实说明并注明数据出处 */
  readonly 国际市场占有率?: number | string | null;
  /** 主导产品在全国细分市场的名次，从 1 起 */
  readonly 国内市场排名?: number | string | null;
  /** 这一年度的企业信息是否已在优质中小企业梯度培育平台更新 */
  readonly 已更新培育平台?: boolean | "是" | "否" | null;
}

/** 资质证书. */
export interface 资质Json {
  /** 资质的种类；专精特新小巨人指国家级，原“北京市专精特新‘小巨人’”按专精特新中小企业登记（待核） */
  readonly 类别?: "高新技术企业" | "中关村高新技术企业" | "科技型中小企业" | "创新型中小企业" | "专精特新中小企业" | "专精特新小巨人" | "独角兽企业" | "制造业单项冠军" | "国家知识产权示范企业" | "国家知识产权优势企业" | "北京市知识产权优势单位" | "北京市知识产权试点单位" | "国家技术创新示范企业" | null;
  /** 这一张证书是怎样取得的；“首次”指同一信用代码的企业历史上第一次，中断后再取得的不算首次（I-01） */
  readonly 取得方式?: "首次认定" | "期满重新认定" | "复核通过" | "首次备案" | "期满换证" | null;
  /** 证书或公告所载认定、备案日期 */
  readonly 认定日期?: string | null;
  /** 有效期的最后一日，含当日；三年期的为第三年的对应日（I-16），例如 2023-10-26 认定的到 2026-10-26 */
  readonly 有效期至?: string | null;
  /** 证书或入库公告所载编号 */
  readonly 证书编号?: string | number | null;
  /** 资质被取消、撤销的日期；没有写即未被撤销 */
  readonly 撤销日期?: string | null;
}

/** 入选名单. */
export interface 名单Json {
  /** 名单的名字；同名名单在市、区各有一份，连同地区才能确定是哪一份。景贤计划登记的是推荐企业，不登记个人信息 */
  readonly 名单?: string | number | null;
  /** 设立这份名单的地区 */
  readonly 地区?: RegionName | null;
  /** 纳入名单的日期，以主责部门公布或通知的为准 */
  readonly 入库日期?: string | null;
  /** 是否为首次纳入这份名单；退出后再纳入的为否 */
  readonly 首次?: boolean | "是" | "否" | null;
  /** 退出名单的日期；没有写即仍在名单内 */
  readonly 出库日期?: string | null;
}

/** 参与制修订的标准. */
export interface 标准Json {
  /** 标准公布文本上的编号 */
  readonly 编号?: string | number | null;
  /** 标准的级别；团体标准、企业标准不在此列 */
  readonly 级别?: "国际" | "国家" | "行业" | "省级地方" | null;
  /** 新制定还是对已有标准的修订 */
  readonly 制修订?: "制定" | "修订" | null;
  /** 本企业在标准文本起草单位中的署名次序，从 1 起（I-20） */
  readonly 起草排名?: number | string | null;
  /** 标准公布（发布）的日期，不是实施日期 */
  readonly 公布日期?: string | null;
  /** 由国际标准转化而来的，写该国际标准的编号；没有对应的，写“无” */
  readonly 对应国际标准?: string | number | "无" | null;
}

/** 获奖情况. */
export interface 奖项Json {
  /** 奖项的名称 */
  readonly 奖名?: "国家科学技术奖" | "北京市科学技术奖" | "中国专利奖" | "北京市发明专利奖" | "创客北京大赛" | "创客中国大赛" | null;
  /** 奖项之下的种类；专利奖写专利的种类，可以不写 */
  readonly 奖种?: "自然科学奖" | "技术发明奖" | "科学技术进步奖" | "发明" | "实用新型" | "外观设计" | null;
  /** 获奖等级，以获奖证书为准；大赛只排名次的不写等级 */
  readonly 等级?: "特等奖" | "一等奖" | "二等奖" | "三等奖" | "特别奖" | "金奖" | "银奖" | "优秀奖" | null;
  /** 本企业在获奖证书完成单位中的次序，从 1 起（I-20） */
  readonly 完成单位排名?: number | string | null;
  /** 授奖决定或获奖证书的日期 */
  readonly 获奖日期?: string | null;
  /** 获奖成果（项目、专利）的名称；同一成果得几个奖，靠它认出来 */
  readonly 成果?: string | number | null;
  /** 大赛的名次，从 1 起；奖名为创客北京大赛、创客中国大赛（全国企业组）时填写 */
  readonly 名次?: number | string | null;
}

/** 新技术新产品（服务）. */
export interface 新技术新产品Json {
  /** 通过北京市新技术新产品（服务）认定的产品或服务的名称 */
  readonly 名称?: string | number | null;
  /** 首次通过认定的日期；复审、续期不另登记 */
  readonly 认定日期?: string | null;
}

/** 首台（套）装备与首批次材料. */
export interface 首台套Json {
  /** 装备产品或新材料的名称；同一产品先后获国家和北京市认定的，名称应一致 */
  readonly 名称?: string | number | null;
  /** 首台（套）重大技术装备产品，或新材料首批次应用 */
  readonly 类别?: "首台套" | "首批次" | null;
  /** 由国家还是北京市认定 */
  readonly 级别?: "国家" | "北京市" | null;
  /** 首台（套）通过认定的日期，或新材料获得首批次应用的日期 */
  readonly 认定日期?: string | null;
}

/** 创新平台. */
export interface 创新平台Json {
  /** 平台的名称 */
  readonly 名称?: string | number | null;
  /** 平台投资总额，元，含固定资产投资 */
  readonly 总投资?: number | string | null;
  /** 已实际发生的固定资产投资额，元，不是计划数 */
  readonly 固定资产实际投资?: number | string | null;
  /** 是否与高校、科研机构合作建设 */
  readonly 产学研合作?: boolean | "是" | "否" | null;
  /** 平台建成的日期 */
  readonly 建成日期?: string | null;
}

/** 科研项目. */
export interface 研发项目Json {
  /** 项目的名称 */
  readonly 名称?: string | number | null;
  /** 项目立项的日期 */
  readonly 立项日期?: string | null;
  /** 项目研发投资总额，元；预算数还是决算数，原文未写，以评审要求为准 */
  readonly 研发投资总额?: number | string | null;
  /** 是否符合区域高精尖产业定位，由主责部门认定 */
  readonly 符合高精尖定位?: boolean | "是" | "否" | null;
}

/** 拟获股权投资的项目. */
export interface 投资项目Json {
  /** 项目的名称 */
  readonly 名称?: string | number | null;
  /** 项目投资总额，元；是否含本次财政直投，原文未写，以投资决策文件为准 */
  readonly 项目投资总额?: number | string | null;
  /** 作出投资决策的日期 */
  readonly 投决日期?: string | null;
}

/** 贷款. */
export interface 贷款Json {
  /** 借款合同编号 */
  readonly 合同号?: string | number | null;
  /** 贷款的种类；以知识产权质押或供应链方式取得的，写后两种 */
  readonly 类型?: "银行贷款" | "知识产权质押" | "供应链融资" | null;
  /** 借款合同签订的日期 */
  readonly 签订日期?: string | null;
  /** 合同约定的贷款期限，按月计 */
  readonly 期限月数?: number | string | null;
  /** 合同约定的年利率 */
  readonly 年利率?: number | string | null;
  /** 利息所属的年度 */
  readonly 年度?: number | string | null;
  /** 这一年实际支付的利息，元；罚息、手续费不计 */
  readonly 实付利息?: number | string | null;
  /** 这一年贷款本金的平均余额，元；只有部分月份有余额的，按 12 个月平均 */
  readonly 平均余额?: number | string | null;
}

/** 保险. */
export interface 保险Json {
  /** 是否属于科技保险产品 */
  readonly 险种?: "科技保险" | "其他" | null;
  /** 保险合同成立的日期 */
  readonly 投保日期?: string | null;
  /** 实际支付的保费，元，已退的不计 */
  readonly 实付保费?: number | string | null;
}

/** 租赁合同. */
export interface 租赁Json {
  /** 所租房屋坐落的地区 */
  readonly 地区?: RegionName | null;
  /** 合同约定的租金单价，元/平方米/天 */
  readonly 单价?: number | string | null;
  /** 合同约定的承租面积，平方米 */
  readonly 面积?: number | string | null;
  /** 开始计租的第一天 */
  readonly 起租日?: string | null;
  /** 计租的最后一天 */
  readonly 止租日?: string | null;
}

/** 服务合同. */
export interface 服务合同Json {
  /** 合同的内容 */
  readonly 类型?: "专业服务" | "数字化转型" | "上云上平台" | "数字化诊断" | null;
  /** 合同签订的日期 */
  readonly 签订日期?: string | null;
  /** 合同约定的总价，元 */
  readonly 合同额?: number | string | null;
  /** 已实际支付的金额，元，已退的不计 */
  readonly 实付额?: number | string | null;
  /** 签订时服务机构是否在主责部门认定的名录内 */
  readonly 机构经认定?: boolean | "是" | "否" | null;
}

/** 挂牌与上市. */
export interface 挂牌上市Json {
  /** 挂牌或上市的市场；境内A股包括北京证券交易所，境外主板指境外主要证券交易所主板直接上市，专精特新专板指北京“专精特新”专板 */
  readonly 市场?: "新三板创新层" | "境内A股" | "境外主板" | "专精特新专板规范层" | "专精特新专板培育层" | null;
  /** 挂牌、上市或进入该层的日期；京外迁入的挂牌、上市企业，写迁入完成的日期 */
  readonly 日期?: string | null;
  /** 是否在京外已挂牌、上市后才迁入 */
  readonly 京外迁入?: boolean | "是" | "否" | null;
}

/** 基金管理机构的股权投资. */
export interface 股权投资Json {
  /** 投资的轮次 */
  readonly 轮次?: "天使轮" | "A轮" | "B轮" | "其他" | null;
  /** 投资款实际到位的日期 */
  readonly 到位日期?: string | null;
  /** 实际到位的投资金额，元，不是协议数 */
  readonly 实际到位额?: number | string | null;
  /** 所投是否属于区内重点聚焦产业及相关核心技术，由主责部门认定 */
  readonly 区内重点产业?: boolean | "是" | "否" | null;
}

/** 品牌榜单与推广. */
export interface 品牌推广Json {
  /** 入选的国际国内知名品牌榜单的名称，应与公布数中品牌榜单目录的写法一致 */
  readonly 榜单?: string | number | null;
  /** 入选榜单的年度；申报在次年 */
  readonly 入选年度: number | string | null;
  /** 品牌宣传推广费用，元 */
  readonly 推广费?: number | string | null;
}

/** 参加的展会. */
export interface 展会Json {
  /** 国际性展会或线上外贸展会的名称；国内一般展会不登记 */
  readonly 名称?: string | number | null;
  /** 展会开幕的日期 */
  readonly 日期?: string | null;
  /** 参加展会实际发生的费用，元 */
  readonly 实际费用?: number | string | null;
}

/** 处罚与犯罪记录. */
export interface 处罚Json {
  /** 重大行政处罚指较大数额罚款、责令停产停业、吊销证照等（I-15，待核）；刑事犯罪指生效判决认定的本企业犯罪 */
  readonly 类型?: "重大行政处罚" | "刑事犯罪" | null;
  /** 处罚决定作出之日，或判决生效之日 */
  readonly 日期?: string | null;
}

/** 事故与环境违法. */
export interface 事故Json {
  /** 事故或违法的种类 */
  readonly 类型?: "安全生产事故" | "质量事故" | "环境违法" | "网络和数据安全事件" | null;
  /** 事故分一般、较大、重大、特别重大；“严重”只用于环境违法，对应高企认定“严重环境违法行为” */
  readonly 等级?: "一般" | "较大" | "重大" | "特别重大" | "严重" | null;
  /** 事故或违法行为发生的日期 */
  readonly 日期?: string | null;
}

/** 严重失信行为记录. */
export interface 失信Json {
  /** 失信行为的种类，照认定文书写 */
  readonly 类型?: string | number | null;
  /** 认定的日期 */
  readonly 日期?: string | null;
  /** 信用修复完成的日期；没有写即尚未修复 */
  readonly 修复日期?: string | null;
  /** 失信行为发生的领域；科研严重失信、偷漏税等认定条件专门提到的，靠它认出来 */
  readonly 领域?: "科研" | "税务" | "生产经营" | "其他" | null;
}

/** 已经享受的支持. */
export interface 已享支持Json {
  /** 所依据政策的发文字号；没有文号的，写文件全称 */
  readonly 文号?: string | number | null;
  /** 所依据的条，照原文写，如“第五条”“一” */
  readonly 条?: string | number | null;
  /** 支持的事项，照拨付文书写，可以不写 */
  readonly 事项?: string | number | null;
  /** 支持的对象，如标准编号、产品名称、成果名称，可以不写 */
  readonly 标的?: string | number | null;
  /** 实际拨付的金额，元 */
  readonly 金额?: number | string | null;
  /** 支持事由发生的年度，不是拨付的年度；年度上限按它计 */
  readonly 年度?: number | string | null;
  /** 资金实际拨付的日期 */
  readonly 拨付日期?: string | null;
  /** 出资的层级 */
  readonly 层级?: "国家级" | "市级" | "区级" | null;
}

/** 企业迁移. */
export interface 迁移Json {
  /** 迁移完成的日期，以登记、纳税、统计三项最后办妥之日为准（I-03） */
  readonly 日期?: string | null;
  /** 原注册地，北京市以外的写“京外” */
  readonly 迁出地?: RegionName | null;
  /** 新注册地 */
  readonly 迁入地?: RegionName | null;
}

/** 首制首试首用. */
export interface 首制首试首用Json {
  /** 集成电路首流片、新材料首批次、医药首试产、信创首方案 */
  readonly 类别?: "首流片" | "首批次" | "首试产" | "首方案" | null;
  /** 产品、材料、药品或方案的名称 */
  readonly 名称?: string | number | null;
  /** 完成的日期；以什么为完成，以当年申报指南为准 */
  readonly 日期?: string | null;
}

/** 专利费用. */
export interface 专利缴费Json {
  /** 国内或国外专利的专利号 */
  readonly 专利号?: string | number | null;
  /** 专利的种类 */
  readonly 专利类型?: "发明专利" | "实用新型" | "外观设计" | null;
  /** 缴的是授权时的费用还是年费 */
  readonly 费用类型?: "授权费" | "年费" | null;
  /** 年费的年度次序，从 1 起；授权费不填 */
  readonly 年费年次?: number | string | null;
  /** 实际缴纳的日期 */
  readonly 缴费日期?: string | null;
  /** 享受国家减缴政策之后实际应缴并已缴纳的金额，元 */
  readonly 实缴额?: number | string | null;
}

/** 知识产权. */
export interface 知识产权Json {
  /** 知识产权的名称 */
  readonly 名称?: string | number | null;
  /** 一类：发明专利（含国防专利）、植物新品种、国家级农作物品种、国家新药、国家一级中药保护品种、集成电路布图设计专有权；二类：实用新型、外观设计、软件著作权，不含商标 */
  readonly 类别?: "一类" | "二类" | null;
  /** 专利的种类；不是专利的写“其他”，可以不写 */
  readonly 专利类型?: "发明专利" | "实用新型" | "外观设计" | "其他" | null;
  /** 取得所有权的方式 */
  readonly 取得?: "自主研发" | "受让" | "受赠" | "并购" | null;
  /** 是本企业独有，还是与他人共有；共有的，申请高新技术企业时只能由一个权属人使用 */
  readonly 权属?: "自有" | "共有" | null;
  /** 本企业在权利人（申请人）中的次序，从 1 起 */
  readonly 排名?: number | string | null;
  /** 是否在技术上对主要产品（服务）发挥核心支持作用 */
  readonly 核心支持?: boolean | "是" | "否" | null;
  /** 是否与主导产品相关并已产生经济效益 */
  readonly 产生效益?: boolean | "是" | "否" | null;
  /** 授权、登记或批准的日期 */
  readonly 授权日期?: string | null;
  /** 专利号、登记号或批准文号；同一编号在一家企业只登记一条 */
  readonly 编号?: string | number | null;
  /** 是否与主要产品（服务）、主导产品相关 */
  readonly 主导产品相关?: boolean | "是" | "否" | null;
  /** 一类知识产权是否属于高价值：有海外同族专利，或维持超过 10 年，或实现较高金额质押融资，或获国家科学技术奖、中国专利奖（待核） */
  readonly 高价值?: boolean | "是" | "否" | null;
  /** 权利终止、被宣告无效或届满的日期；没有写即仍然有效 */
  readonly 失效日期?: string | null;
  /** 二类知识产权是否已在以往的高新技术企业认定中使用过；二类在申请高新技术企业时只能用一次 */
  readonly 已用于认定?: boolean | "是" | "否" | null;
}

/** 科技成果转化. */
export interface 成果转化Json {
  /** 所转化成果的名称；同一成果多种形式转化的只记一条（高企认定工作指引口径，待核） */
  readonly 名称?: string | number | null;
  /** 完成转化的日期 */
  readonly 完成日期?: string | null;
}

/** 研发机构. */
export interface 研发机构Json {
  /** 研发机构的名称 */
  readonly 名称?: string | number | null;
  /** 认定机关的级别；北京市认定的为省部级 */
  readonly 级别?: "国家级" | "省部级" | "市级" | "市级以下" | null;
  /** 认定的日期 */
  readonly 认定日期?: string | null;
}

/** 股权融资. */
export interface 融资Json {
  /** 新增股权融资实缴到账的日期 */
  readonly 到账日期?: string | null;
  /** 实际到账的金额，元 */
  readonly 金额?: number | string | null;
  /** 是否为合格机构投资者实缴 */
  readonly 合格机构实缴?: boolean | "是" | "否" | null;
}

/** 重大变化. */
export interface 变更Json {
  /** 变化的种类 */
  readonly 类型?: "更名" | "分立" | "合并" | "重组" | "经营业务变化" | "跨省迁移" | "设立境外分支" | null;
  /** 变化发生的日期；更名以市场监管部门核准之日为准 */
  readonly 日期?: string | null;
  /** 向认定机构或在培育平台报告的日期；没有写即尚未报告 */
  readonly 报告日期?: string | null;
}
