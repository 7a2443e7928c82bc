import { assessTitle, type Asking, type Dossier, type Standing } from "#engine";
import { sayDay } from "#kernel";
import type { Library } from "#policy";
import { heldTitle, isListKnown, opensFor } from "./titles.ts";

/** 台阶的次序: the order in which people speak of them; what leads to what is read from the rules. */
export const STEPS: readonly string[] = ["科技型中小企业", "创新型中小企业", "专精特新中小企业", "专精特新小巨人"];
export const BESIDE = "高新技术企业";

/** Where the enterprise stands on one step. */
export interface Rung {
  readonly title: string;
  readonly place: "持有" | "已到期" | "已撤销" | "可以申报" | "待补充" | "不符合" | "没有标准";
  readonly standing: Standing | null;
  /** `至 2027年9月20日`. */
  readonly when: string;
  readonly said: string;
  /** Titles whose standard asks for this one. */
  readonly opens: readonly string[];
}

export function rungOf(library: Library, dossier: Dossier, title: string, among: readonly string[], asking: Asking): Rung {
  const held = heldTitle(dossier, title, asking.on);
  const assessed = assessTitle(library, dossier, title, asking);
  const opens = opensFor(library, title, among, asking.on);
  const standing = assessed?.truth ?? null;
  const base = { title, standing, opens };
  if (held?.state === "有效") return { ...base, place: "持有", when: held.to === null ? "有效期没有填" : `有效期至 ${sayDay(held.to)}`, said: held.from === null ? "" : `${sayDay(held.from)}取得` };
  const lapsed = held?.state === "已到期" || held?.state === "已撤销" ? held.state : null;
  const when = held?.state === "已到期" && held.to !== null ? `${sayDay(held.to)}到期` : held?.state === "还没生效" && held.from !== null ? `${sayDay(held.from)}起` : "";
  if (!assessed) return { ...base, place: lapsed ?? "没有标准", when, said: "问日没有有效的标准" };
  const count = (truth: Standing): number => assessed.conditions.filter((condition) => condition.truth === truth).length;
  const failing = assessed.conditions.filter((condition) => condition.truth === "不符合").map(({ name }) => name);
  const [open, review] = [count("待补充"), count("需评审")];
  const said = {
    符合: "条件都满足",
    需评审: `${review} 条由评审决定，其余都满足`,
    待补充: `没有不符合的，${open} 条还缺事实`,
    不符合: `${failing.slice(0, NAMED).join("、")}${failing.length > NAMED ? `等 ${failing.length} 条` : ""}不符合`,
  }[assessed.truth];
  const known = held !== null || isListKnown(dossier) ? "" : "；有没有取得还没填";
  return { ...base, place: lapsed ?? (assessed.truth === "符合" || assessed.truth === "需评审" ? "可以申报" : assessed.truth), when, said: said + known };
}

const NAMED = 2;

/** The step to look at next: the first above the highest that is held, else the one beside, else what was left out below. */
export function nextRung(steps: readonly Rung[], beside: Rung | null): Rung | null {
  const highest = steps.findLastIndex(({ place }) => place === "持有");
  const open = [...steps.slice(highest + 1), ...(beside ? [beside] : []), ...steps];
  return open.find(({ place }) => place !== "持有") ?? null;
}
