import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";
import { saveJson } from "../manifest-file.ts";
import { MANIFEST, readManifest, readPlan, samePlan, UNFINISHED, WORK_FOLDER, type Manifest, type Plan } from "./manifest.ts";

/** `企业-0001.parquet`. */
export const chunkFile = (table: string, chunk: number): string => `${table}-${String(chunk + 1).padStart(4, "0")}.parquet`;

/** A folder ready to be written to, or the snapshot that is already there. */
export type Ready = { readonly kind: "ready" } | { readonly kind: "finished"; readonly manifest: Manifest };

/**
 * Only an empty folder or our own unfinished work is written to; what others put there is never touched.
 * @param resumable the chunks that are whole are kept; otherwise they are made again.
 */
export function prepareFolder(folder: string, plan: Plan, resumable: boolean): Result<Ready, FileRefusal> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? refuseFile(folder, "这是一个文件，不是文件夹", "换一个文件夹") : refuseSystem(folder, error, "写");
  }
  const finished = readManifest(folder);
  if (!finished.ok) return finished;
  if (finished.value) return samePlan(finished.value, plan) && resumable ? succeed({ kind: "finished", manifest: finished.value }) : refuseFile(folder, `文件夹里已有一份快照（${sayPlan(finished.value)}）`, "换一个文件夹，或先移走原来的快照");
  const begun = readPlan(folder, UNFINISHED);
  if (!begun.ok) return begun;
  const names = readdirSync(folder);
  if (!begun.value) {
    const [foreign] = names;
    if (foreign !== undefined) return refuseFile(folder, `文件夹不是空的，里面有“${foreign}”`, "换一个空文件夹，或写一个还没有的名字");
  } else if (!samePlan(begun.value, plan)) return refuseFile(folder, `文件夹里有另一份没有写完的快照（${sayPlan(begun.value)}）`, "换一个文件夹；那一份不要了就把文件夹删掉");
  else if (!resumable) for (const name of names.filter((each) => each.endsWith(".parquet"))) rmSync(join(folder, name));
  try {
    rmSync(join(folder, WORK_FOLDER), { recursive: true, force: true });
    mkdirSync(join(folder, WORK_FOLDER));
    saveJson(folder, UNFINISHED, plan);
  } catch (error) {
    return refuseSystem(folder, error, "写");
  }
  return succeed({ kind: "ready" });
}

/** The last step: from here on the folder holds a snapshot. */
export function finishFolder(folder: string, manifest: Manifest): void {
  saveJson(folder, MANIFEST, manifest);
  rmSync(join(folder, UNFINISHED), { force: true });
  rmSync(join(folder, WORK_FOLDER), { recursive: true, force: true });
}

/** Takes away what a refused snapshot had begun. */
export function clearFolder(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(".parquet") || name === UNFINISHED) rmSync(join(folder, name));
  rmSync(join(folder, WORK_FOLDER), { recursive: true, force: true });
}

const sayPlan = (plan: Plan): string => (plan.种子 === null ? `${plan.家数} 家企业` : `合成，${plan.家数} 家，种子 ${plan.种子}，版本 ${plan.版本}`);

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Null where there is no such file. */
export function sizeOf(path: string): number | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : null;
}
