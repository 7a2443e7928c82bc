import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints, refusalSchema } from "#contract";
import { createApp, type AppParts } from "#http";
import type { CityService, SimulateAnswer } from "#application/simulation";
import { refuse, succeed } from "#kernel";

const LIBRARY = JSON.stringify({ 政策: "研发费用".repeat(2000) });
const SAMPLE = { id: "move-in", name: "虚构甲公司", summary: "迁入，次年兑现。", on: "2026-06-30", titles: ["高新技术企业"], dossier: { 企业: {} } };
const bugs: unknown[] = [];
const COST = { low: "100", high: null, ceiling: "99999999999999999999", unbounded: { high: 1, ceiling: 0 }, sure: 1, possible: 2 };
const ANSWER: SimulateAnswer = { on: "2026-06-30", reform: null, sweep: { of: { rule: "甲#1", part: "最高", from: "50万元" }, size: 2, synthetic: true, before: COST, points: [] } };
const QUESTION = { on: "2026-06-30", readings: {}, changes: [{ rule: "甲#1", part: "最高", from: "50万元", to: "40万元" }], reformReadings: {}, budget: null, sweep: null };
const UPLOAD = { on: "2026-06-30", readings: {}, document: "甲", name: "新.md", text: "# 甲", source: null };
const FINDING = { file: "新.md", line: 3, column: 1, code: "引文不符", message: "“40”不在原文里" };
const city: CityService = {
  state: () => ({ state: "making", done: 1000, of: 100_000 }),
  begin: () => {},
  simulate: ({ on }, tell) => {
    if (on === "") return refuse("问日“”不是日历上有的日子。");
    tell({ event: "waiting", before: 2 });
    tell({ event: "working", done: 0, of: 2 });
    return succeed(Promise.resolve(succeed(ANSWER)));
  },
  diff: () => succeed(Promise.resolve(refuse({ message: "有 1 处问题", findings: [FINDING] }))),
};
let webFolder: string;
let parts: AppParts;

beforeAll(() => {
  webFolder = mkdtempSync(path.join(tmpdir(), "huice-http-"));
  mkdirSync(path.join(webFolder, "assets"));
  writeFileSync(path.join(webFolder, "index.html"), "<!doctype html><title>惠策</title>");
  writeFileSync(path.join(webFolder, "icon.svg"), "<svg/>");
  writeFileSync(path.join(webFolder, "assets", "main-abc123.js"), "plain");
  writeFileSync(path.join(webFolder, "assets", "main-abc123.js.br"), "small");
  parts = { library: async () => LIBRARY, samples: async () => [SAMPLE], city, webFolder, report: (bug) => bugs.push(bug) };
});

afterAll(() => rmSync(webFolder, { recursive: true, force: true }));

const get = (address: string, headers: Record<string, string> = {}, changed: Partial<AppParts> = {}) =>
  createApp({ ...parts, ...changed }).request(address, { headers });

describe("the contract", () => {
  const bodies: Readonly<Record<string, unknown>> = { [endpoints.simulate.path]: QUESTION, [endpoints.diff.path]: UPLOAD };
  test.each(Object.values(endpoints))("$method $path answers as written", async ({ method, path: address, request, response, lines }) => {
    const body = request && JSON.stringify(bodies[address]);
    const answer = await createApp(parts).request(address, { method, ...(body ? { body } : {}) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(lines ? /^application\/x-ndjson/ : /^application\/json/);
    const text = await answer.text();
    const said = lines ? text.trimEnd().split("\n") : [text];
    for (const each of said) expect(response.safeParse(JSON.parse(each)).error).toBeUndefined();
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

describe("questions that take their time", () => {
  const post = (address: string, body: string, changed: Partial<CityService> = {}, signal?: AbortSignal) =>
    createApp({ ...parts, city: { ...city, ...changed } }).request(address, { method: "POST", body, ...(signal ? { signal } : {}) });
  const linesOf = async (answer: Response): Promise<unknown[]> => (await answer.text()).trimEnd().split("\n").map((line) => JSON.parse(line) as unknown);

  test("tell how they go, and last the answer", async () => {
    expect(await linesOf(await post("/api/simulate", JSON.stringify(QUESTION)))).toEqual([{ event: "waiting", before: 2 }, { event: "working", done: 0, of: 2 }, { event: "answer", answer: ANSWER }]);
    expect(await linesOf(await post("/api/diff", JSON.stringify(UPLOAD)))).toEqual([{ event: "refused", message: "有 1 处问题", findings: [FINDING] }]);
  });

  test("what is not written is taken as nothing", async () => {
    const seen: unknown[] = [];
    const answer = await post("/api/simulate", JSON.stringify({ on: "2026-06-30", changes: QUESTION.changes }), { simulate: (question, tell, signal) => (seen.push(question), city.simulate(question, tell, signal)) });
    expect([answer.status, seen]).toEqual([200, [QUESTION]]);
  });

  test.each([
    ["no JSON", "{", 400, "请求读不懂"],
    ["nothing", "", 400, "请求读不懂"],
    ["a change without its figure", JSON.stringify({ ...QUESTION, changes: [{ rule: "甲" }] }), 400, "changes.0.part写得不对"],
    ["too many changes", JSON.stringify({ ...QUESTION, changes: Array(21).fill(QUESTION.changes[0]) }), 400, "changes太长或太多"],
    ["too many values", JSON.stringify({ ...QUESTION, sweep: { rule: "甲#1", part: "最高", from: "1", values: Array(26).fill("1") } }), 400, "sweep.values太长或太多"],
    ["what is refused at once", JSON.stringify({ ...QUESTION, on: "" }), 400, "问日"],
    ["a body of a megabyte", JSON.stringify({ ...QUESTION, budget: "1".repeat(1024 * 1024) }), 413, "超过 64 KB"],
  ])("%s gets a sentence", async (_name, body, status, sentence) => {
    const answer = await post("/api/simulate", body);
    expect([answer.status, refusalSchema.parse(await answer.json()).message]).toEqual([status, expect.stringContaining(sentence)]);
  });

  test("a bug is written down and not shown", async () => {
    const bug = new Error("secret detail");
    const said = await linesOf(await post("/api/simulate", JSON.stringify(QUESTION), { simulate: () => succeed(Promise.reject(bug)) }));
    expect(said).toEqual([{ event: "refused", message: "计算出了差错，已经记下。请再试一次。", findings: [] }]);
    expect(bugs).toContain(bug);
  });

  test("a visitor who goes away gives the question up", async () => {
    let given: AbortSignal | undefined;
    const answer = await post("/api/simulate", JSON.stringify(QUESTION), { simulate: (_question, _tell, signal) => ((given = signal), succeed(new Promise(() => {}))) });
    await answer.body?.cancel();
    expect(given?.aborted).toBe(true);
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

test.each(["/", "/api/library", "/api/nothing", "/api/city", "/assets/main-abc123.js", "/healthz"])("%s carries the security headers", async (address) => {
  const { headers } = await get(address);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
