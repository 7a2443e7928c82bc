/** One table of a snapshot, wherever it lies. */
import { nearest, type Result } from "#kernel";
import type { FileRefusal } from "#application/ports";
import type { Table } from "#policy";

export interface TableSource {
  /** What stands after FROM: the columns in their types. */
  readonly from: string;
  /** The same with the file and the row each row stands in. */
  readonly numbered: string;
  /** Texts that could not be read as their column's type: a condition on `numbered` for each such column. */
  readonly badText: readonly { readonly column: string; readonly bad: string; readonly shown: string; readonly hint: string }[];
  /** What a failed reading means. */
  readonly refuse: (error: unknown) => Result<never, FileRefusal>;
}

export const FILE = '"#文件"';
export const ROW = '"#行"';

/** A name nobody knows is more likely a slip than an extra. */
export function unknownColumn(name: string, table: Table): { message: string; hint: string } {
  const near = nearest(name, table.columns.map((column) => column.name));
  return { message: `“${table.name}”表没有“${name}”这一列`, hint: near === null ? "删去这一列" : `是不是想写“${near}”？` };
}
