import type { Context } from "hono";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

type Prepared = {
  readonly etag: string;
  readonly br: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
};

/**
 * Answers a JSON text that seldom changes and may be megabytes: hashed and compressed once per text,
 * not once per visitor. Equal texts have equal tags, also after a restart.
 */
export function textAnswer(): (c: Context, text: string) => Promise<Response> {
  let last: Promise<Prepared> | undefined;
  let lastText: string | undefined;
  return async (c, text) => {
    if (last === undefined || text !== lastText) {
      last = prepare(text);
      lastText = text;
    }
    const { etag, br, gzip: gz } = await last;
    // Ask again each time, but send nothing when the page already has it.
    const headers = { "Cache-Control": "no-cache", ETag: etag, Vary: "Accept-Encoding" };
    if (isKnown(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
    const content = { ...headers, "Content-Type": "application/json; charset=utf-8" };
    const accepted = acceptedEncodings(c.req.header("Accept-Encoding"));
    if (accepted.has("br")) return c.body(br, 200, { ...content, "Content-Encoding": "br" });
    if (accepted.has("gzip")) return c.body(gz, 200, { ...content, "Content-Encoding": "gzip" });
    return c.body(text, 200, content);
  };
}

async function prepare(text: string): Promise<Prepared> {
  const bytes = Buffer.from(text, "utf8");
  const [br, gz] = await Promise.all([
    // Quality 5: the first visitor waits for it.
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(bytes),
  ]);
  // Weak: the same tag stands for the plain, br and gzip forms.
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { etag, br: new Uint8Array(br), gzip: new Uint8Array(gz) };
}

function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim()) ?? [];
  return tags.includes("*") || tags.some((tag) => tag.replace(/^W\//, "") === etag.slice(2));
}

function acceptedEncodings(header: string | undefined): ReadonlySet<string> {
  const parts = header?.toLowerCase().split(",") ?? [];
  const wanted = parts.filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part));
  return new Set(wanted.map((part) => part.split(";")[0]?.trim() ?? ""));
}
