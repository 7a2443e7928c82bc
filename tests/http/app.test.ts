import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, refusalSchema } from "#contract";
import { createApp, type AppParts } from "#http";

const LIBRARY = JSON.stringify({ 政策: "研发费用".repeat(2000) });
const SAMPLE = { id: "move-in", name: "虚构甲公司", summary: "迁入，次年兑现。", on: "2026-06-30", titles: ["高新技术企业"], dossier: { 企业: {} } };
const bugs: unknown[] = [];
let webFolder: string;
let parts: AppParts;

beforeAll(() => {
  webFolder = mkdtempSync(path.join(tmpdir(), "huice-http-"));
  mkdirSync(path.join(webFolder, "assets"));
  writeFileSync(path.join(webFolder, "index.html"), "<!doctype html><title>惠策</title>");
  writeFileSync(path.join(webFolder, "icon.svg"), "<svg/>");
  writeFileSync(path.join(webFolder, "assets", "main-abc123.js"), "plain");
  writeFileSync(path.join(webFolder, "assets", "main-abc123.js.br"), "small");
  parts = { library: async () => LIBRARY, samples: async () => [SAMPLE], webFolder, report: (bug) => bugs.push(bug) };
});

afterAll(() => rmSync(webFolder, { recursive: true, force: true }));

const get = (address: string, headers: Record<string, string> = {}, changed: Partial<AppParts> = {}) =>
  createApp({ ...parts, ...changed }).request(address, { headers });

describe("the contract", () => {
  test.each(Object.values(endpoints))("$method $path answers as written", async ({ method, path: address, response }) => {
    const answer = await createApp(parts).request(address, { method });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(response.safeParse(await answer.json()).error).toBeUndefined();
  });
});

describe("the library", () => {
  test("comes as it is, and small when the visitor can unpack it", async () => {
    expect(await (await get("/api/library")).text()).toBe(LIBRARY);
    const br = await get("/api/library", { "accept-encoding": "gzip, deflate, br" });
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(LIBRARY);
    const gzip = await get("/api/library", { "accept-encoding": "gzip, br;q=0" });
    expect(gzip.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(LIBRARY);
  });

  test("is not sent again to one who has it, and is when it has changed", async () => {
    const etag = (await get("/api/library")).headers.get("etag") ?? "";
    const again = await get("/api/library", { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const changed = await get("/api/library", { "if-none-match": etag }, { library: async () => "{}" });
    expect([changed.status, await changed.text()]).toEqual([200, "{}"]);
  });

  test("changes while the server runs, and the answer follows", async () => {
    let text = '{"版本":1}';
    const app = createApp({ ...parts, library: async () => text });
    expect(await (await app.request("/api/library")).text()).toBe(text);
    text = '{"版本":2}';
    expect(await (await app.request("/api/library")).text()).toBe(text);
  });
});

describe("refusals", () => {
  test("an unknown interface is a sentence, not a page", async () => {
    const answer = await get("/api/nothing");
    expect(answer.status).toBe(404);
    expect(refusalSchema.parse(await answer.json())).toEqual({ reason: "not-found", message: "没有 GET /api/nothing 这个接口。" });
  });

  test("a wrong method is one too", async () => {
    const answer = await createApp(parts).request("/api/library", { method: "POST" });
    expect([answer.status, refusalSchema.parse(await answer.json()).reason]).toEqual([404, "not-found"]);
  });

  test("a bug is written down and not shown", async () => {
    const bug = new Error("secret detail");
    const answer = await get("/api/library", {}, { library: () => Promise.reject(bug) });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(refusalSchema.parse(JSON.parse(text)).reason).toBe("broken");
    expect(text).not.toContain("secret");
    expect(bugs).toContain(bug);
  });
});

describe("the page", () => {
  test("hashed files are kept for a year, packed ones are preferred", async () => {
    const plain = await get("/assets/main-abc123.js");
    expect([await plain.text(), plain.headers.get("cache-control")]).toEqual(["plain", "public, max-age=31536000, immutable"]);
    const packed = await get("/assets/main-abc123.js", { "accept-encoding": "br" });
    expect([await packed.text(), packed.headers.get("content-encoding"), packed.headers.get("content-type")]).toEqual(["small", "br", expect.stringContaining("javascript")]);
  });

  test.each(["/", "/clauses/昌平/5.1", "/check?sample=move-in"])("%s is the page, asked for again each time", async (address) => {
    const answer = await get(encodeURI(address));
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-cache"]);
    expect(await answer.text()).toContain("惠策");
    const again = await get(encodeURI(address), { "if-none-match": answer.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("other files are themselves", async () => {
    const answer = await get("/icon.svg");
    expect([await answer.text(), answer.headers.get("content-type")]).toEqual(["<svg/>", "image/svg+xml; charset=utf-8"]);
  });

  test("a missing asset is missing", async () => {
    expect((await get("/assets/old-000000.js")).status).toBe(404);
  });

  test.each(["/assets/..%2f..%2fpackage.json", "/..%2f..%2fetc/passwd", "/assets/%00"])("%s leads nowhere", async (address) => {
    const answer = await get(address);
    const text = await answer.text();
    expect(text.includes("惠策") || answer.status === 404).toBe(true);
  });
});

test.each(["/", "/api/library", "/api/nothing", "/assets/main-abc123.js", "/healthz"])("%s carries the security headers", async (address) => {
  const { headers } = await get(address);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
