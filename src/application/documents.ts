/** 政策文件: what is done with the documents themselves. A door of its own, because it carries the parsers and an answer does not need them. */
export { checkLibrary, readDocuments, type CheckReport } from "./check-library.ts";
export { coverageOf, coverageOfTables, type Coverage } from "./coverage.ts";
export { checkVersion, placeOf, versionOf, withVersion, type Version } from "./versions.ts";
export { formatDocument } from "#policy/read";
