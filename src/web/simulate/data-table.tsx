import type { ReactNode } from "react";
import styles from "./data-table.module.css";

export interface DataColumn {
  readonly title: string;
  readonly align?: "right";
}
export interface DataRow {
  readonly key: string;
  /** The first stands for the row. */
  readonly cells: readonly ReactNode[];
}

/** 表: what a chart beside it shows, to the 元; on a phone each row becomes a card. */
export function DataTable({ caption, columns, rows, note }: { readonly caption: string; readonly columns: readonly DataColumn[]; readonly rows: readonly DataRow[]; readonly note?: ReactNode }) {
  return (
    <div className={styles.holder}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]?.title ?? index} data-align={columns[index + 1]?.align} data-title={columns[index + 1]?.title}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  );
}
