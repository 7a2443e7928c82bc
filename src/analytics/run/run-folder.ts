/** 批次文件夹: what a run is, what of it is done, and what is written when all is. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";
import { saveJson } from "../snapshot/manifest.ts";

export const RUN_MANIFEST = "批次.json";
/** Stands in the folder while the run is under way. */
export const RUN_UNFINISHED = "批次.未完成.json";
export const RUN_WORK_FOLDER = ".临时";
const FORMAT = "惠策批次 1";

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
export interface RunManifest extends RunPlan {
  readonly 合计: RunTotals;
  readonly 条款: readonly { readonly 编号: string; readonly 求值: "SQL" | "SQL，有记录的逐家" | "逐家"; readonly 原因?: string }[];
}

export const runPlanOf = (plan: Omit<RunPlan, "格式">): RunPlan => ({ 格式: FORMAT, ...plan });
const same = (a: RunPlan, b: RunPlan): boolean =>
  (["格式", "合成", "快照", "政策库", "问日", "版本", "家数", "每片"] as const).every((key) => a[key] === b[key]) && JSON.stringify(Object.entries(a.读法).sort()) === JSON.stringify(Object.entries(b.读法).sort());

const numbered = (name: string, number: number): string => `${name}-${String(number).padStart(3, "0")}.parquet`;
export const matchFile = (number: number): string => numbered("匹配", number);
export const totalFile = (number: number): string => numbered("合计", number);
/** A slice is done when its matches have their name: they get it last. */
export const isDone = (folder: string, number: number): boolean => existsSync(join(folder, matchFile(number)));

/** Moves what was written aside into place, the one that says "done" last. */
export function keep(folder: string, number: number): void {
  for (const name of [totalFile(number), matchFile(number)]) renameSync(join(folder, RUN_WORK_FOLDER, name), join(folder, name));
}

export function readRun(folder: string): Result<RunManifest, FileRefusal> {
  const read = readJson(join(folder, RUN_MANIFEST));
  if (!read) return refuseFile(folder, existsSync(join(folder, RUN_UNFINISHED)) ? "这个批次没有跑完" : "这里没有批次", "用 huice run 生成；没有跑完的，再运行同一条命令会接着跑");
  return succeed(read as unknown as RunManifest);
}

function readJson(path: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null && (value as Record<string, unknown>)["格式"] === FORMAT ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Only an empty folder, or our own unfinished run of the same plan, is written to. @returns the run, where it is finished already. */
export function prepareRun(folder: string, plan: RunPlan): Result<RunManifest | null, FileRefusal> {
  try {
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(folder);
    const finished = readJson(join(folder, RUN_MANIFEST)) as RunManifest | null;
    if (finished) return same(finished, plan) ? succeed(finished) : refuseFile(folder, "文件夹里已有另一个批次", "换一个文件夹，或先移走原来的批次");
    const begun = readJson(join(folder, RUN_UNFINISHED)) as RunPlan | null;
    if (begun && !same(begun, plan)) return refuseFile(folder, "文件夹里有另一个没有跑完的批次", "换一个文件夹；那一个不要了就把文件夹删掉");
    const [foreign] = names;
    if (!begun && foreign !== undefined) return refuseFile(folder, `文件夹不是空的，里面有“${foreign}”`, "换一个空文件夹，或写一个还没有的名字");
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
  rmSync(join(folder, RUN_UNFINISHED), { force: true });
  rmSync(join(folder, RUN_WORK_FOLDER), { recursive: true, force: true });
}
