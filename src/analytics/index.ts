/** 分析: many enterprises at once. Snapshots on disk and the database that reads them. */
export { openDuckDb, rowsOf, type DuckDb, type DuckDbOptions } from "./duckdb.ts";
export { writeDossierSnapshot, type DossierSnapshotRequest } from "./snapshot/dossier-snapshot.ts";
export { layoutHash } from "./snapshot/layout.ts";
export { MANIFEST, planOf, UNFINISHED, type Manifest, type Plan } from "./snapshot/manifest.ts";
export { writePopulationSnapshot, type PopulationSnapshotRequest } from "./snapshot/population-snapshot.ts";
export { createViews, openSnapshot, type Snapshot } from "./snapshot/open-snapshot.ts";
export { readDossiers, readRows } from "./snapshot/read-dossiers.ts";
export { CHUNK, writeSnapshot, type SnapshotRequest } from "./snapshot/write-snapshot.ts";
export { run, type RunRequest } from "./run/run.ts";
export { readRun, RUN_MANIFEST, RUN_UNFINISHED, type RunManifest, type RunPlan, type RunTotals } from "./run/run-folder.ts";
export { verifyRun, type VerifyRequest } from "./run/verify.ts";
export { openCity, type City, type CityRequest, type SimulateRequest, type Simulated } from "./simulate/city.ts";
export { GROUPINGS, type Grouping } from "./simulate/groupings.ts";
export type { Cost, EnterpriseShift, Moved, Shift } from "./simulate/outcome.ts";
export type { Law } from "./simulate/settled-groups.ts";
export { prepareReport } from "./simulate/write-report.ts";
