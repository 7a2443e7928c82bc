import type { Place } from "../diagnostic.ts";
import type { Syntax } from "../expression/syntax.ts";
import type { FunctionName, Term, Type } from "../term.ts";
import { sameDimension } from "../unit.ts";
import { factNamed } from "../vocabulary/model.ts";
import { suggestion } from "../vocabulary/read-tables.ts";
import { constantWord, recordField } from "./look-up.ts";
import { agrees, fail, kindOf, sayType, truthType, type Scope } from "./scope.ts";

const FUNCTIONS = ["持有", "在单", "近", "满", "天数", "取小", "取大", "年", "累进", "公布", "首个已知", "信用代码有效", "全区计数", "评定"];
const DAYS: Type = { kind: "number", dimension: { 天: 1 } };

/** A period stands as written, under a name, or by reading; one that depends on facts would be a range of days. */
const isFixed = (term: Term): boolean => term.op === "constant" || (term.op === "variable" && isFixed(term.body)) || (term.op === "reading" && term.options.every((option) => isFixed(option.term)));

/** 函数 (LANGUAGE §1): fixed in number; a document's own words come from 定义 with a parameter. */
export function resolveCall(name: string, args: readonly Syntax[], scope: Scope, expected: Type | null, at: Place): Term {
  const resolve = scope.resolver.expression;
  const call = (resolved: readonly Term[], type: Type): Term => ({ op: "call", name: name as FunctionName, args: resolved, type, at });
  const arity = (least: number, most: number, shape: string): void => {
    if (args.length < least || args.length > most) fail(scope, "用法", at, `${name}( ) 里应写 ${least === most ? least : `${least}-${most}`} 项，这里有 ${args.length} 项`, `写作 ${shape}`);
  };
  const day = (index: number): Term => {
    const term = resolve(args[index] as Syntax, scope, null);
    if (term.type.kind !== "day") fail(scope, "量纲不符", term.at, `${name} 的第 ${index + 1} 项应是日期，这里是${sayType(term.type)}`, "写日期的名称，如 认定日期、企业.成立日期");
    return term;
  };
  const period = (index: number): Term => {
    const term = resolve(args[index] as Syntax, scope, null);
    const type = term.type;
    if (!isFixed(term) || type.kind !== "number" || !["年", "月", "天"].some((unit) => sameDimension(type.dimension, { [unit]: 1 })))
      fail(scope, "量纲不符", term.at, `${name} 里应写期间`, "写作 3年、60月 或 365天，或一个定义为这样一段期间的名称");
    return term;
  };
  const word = (index: number): string => {
    const syntax = args[index] as Syntax;
    if (syntax.kind !== "name" || syntax.path.length !== 1) fail(scope, "用法", syntax.at, `${name} 里应写名称`, `写作 ${name}(名称)`);
    return syntax.path[0] ?? "";
  };
  switch (name) {
    case "持有": {
      arity(1, 1, "持有(高新技术企业)");
      const type = factNamed(kindOf(scope, "资质"), "类别")?.type;
      return call([constantWord(word(0), type?.kind === "word" ? type : { kind: "word", words: null }, scope, (args[0] as Syntax).at)], truthType);
    }
    case "在单": {
      arity(1, 1, "在单(培育清单)");
      const known = [...scope.lists.keys(), ...(factNamed(kindOf(scope, "名单"), "名单")?.listed ?? [])];
      const list = word(0);
      if (!known.includes(list)) fail(scope, "未知清单", (args[0] as Syntax).at, `没有“${list}”这个清单`, suggestion(list, known) ?? "用 清单 块写明它，或在 词表.md 的 名单 里加上它");
      return { op: "listed", list, region: scope.lists.get(list) ?? scope.region, type: truthType, at };
    }
    case "近": {
      arity(1, 1, "近(3年)");
      const record = scope.element ?? scope.record;
      const event = record ? kindOf(scope, record)?.event : null;
      const field = record && event ? recordField(record, event, scope.element ? "元素" : "本项", scope, at) : null;
      if (!field) fail(scope, "用法", at, "近( ) 只能用在有日期的记录上", "写作 存在(处罚 其中 近(3年))");
      return call([field, period(0)], truthType);
    }
    case "满": {
      arity(2, 3, "满(企业.成立日期, 1年)");
      const asked: Term = args.length === 3 ? day(2) : { op: "moment", moment: "发生日", type: { kind: "day" }, at };
      return call([day(0), period(1), asked], truthType);
    }
    case "天数": {
      arity(3, 4, "天数(起租日, 止租日, 本年度)");
      const year = resolve(args[2] as Syntax, scope, null);
      if (year.type.kind !== "year") fail(scope, "量纲不符", year.at, `天数 的第 3 项应是年度，这里是${sayType(year.type)}`, "写作 本年度");
      // The day-by-day condition speaks of the enterprise, not of the record being counted.
      const condition = args.length === 4 ? [scope.resolver.truth(args[3] as Syntax, { ...scope, element: null })] : [];
      return call([day(0), day(1), year, ...condition], DAYS);
    }
    case "取小":
    case "取大":
    case "首个已知": {
      arity(2, 9, `${name}(甲, 乙)`);
      const terms = args.map((arg) => resolve(arg, scope, expected));
      const type = terms[0]?.type ?? truthType;
      for (const term of terms)
        if (!agrees(term.type, type) || !["number", "day", "year"].includes(term.type.kind)) fail(scope, "量纲不符", term.at, `${name} 各项单位不同：${sayType(type)} 与 ${sayType(term.type)}`, "各项的单位要一样，且都是数或日期");
      return call(terms, type);
    }
    case "年": {
      arity(1, 1, "年(企业.成立日期)");
      return call([day(0)], { kind: "year" });
    }
    case "累进": {
      arity(3, 21, "累进(数, 起, 率, 起, 率)");
      const terms = args.map((arg) => resolve(arg, scope, null));
      const type = terms[0]?.type ?? truthType;
      if (args.length % 2 === 0) fail(scope, "用法", at, "累进 的起点与率要成对", "写作 累进(数, 20亿元, 2%, 25亿元, 3%)");
      terms.forEach((term, index) => {
        const wanted: Type = index === 0 || index % 2 === 1 ? type : { kind: "number", dimension: {} };
        if (!agrees(term.type, wanted)) fail(scope, "量纲不符", term.at, `累进 第 ${index + 1} 项应是${sayType(wanted)}，这里是${sayType(term.type)}`);
      });
      return call(terms, type);
    }
    case "公布": {
      arity(2, 2, "公布(LPR一年期, 签订日期)");
      const series = scope.reference.series.find((s) => s.name === word(0));
      if (!series) fail(scope, "未知公布数", at, `公布数里没有“${word(0)}”`, suggestion(word(0), scope.reference.series.map((s) => s.name)));
      const when = resolve(args[1] as Syntax, scope, null);
      const wanted = series.by === "日期" ? "day" : "year";
      if (when.type.kind !== wanted) fail(scope, "量纲不符", when.at, `“${series.name}”按${series.by}公布，这里给的是${sayType(when.type)}`, series.by === "日期" ? "写作 公布(名, 签订日期)" : "写作 公布(名, 年度)");
      return { op: "published", series: series.name, when, type: series.type, at };
    }
    case "信用代码有效": {
      arity(1, 1, "信用代码有效(企业.统一社会信用代码)");
      const code = resolve(args[0] as Syntax, scope, null);
      if (code.type.kind !== "word") fail(scope, "量纲不符", code.at, `信用代码有效 里应是代码，这里是${sayType(code.type)}`);
      return call([code], truthType);
    }
    case "全区计数":
      arity(1, 1, "全区计数(持有(专精特新小巨人))");
      if (!scope.cityWide) fail(scope, "用法", at, "全区计数 数的是全区企业，不能用在一家企业的规则里", "只写在 职责 的 指标 下");
      return call([scope.resolver.truth(args[0] as Syntax, scope)], { kind: "number", dimension: { 家: 1 } });
    default: {
      const named = scope.named.get(name);
      if (!named || named.parameter === null) fail(scope, "未知函数", at, `没有“${name}( )”这个函数`, suggestion(name, [...FUNCTIONS, ...scope.named.keys()]) ?? `可用：${FUNCTIONS.join("、")}`);
      arity(1, 1, `${name}(${named.parameter})`);
      if (scope.open.includes(name)) fail(scope, "循环定义", named.at, `“${name}”的定义绕回了自己`, "定义只能用别的名称，不能绕一圈用到自己");
      const body = scope.resolver.value(named.value, { ...scope, open: [...scope.open, name], bound: new Map([[named.parameter, word(0)]]) }, expected);
      return { op: "variable", name: `${name}(${word(0)})`, body, type: body.type, at };
    }
  }
}
