import type { Answer, Match, Status } from "#engine";
import { sayMissing } from "../dossier/missing-place.ts";

export const countOf = (matches: readonly Match[], status: Status): number => matches.filter((match) => match.status === status).length;

/** `可享 3 项；另有 2 项待补充、1 项需评审。` What carries no figure here (services, awards of other documents) is counted apart. */
export function sayAnswer({ matches }: Answer): string {
  const money = matches.filter((match) => match.kind === "事项");
  const services = countOf(matches.filter((match) => match.kind === "服务"), "可享");
  const elsewhere = countOf(matches.filter((match) => match.kind === "参照"), "可享");
  const [yes, open, review] = [countOf(money, "可享"), countOf(money, "待补充"), countOf(money, "需评审")];
  const others = [open > 0 ? `${open} 项待补充` : "", review > 0 ? `${review} 项需评审` : ""].filter((part) => part !== "");
  const beside = [services > 0 ? `${services} 项服务可以用` : "", elsewhere > 0 ? `${elsewhere} 项按别的文件办理` : ""].filter((part) => part !== "");
  const first = yes > 0 ? `可享 ${yes} 项` : "现在还没有可以确定享受的资金";
  const also = others.length > 0 ? `；另有 ${others.join("、")}` : "";
  return `${first}${also}。${beside.length > 0 ? `还有 ${beside.join("，")}。` : ""}`;
}

/** `昌平区加快高新技术企业培育发展支持办法 第五条`: how a match names its law. */
export const sayClause = (clause: string): string => (/^[一二三四五六七八九十]+$|^\d/.test(clause) ? `第${clause}条` : clause);

/** `高新技术企业认定·新认定` → its category and what is special. */
export function itemParts(item: string): readonly [string, string | null] {
  const [category = item, special] = item.split("·");
  return [category, special ?? null];
}

/** Why, in one line. 可享 without a catch needs no reason: when and how it is paid is what one asks next. */
export function sayWhy(match: Match): string {
  if (match.status === "待补充" && match.missing.length > 0) return `还差${match.missing.map(sayMissing).join("、")}`;
  if (match.status !== "可享" || match.because !== "条件都满足") return match.because;
  if (match.kind === "服务") return "可以使用";
  return [match.kind === "事项" ? `${match.payYear} 年兑现` : "", match.delivery ?? "", match.responsible.join("、")].filter((part) => part !== "").join(" · ");
}
