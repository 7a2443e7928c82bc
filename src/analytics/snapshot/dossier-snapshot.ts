import { refuse, succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { rowsOfDossier } from "#engine/tables";
import type { Dossier } from "#engine";
import { tablesOf, type EnterpriseRows, type Reference } from "#policy";
import { layoutHash } from "./layout.ts";
import { planOf, type Manifest } from "./manifest.ts";
import { CHUNK, writeSnapshot } from "./write-snapshot.ts";

export interface DossierSnapshotRequest {
  readonly folder: string;
  readonly reference: Reference;
  /** Of the program. */
  readonly version: string;
  readonly size: number;
  /** The dossier at each place, read when its turn comes. */
  readonly dossier: (index: number) => Result<{ readonly path: string; readonly dossier: Dossier }, FileRefusal>;
  readonly progress?: (done: number, size: number) => void;
}

/** 档案成快照: 序号 is the place in the order given. A dossier the tables cannot hold exactly refuses the whole. */
export function writeDossierSnapshot({ folder, reference, version, size, dossier, progress }: DossierSnapshotRequest): Promise<Result<Manifest, FileRefusal>> {
  const tables = tablesOf(reference);
  const read = (index: number): Result<EnterpriseRows, FileRefusal> => {
    const given = dossier(index);
    if (!given.ok) return given;
    const rows = rowsOfDossier(given.value.dossier, tables);
    if (rows.ok) return succeed(rows.value);
    const [first] = rows.error;
    const name = given.value.dossier.name || "未写名称的企业";
    return refuse({ path: given.value.path, line: null, message: `“${name}”的 ${first?.path ?? ""} 存不进快照：${first?.message ?? ""}`, hint: "改好这份档案再做快照" });
  };
  return writeSnapshot({
    folder, reference, resumable: false,
    plan: planOf({ 合成: false, 说明: "由企业档案生成", 版本: version, 布局: layoutHash(reference), 家数: size, 种子: null, 每块: CHUNK }),
    *enterprises(from, to) {
      for (let index = from; index < to; index++) yield read(index);
    },
    ...(progress ? { progress } : {}),
  });
}
