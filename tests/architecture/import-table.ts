/** 导入表：module → the modules it may import. */
export type ImportTable = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the table `module | may import` out of the architecture page; `–` is none, `all` is every module. */
export function readImportTable(markdown: string): ImportTable {
  const lines = markdown.split("\n");
  const head = lines.findIndex((line) => /^\|\s*module\s*\|\s*may import\s*\|\s*$/.test(line));
  if (head < 0) throw new Error("The page has no table `module | may import`.");
  const end = lines.findIndex((line, index) => index > head && !line.startsWith("|"));
  const rows = lines.slice(head + 2, end < 0 ? undefined : end).map((line) => line.split("|").map((cell) => cell.trim()));
  const modules = rows.map((row) => row[1] ?? "");
  return new Map(rows.map(([, module = "", allowed = ""]) => [module, readCell(allowed, modules)]));
}

function readCell(cell: string, modules: readonly string[]): ReadonlySet<string> {
  if (cell === "–") return new Set();
  if (cell === "all") return new Set(modules);
  const names = cell.split(/\s+/);
  const unknown = names.filter((name) => !modules.includes(name));
  if (unknown.length > 0) throw new Error(`The table allows ${unknown.join(", ")}, which have no row of their own.`);
  return new Set(names);
}
