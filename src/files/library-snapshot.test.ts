import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Documents } from "#application/ports";
import type { Library } from "#policy";
import { openLibrarySnapshot } from "./library-snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "huice-snapshot-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents: Documents = { documents: [{ path: "policies/甲.md", text: "甲" }], sources: new Map([["a.txt", "乙"]]) };
const library = { policies: [], reference: { series: [{ n: 123n }] } } as unknown as Library;

test("what was kept comes back the same for the same documents, and for no others", () => {
  const snapshot = openLibrarySnapshot(join(folder, "library"));
  expect(snapshot.recall(documents)).toBeNull();
  snapshot.keep(documents, library);
  expect(snapshot.recall(documents)).toEqual(library);
  expect(snapshot.recall({ ...documents, documents: [{ path: "policies/甲.md", text: "丙" }] })).toBeNull();
  expect(snapshot.recall({ ...documents, documents: [{ path: "policies/丙.md", text: "甲" }] })).toBeNull();
  expect(snapshot.recall({ ...documents, sources: new Map([["a.txt", "丙"]]) })).toBeNull();
  expect(snapshot.recall({ documents: [...documents.documents, { path: "a.txt", text: "乙" }], sources: new Map() })).toBeNull();
  expect(readdirSync(folder)).toEqual(["library"]);
});

test("a broken snapshot and a folder that cannot be written only cost time", () => {
  const place = join(folder, "broken");
  const snapshot = openLibrarySnapshot(place);
  snapshot.keep(documents, library);
  writeFileSync(place, "{");
  expect(snapshot.recall(documents)).toBeNull();
  expect(() => openLibrarySnapshot(join(folder, "没有", "library")).keep(documents, library)).not.toThrow();
});
