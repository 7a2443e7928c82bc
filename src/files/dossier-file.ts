import { extname } from "node:path";
import { succeed, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import { readJson } from "./json-text.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./yaml-text.ts";

/**
 * 档案文件: JSON or YAML, by the ending of its name; without a known ending, by how it begins.
 * @returns what stands in it, not yet read as a dossier.
 */
export function readDossierFile(path: string): Result<unknown, FileRefusal> {
  const text = readText(path);
  if (!text.ok) return text;
  if (isJson(path, text.value)) return readJson(path, text.value);
  const yaml = readYaml(path, text.value);
  return yaml.ok ? succeed(yaml.value.value) : yaml;
}

function isJson(path: string, text: string): boolean {
  const ending = extname(path).toLowerCase();
  if (ending === ".json") return true;
  if (ending === ".yaml" || ending === ".yml") return false;
  return /^\s*[[{]/.test(text);
}
