/** 清单文件: JSON that says what stands in a folder. Written beside and renamed, and looked at before it is believed. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";

/** What a manifest must be, and what to do where it is not. */
export interface Expected<Manifest> {
  readonly is: (value: unknown) => value is Manifest;
  /** 快照清单. */
  readonly called: string;
  readonly hint: string;
}

/** There is the whole text or none. */
export function saveJson(folder: string, name: string, value: unknown): void {
  const next = join(folder, `${name}.tmp`);
  writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(next, join(folder, name));
}

/** Null where there is no such file. */
export function readChecked<Manifest>(path: string, { is, called, hint }: Expected<Manifest>): Result<Manifest | null, FileRefusal> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? succeed(null) : refuseSystem(path, error, "读");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuseFile(path, "不是正确的 JSON，可能没有存完整", hint);
  }
  return is(value) ? succeed(value) : refuseFile(path, `不是惠策的${called}，或者是别的版本写的`, hint);
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
export const areTexts = (value: Record<string, unknown>, keys: readonly string[]): boolean => keys.every((key) => typeof value[key] === "string");
