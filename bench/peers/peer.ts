/** 对照的引擎: each answers the same case from its own rule file. Amounts go in and come out in whole 分. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { FACTS, type Case } from "../clauses/case.ts";
import type { Paid } from "../clauses/ours.ts";

/** Null = it says that it does not know; undefined = an error instead of an answer. */
export type Said = readonly (Paid | undefined)[];
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Made before the clock runs. */
  readonly input: (each: Case) => unknown;
  readonly run: (input: unknown) => Said | Promise<Said>;
}
/** A peer's own folder makes it. @throws whatever keeps it from starting here. */
export type PeerMaker = (load: (name: string) => Promise<unknown>) => Promise<Omit<Peer, "name" | "version">>;

/** Rules write English names: not every engine reads Chinese ones. */
const NAMES: Readonly<Record<keyof Case, string>> = {
  企业: "enterprise", 运营机构: "operator", 注册地: "registered", 纳税地: "taxed", 统计地: "counted", 安全生产事故: "accident", 严重失信: "dishonest",
  严重违法失信主体: "blacklisted", 取得方式: "obtained", 研发费用: "research", 直接融资额: "raised", 新产品数: "products",
};
export type Told = Readonly<Record<string, boolean | string | number>>;

/** What is known, by English name; what is not is absent. */
export const toldOf = (each: Case): Told =>
  Object.fromEntries(FACTS.flatMap((fact): [string, boolean | string | number][] => {
    const value = each[fact];
    return value === null ? [] : [[NAMES[fact], value]];
  }));

export const ruleFile = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** Engines hold their amounts as doubles; the text pays whole 分, cut. */
export const cut = (amount: unknown): Paid => (typeof amount === "number" && Number.isFinite(amount) ? Math.floor(amount) : typeof amount === "bigint" ? Number(amount) : null);

const packages = createRequire(new URL("package.json", import.meta.url));
/** From the folder of their own, by name, so that nothing but this needs it. */
export const load = async (name: string): Promise<unknown> => import(pathToFileURL(packages.resolve(name)).href);
