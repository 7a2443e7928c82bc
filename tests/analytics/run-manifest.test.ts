/** 坏了的批次清单: what a folder says of its run is looked at before it is believed. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRun, RUN_MANIFEST, RUN_UNFINISHED } from "#analytics";
import { newFolder } from "./snapshots.ts";

const SOUND = {
  格式: "惠策批次 2", 合成: true, 快照: "快", 政策库: "库", 问日: "2026-06-30", 读法: { "I-02": "乙" }, 版本: "0", 每片: 3, 另写CSV: true, 家数: 3,
  合计: { 低: "0", 高: null, 上限: "500", 匹配: 2, 企业: 1 },
  条款: [{ 编号: "甲#1", 求值: "SQL" }, { 编号: "甲#2", 求值: "逐家", 原因: "逐日计数" }],
};
function said(manifest: unknown, name = RUN_MANIFEST): string {
  const folder = newFolder();
  writeFileSync(join(folder, name), typeof manifest === "string" ? manifest : JSON.stringify(manifest));
  const read = readRun(folder);
  return read.ok ? "读通" : read.error.message;
}

test("a sound one is read", () => expect(said(SOUND)).toBe("读通"));

test.each([
  ["别的格式", { ...SOUND, 格式: "惠策批次 1" }],
  ["问日不是文字", { ...SOUND, 问日: 20260630 }],
  ["家数不是数", { ...SOUND, 家数: "3" }],
  ["没有每片", { ...SOUND, 每片: undefined }],
  ["每片不是数", { ...SOUND, 每片: "3" }],
  ["没有说另写CSV", { ...SOUND, 另写CSV: undefined }],
  ["读法的值不是文字", { ...SOUND, 读法: { "I-02": 1 } }],
  ["没有合计", { ...SOUND, 合计: undefined }],
  ["合计的低不是分", { ...SOUND, 合计: { ...SOUND.合计, 低: "5万" } }],
  ["合计的高不是分", { ...SOUND, 合计: { ...SOUND.合计, 高: 5 } }],
  ["条款不是一列", { ...SOUND, 条款: {} }],
  ["条款的求值不认识", { ...SOUND, 条款: [{ 编号: "甲#1", 求值: "猜" }] }],
  ["条款的原因不是文字", { ...SOUND, 条款: [{ 编号: "甲#1", 求值: "逐家", 原因: 1 }] }],
  ["不是一个对象", []],
])("%s", (_what, manifest) => expect(said(manifest)).toMatch(/不是惠策的批次清单/));

test("half a file, half a run, none at all", () => {
  expect(said("{")).toMatch(/不是正确的 JSON/);
  expect(said(SOUND, RUN_UNFINISHED)).toMatch(/没有跑完/);
  expect(said(SOUND, "别的.json")).toMatch(/没有批次/);
});
