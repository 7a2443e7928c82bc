/** 写不下去: what the system says becomes a sentence; what it does not say stays a mistake of ours. */
import { expect, test } from "vitest";
import { refuseWriting } from "./refuse-writing.ts";

const system = (code: string): Error => Object.assign(new Error(`${code}: write`), { code });
test.each([
  [new Error('IO Error: Could not write file "x": No space left on device'), "磁盘已满，没有写完"],
  [system("ENOSPC"), "磁盘已满，没有写完"],
  [new Error("Out of Memory Error: could not allocate block"), "内存不够，没有写完"],
  [system("EACCES"), "没有权限写这个文件"],
])("%s", (error, message) => expect(refuseWriting("批次", error)).toMatchObject({ ok: false, error: { path: "批次", message } }));

test("what is no refusal is thrown again", () => expect(() => refuseWriting("批次", new Error("没有想到"))).toThrow("没有想到"));
