import { refuse, type Result } from "#kernel";
import type { FileRefusal } from "./ports.ts";

/** One way to say that a file cannot be used: which file, why, what to do. */
export function refuseFile(path: string, message: string, hint: string, line: number | null = null): Result<never, FileRefusal> {
  return refuse({ path, line, message, hint });
}

/** What the operating system said, in words that lead on. */
export function refuseSystem(path: string, error: unknown, doing: "读" | "写"): Result<never, FileRefusal> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT": case "ENOTDIR":
      return refuseFile(path, "没有这个文件", "核对文件名和所在文件夹");
    case "EACCES": case "EPERM": case "EROFS":
      return refuseFile(path, `没有权限${doing}这个文件`, doing === "读" ? "请文件的所有者放开读取权限，或复制一份再用" : "请文件的所有者放开写入权限");
    case "EISDIR":
      return refuseFile(path, "这是一个文件夹，不是文件", "写到文件为止，例如 文件夹/档案.json");
    case "ELOOP":
      return refuseFile(path, "这个链接绕回了自己", "改用真正的文件");
    case "ENAMETOOLONG": case "ERR_INVALID_ARG_VALUE":
      return refuseFile(path.replaceAll("\0", "␀").slice(0, 80), "这不是一个可用的文件名", "核对文件名");
    case "ENOSPC":
      return refuseFile(path, "磁盘已满，没有写成", "腾出空间再试，原文件没有改动");
    default:
      return refuseFile(path, `${doing}不了这个文件${code ? `（${code}）` : ""}`, "核对文件是否完好");
  }
}
