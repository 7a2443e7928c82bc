import { isUnverified, GRADES, type Grade, type Place, type Policy } from "#policy";

/** 待核: a statement graded C (one copy) or M (not verified), and where it stands. */
export interface Unverified {
  /** 要点, 定义 or another block, 公布数, 节假日. */
  readonly kind: string;
  /** Label of the 要点, name of the block, or the row's first cells. */
  readonly name: string;
  readonly text: string;
  readonly grade: Grade;
  readonly at: Place;
}

/** 要点 and blocks of one policy, in reading order. */
export function unverifiedIn(policy: Policy): Unverified[] {
  return policy.sections.flatMap((section) => section.runs.flatMap((run) => [
    ...run.quotes.flatMap(({ grade, label, text, at }): Unverified[] => (grade && isUnverified(grade) ? [{ kind: "要点", name: label ?? "", text, grade, at }] : [])),
    ...run.blocks.flatMap((block): Unverified[] => {
      const { grade, origin, at } = block;
      if (!grade || !isUnverified(grade)) return [];
      const name = "name" in block ? block.name : "title" in block ? block.title : "item" in block ? block.item : (block.number ?? "");
      return [{ kind: block.kind, name, text: origin ?? "", grade, at }];
    }),
  ]));
}

const isRow = (line: string): boolean => line.startsWith("|");
const cellsOf = (line: string): string[] => line.split("|").slice(1, -1).map((cell) => cell.trim());

/**
 * Rows of a shared table whose 等级 is C or M. Read from the text, because a row keeps no place once it is read.
 * @returns null when the document is no shared table.
 */
export function unverifiedRows(path: string, text: string): { readonly name: string; readonly rows: readonly Unverified[] } | null {
  const name = /^---\s*\n类型: (\S+)/.exec(text)?.[1];
  if (name === undefined) return null;
  const rows: Unverified[] = [];
  let [heading, gradeColumn] = ["", -1];
  text.split("\n").forEach((line, index, lines) => {
    if (line.startsWith("## ")) heading = line.slice(3).trim();
    if (!isRow(line)) return;
    const cells = cellsOf(line);
    if (!isRow(lines[index - 1] ?? "")) gradeColumn = cells.indexOf("等级");
    const grade = GRADES.find((each) => each === cells[gradeColumn]);
    if (!grade || !isUnverified(grade)) return;
    rows.push({ kind: name, name: heading || (cells[0] ?? ""), text: cells.filter((cell, at) => cell !== "" && at !== gradeColumn).join(" "), grade, at: { file: path, line: index + 1, column: 1 } });
  });
  return { name, rows };
}
