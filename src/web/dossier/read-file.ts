import { readDossier, type DossierProblem } from "#engine";
import type { Reference } from "#policy";
import { refuse, succeed, type Result } from "#kernel";
import type { JsonObject } from "./json.ts";

export const MAX_BYTES = 5 * 1024 * 1024;
const MAX_DEPTH = 64;

/** Why a file is no dossier: one sentence, and the places at fault where the file could be read. */
export interface FileRefusal {
  readonly sentence: string;
  readonly problems: readonly DossierProblem[];
}

const refusal = (sentence: string, problems: readonly DossierProblem[] = []): Result<never, FileRefusal> => refuse({ sentence, problems });

/** Reads an uploaded file. Size comes first: a large file is never loaded. Nothing leaves the browser. */
export async function readFile(file: File, reference: Reference): Promise<Result<JsonObject, FileRefusal>> {
  if (file.size > MAX_BYTES) return refusal(`“${file.name}”有 ${(file.size / 1024 / 1024).toFixed(1)} MB，一份企业档案不超过 5 MB。请确认选的是不是档案文件。`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refusal(`“${file.name}”不是文字文件。企业档案是一份 JSON 文件，用“导出档案”得到的就是。`);
  }
  return readText(text, file.name, reference);
}

/** Depth is counted on the text, because JSON.parse itself accepts a million levels and what follows is recursive. */
export function readText(text: string, name: string, reference: Reference): Result<JsonObject, FileRefusal> {
  if (text.trim() === "") return refusal(`“${name}”是空的。`);
  if (depthOf(text) > MAX_DEPTH) return refusal(`“${name}”一层套一层超过了 ${MAX_DEPTH} 层，不是企业档案。`);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return refusal(`“${name}”不是完整的 JSON${placeIn(text, error)}。请检查括号、引号和逗号，或重新导出。`);
  }
  const read = readDossier(json, reference);
  if (!read.ok) return refusal(`“${name}”里有 ${read.error.length} 处读不懂，没有打开。改好下面各处再上传：`, read.error);
  return succeed(json as JsonObject);
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === "\\") index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}

/** Engines say `at position 17` or `line 2 column 3`; people count lines. */
function placeIn(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return `，第 ${line} 行有误`;
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? "" : `，第 ${text.slice(0, Number(position)).split("\n").length} 行有误`;
}
