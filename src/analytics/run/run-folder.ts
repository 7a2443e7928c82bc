/** 批次文件夹: what a run is, what of it is done, and what is written when all is. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";
import { areTexts, isCount, isObject, readChecked, saveJson } from "../manifest-file.ts";

export const RUN_MANIFEST = "批次.json";
/** Stands in the folder while the run is under way. */
export const RUN_UNFINISHED = "批次.未完成.json";
export const RUN_WORK_FOLDER = ".临时";
const FORMAT = "惠策批次 2";

/** 批次: the same plan gives the same matches, to the 分. */
export interface RunPlan {
  readonly 格式: typeof FORMAT;
  readonly 合成: boolean;
  readonly 快照: string;
  /** Hash of the documents the statements were made from. */
  readonly 政策库: string;
  readonly 问日: string;
  readonly 读法: Readonly<Record<string, string>>;
  readonly 版本: string;
  readonly 家数: number;
  /** Enterprises in a slice; a slice is done as a whole. */
  readonly 每片: number;
  /** All matches also as CSV. */
  readonly 另写CSV: boolean;
}
export interface RunTotals {
  /** 分. */
  readonly 低: string;
  /** Null = no upper bound. */
  readonly 高: string | null;
  readonly 上限: string | null;
  readonly 匹配: number;
  readonly 企业: number;
}
const WAYS = ["SQL", "SQL，有记录的逐家", "逐家"] as const;
export interface RunManifest extends RunPlan {
  readonly 合计: RunTotals;
  readonly 条款: readonly { readonly 编号: string; readonly 求值: (typeof WAYS)[number]; readonly 原因?: string }[];
}

export const runPlanOf = (plan: Omit<RunPlan, "格式">): RunPlan => ({ 格式: FORMAT, ...plan });
const same = (a: RunPlan, b: RunPlan): boolean =>
  (["格式", "合成", "快照", "政策库", "问日", "版本", "家数", "每片", "另写CSV"] as const).every((key) => a[key] === b[key]) && JSON.stringify(Object.entries(a.读法).sort()) === JSON.stringify(Object.entries(b.读法).sort());

const numbered = (name: string, number: number, form = "parquet"): string => `${name}-${String(number).padStart(3, "0")}.${form}`;
export const matchFile = (number: number): string => numbered("匹配", number);
export const matchCsv = (number: number): string => numbered("匹配", number, "csv");
export const totalFile = (number: number): string => numbered("合计", number);
/** 名册 of a slice: until the whole is written. */
export const rosterFile = (number: number): string => numbered("名册", number);
export const ROSTER_FILES = "名册-*.parquet";
/** A slice is done when its matches have their name: they get it last. */
export const isDone = (folder: string, number: number): boolean => existsSync(join(folder, matchFile(number)));

/** Moves what was written aside into place, the one that says "done" last. */
export function keep(folder: string, number: number, csv: boolean): void {
  for (const name of [rosterFile(number), totalFile(number), ...(csv ? [matchCsv(number)] : []), matchFile(number)]) renameSync(join(folder, RUN_WORK_FOLDER, name), join(folder, name));
}

const EXPECTED = { called: "批次清单", hint: "用 huice run 跑到另一个文件夹" };

export function readRun(folder: string): Result<RunManifest, FileRefusal> {
  const read = readFinished(folder);
  if (!read.ok) return read;
  if (!read.value) return refuseFile(folder, existsSync(join(folder, RUN_UNFINISHED)) ? "这个批次没有跑完" : "这里没有批次", "用 huice run 生成；没有跑完的，再运行同一条命令会接着跑");
  return succeed(read.value);
}
const readFinished = (folder: string): Result<RunManifest | null, FileRefusal> => readChecked(join(folder, RUN_MANIFEST), { is: isManifest, ...EXPECTED });

function isPlan(value: unknown): value is RunPlan {
  return isObject(value) && value["格式"] === FORMAT && typeof value["合成"] === "boolean" && areTexts(value, ["快照", "政策库", "问日", "版本"]) && isCount(value["家数"]) && isCount(value["每片"]) && typeof value["另写CSV"] === "boolean"
    && isObject(value["读法"]) && areTexts(value["读法"], Object.keys(value["读法"]));
}
/** 分 as text. */
const isAmount = (value: unknown): boolean => typeof value === "string" && /^\d+$/.test(value);
const isLimit = (value: unknown): boolean => value === null || isAmount(value);

function isManifest(value: unknown): value is RunManifest {
  if (!isPlan(value) || !("合计" in value) || !("条款" in value)) return false;
  const { 合计: total, 条款: clauses } = value as { 合计: unknown; 条款: unknown };
  return isObject(total) && isAmount(total["低"]) && isLimit(total["高"]) && isLimit(total["上限"]) && isCount(total["匹配"]) && isCount(total["企业"])
    && Array.isArray(clauses) && clauses.every((clause: unknown) => isObject(clause) && areTexts(clause, ["编号", ...("原因" in clause ? ["原因"] : [])]) && (WAYS as readonly unknown[]).includes(clause["求值"]));
}

/** Only an empty folder, or our own unfinished run of the same plan, is written to. @returns the run, where it is finished already. */
export function prepareRun(folder: string, plan: RunPlan): Result<RunManifest | null, FileRefusal> {
  try {
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(folder);
    const finished = readFinished(folder);
    if (!finished.ok) return finished;
    if (finished.value && !same(finished.value, plan)) return refuseFile(folder, "文件夹里已有另一个批次", "换一个文件夹，或先移走原来的批次");
    if (finished.value) {
      clearRun(folder);
      return succeed(finished.value);
    }
    const begun = readChecked(join(folder, RUN_UNFINISHED), { is: isPlan, ...EXPECTED });
    if (!begun.ok) return begun;
    if (begun.value && !same(begun.value, plan)) return refuseFile(folder, "文件夹里有另一个没有跑完的批次", "换一个文件夹；那一个不要了就把文件夹删掉");
    const [foreign] = names;
    if (!begun.value && foreign !== undefined) return refuseFile(folder, `文件夹不是空的，里面有“${foreign}”`, "换一个空文件夹，或写一个还没有的名字");
    rmSync(join(folder, RUN_WORK_FOLDER), { recursive: true, force: true });
    mkdirSync(join(folder, RUN_WORK_FOLDER));
    saveJson(folder, RUN_UNFINISHED, plan);
    return succeed(null);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? refuseFile(folder, "这是一个文件，不是文件夹", "换一个文件夹") : refuseSystem(folder, error, "写");
  }
}

/** The last step: from here on the folder holds a run. */
export function finishRun(folder: string, manifest: RunManifest): void {
  saveJson(folder, RUN_MANIFEST, manifest);
  clearRun(folder);
}
/** What only a run under way needs; one that was stopped at the very end leaves it behind. */
function clearRun(folder: string): void {
  for (const name of readdirSync(folder)) if (/^名册-\d+\.parquet$/.test(name)) rmSync(join(folder, name));
  rmSync(join(folder, RUN_UNFINISHED), { force: true });
  rmSync(join(folder, RUN_WORK_FOLDER), { recursive: true, force: true });
}
