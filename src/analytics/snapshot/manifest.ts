/** 快照清单: what a snapshot is, written last. Without it the folder holds no snapshot. */
import { join } from "node:path";
import type { Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { areTexts, isCount, isObject, readChecked } from "../manifest-file.ts";

export const MANIFEST = "快照.json";
/** Stands in the folder while the snapshot is being written. */
export const UNFINISHED = "快照.未完成.json";
/** What is being written, and what DuckDB puts aside. */
export const WORK_FOLDER = ".临时";
const FORMAT = "惠策快照 1";

/** What was asked for; the same plan gives the same snapshot. */
export interface Plan {
  readonly 格式: typeof FORMAT;
  /** Made up, every one of them. */
  readonly 合成: boolean;
  readonly 说明: string;
  /** Of the program. */
  readonly 版本: string;
  readonly 布局: string;
  readonly 家数: number;
  /** Null where the enterprises are given, not made up. */
  readonly 种子: number | null;
  /** Enterprises per file. */
  readonly 每块: number;
}
export interface Manifest extends Plan {
  readonly 表: readonly TableFiles[];
}
export interface TableFiles {
  readonly 名: string;
  readonly 行数: number;
  readonly 文件: readonly FileMark[];
}
export interface FileMark {
  readonly 名: string;
  readonly 行数: number;
  readonly 字节: number;
  readonly 校验: string;
}

export const planOf = (plan: Omit<Plan, "格式">): Plan => ({ 格式: FORMAT, ...plan });

const PLAN_KEYS = ["格式", "合成", "说明", "版本", "布局", "家数", "种子", "每块"] as const satisfies readonly (keyof Plan)[];
export const samePlan = (a: Plan, b: Plan): boolean => PLAN_KEYS.every((key) => a[key] === b[key]);

const HINT = "用 huice population 或 huice snapshot 重新生成快照";
/** Null where there is no such file. */
export const readPlan = (folder: string, name: string): Result<Plan | null, FileRefusal> => readChecked(join(folder, name), { is: isPlan, called: "快照清单", hint: HINT });
export const readManifest = (folder: string): Result<Manifest | null, FileRefusal> => readChecked(join(folder, MANIFEST), { is: isManifest, called: "快照清单", hint: HINT });

function isPlan(value: unknown): value is Plan {
  return isObject(value) && value["格式"] === FORMAT && typeof value["合成"] === "boolean" && areTexts(value, ["说明", "版本", "布局"])
    && isCount(value["家数"]) && (value["种子"] === null || isCount(value["种子"])) && isCount(value["每块"]);
}

/** A name that stays in the folder. */
const isFileName = (value: unknown): boolean => typeof value === "string" && /^[^/\\\0]+\.parquet$/.test(value);

function isManifest(value: unknown): value is Manifest {
  if (!isPlan(value) || !("表" in value) || !Array.isArray(value.表)) return false;
  return value.表.every((table: unknown) => isObject(table) && typeof table["名"] === "string" && isCount(table["行数"]) && Array.isArray(table["文件"])
    && table["文件"].every((file: unknown) => isObject(file) && isFileName(file["名"]) && isCount(file["行数"]) && isCount(file["字节"]) && typeof file["校验"] === "string"));
}
