import type { Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { refuseFile, refuseSystem } from "#application/refusals";

/** A full disk or a closed folder is a refusal; anything else is a mistake of ours. @param next what the same command does afterwards. */
export function refuseWriting(folder: string, error: unknown, next = "写完的部分会接着用"): Result<never, FileRefusal> {
  const message = error instanceof Error ? error.message : String(error);
  if (/No space left|Disk quota|ENOSPC/i.test(message)) return refuseFile(folder, "磁盘已满，没有写完", `腾出空间后再运行同一命令，${next}`);
  if (/Out of Memory/i.test(message)) return refuseFile(folder, "内存不够，没有写完", `关掉别的程序，再运行同一命令，${next}`);
  if (error instanceof Error && "code" in error) return refuseSystem(folder, error, "写");
  throw error;
}
