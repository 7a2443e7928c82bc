import { enterprises, SYNTHETIC_NOTE } from "#population";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { EnterpriseRows, Reference } from "#policy";
import { layoutHash } from "./layout.ts";
import { planOf, type Manifest } from "./manifest.ts";
import { CHUNK, writeSnapshot } from "./write-snapshot.ts";

export interface PopulationSnapshotRequest {
  readonly folder: string;
  readonly reference: Reference;
  readonly seed: number;
  readonly size: number;
  /** Of the program: another version may make other enterprises. */
  readonly version: string;
  readonly progress?: (done: number, size: number) => void;
  readonly threads?: number;
  /** Enterprises per file. */
  readonly chunk?: number;
}

/** 合成城市成快照. Stopped in the middle, the same command goes on after the last whole chunk. */
export function writePopulationSnapshot({ folder, reference, seed, size, version, progress, threads, chunk = CHUNK }: PopulationSnapshotRequest): Promise<Result<Manifest, FileRefusal>> {
  return writeSnapshot({
    folder, reference, resumable: true,
    plan: planOf({ 合成: true, 说明: SYNTHETIC_NOTE, 版本: version, 布局: layoutHash(reference), 家数: size, 种子: seed, 每块: chunk }),
    enterprises: (from, to) => made(reference, seed, from, to),
    ...(progress ? { progress } : {}),
    ...(threads === undefined ? {} : { threads }),
  });
}

function* made(reference: Reference, seed: number, from: number, to: number): Generator<Result<EnterpriseRows, FileRefusal>> {
  for (const rows of enterprises(reference, { seed, from, to })) yield succeed(rows);
}
