import type { Library } from "#policy";

/** Words the policies compare a fact with, by `类.事实`: what to offer where 词表 leaves the list open. */
export type KnownWords = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Library, KnownWords>();

export function knownWords(library: Library): KnownWords {
  const before = known.get(library);
  if (before) return before;
  const found = new Map<string, Set<string>>();
  const add = (fact: unknown, value: unknown): void => {
    const name = factName(fact);
    if (name === null) return;
    const words = found.get(name) ?? new Set();
    for (const word of wordsIn(value)) words.add(word);
    found.set(name, words);
  };
  walk(library.policies, (node) => {
    if (node["op"] === "compare") add(node["left"], node["right"]);
    else if (node["op"] === "member") add(node["item"], node["set"]);
    else if (node["op"] === "listed" && typeof node["list"] === "string") found.set("名单.名单", (found.get("名单.名单") ?? new Set()).add(node["list"]));
  });
  const words = new Map([...found].map(([name, set]) => [name, [...set]] as const));
  known.set(library, words);
  return words;
}

type Node = Readonly<Record<string, unknown>>;

function walk(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) see(value as Node);
  for (const child of Object.values(value)) walk(child, see);
}

function factName(term: unknown): string | null {
  const node = term as Node;
  if (node["op"] === "fact") return `企业.${String(node["name"])}`;
  return node["op"] === "field" ? `${String(node["record"])}.${String(node["name"])}` : null;
}

function wordsIn(term: unknown): readonly string[] {
  const node = term as Node;
  if (node["op"] === "set" && Array.isArray(node["items"])) return node["items"].flatMap(wordsIn);
  if (node["op"] !== "constant") return [];
  const value = node["value"] as Node;
  return value["kind"] === "word" && typeof value["word"] === "string" ? [value["word"]] : [];
}
