import type { SnapshotSummary } from "#application";
import { EXIT, type CliParts, type Exit } from "./parts.ts";

/** Says what now lies in the folder. */
export function tellSnapshot(parts: CliParts, asJson: boolean, summary: SnapshotSummary): Exit {
  const { folder, size, rows, tables, seed } = summary;
  parts.out(asJson ? JSON.stringify({ ...summary, synthetic: seed !== null }) : `${folder}：${size} 家${seed === null ? "企业" : `合成企业（种子 ${seed}，不对应任何真实企业）`}，${tables} 张表，${rows} 行。`);
  return EXIT.good;
}
