import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";

const MEGABYTE = 1024 * 1024;
export const MAX_BYTES = 5 * MEGABYTE;
const CHUNK = 64 * 1024;
const STANDARD_INPUT = 0;

/**
 * The text of one file from outside: at most 5 MB, UTF-8, without its byte order mark. `-` is standard input.
 * @param path as the person wrote it; it is what refusals name.
 * @param place where it is, when that differs.
 */
export function readText(path: string, place: string = path): Result<string, FileRefusal> {
  let bytes: Buffer;
  try {
    const read = readBytes(path, place);
    if (!read.ok) return read;
    bytes = read.value;
  } catch (error) {
    return refuseSystem(path, error, "读");
  }
  if (bytes.length === 0) return refuseFile(path, "文件是空的", "核对是不是选对了文件");
  try {
    // TextDecoder drops the byte order mark.
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuseFile(path, "不是 UTF-8 编码的文字文件", "用文本编辑器打开，另存为 UTF-8 编码");
  }
}

/** Never holds more than the limit, whatever the size says: a pipe or a device has none. */
function readBytes(path: string, place: string): Result<Buffer, FileRefusal> {
  const handle = path === "-" ? STANDARD_INPUT : openSync(place, "r");
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) return refuseFile(path, "这是一个文件夹，不是文件", "写到文件为止，例如 文件夹/档案.json");
    if (stat.size > MAX_BYTES) return tooLarge(path, stat.size);
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const count = readSync(handle, chunk, 0, CHUNK, null);
      if (count === 0) return succeed(Buffer.concat(chunks, total));
      total += count;
      if (total > MAX_BYTES) return tooLarge(path, null);
      chunks.push(chunk.subarray(0, count));
    }
  } finally {
    if (handle !== STANDARD_INPUT) closeSync(handle);
  }
}

function tooLarge(path: string, size: number | null): Result<never, FileRefusal> {
  return refuseFile(path, size === null ? "内容超过 5 MB" : `文件有 ${(size / MEGABYTE).toFixed(1)} MB，超过 5 MB`, "一份企业档案一个文件，通常不到 1 MB；核对是不是选错了文件");
}
