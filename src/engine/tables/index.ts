/** 档案与快照的表: a dossier as rows of the tables, and back. A door of its own: only what keeps many dossiers needs it. */
export { dossierOfRows } from "./dossier-of-rows.ts";
export { rowsOfDossier, type NotKept } from "./rows-of-dossier.ts";
