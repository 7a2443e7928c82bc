/** 文件: the only reader of policies/, sources/, scenarios/ and dossiers. */
export { readDossierFile } from "./dossier-file.ts";
export { findHome } from "./home.ts";
export { openLibraryFolder } from "./library-folder.ts";
export { openLibrarySnapshot } from "./library-snapshot.ts";
export { saveText } from "./save-text.ts";
