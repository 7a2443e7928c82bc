/** 表样: where the facts that this module speaks of lie in the tables. A name or word 词表 does not have stops everything at once. */
import { ENTERPRISE_KEY, listColumn, type Cell, type Column, type Reference, type Table } from "#policy";

/** A row of one table: the facts in the order in which they were named. */
export type RowOf = (cells: readonly Cell[]) => Cell[];

export interface Sheets {
  readonly tables: readonly Table[];
  /** @param facts each with the words that are written into it; a fact without a list of words takes none. */
  readonly row: (kind: string, facts: Readonly<Record<string, readonly string[]>>) => RowOf;
  readonly indexOf: (kind: string) => number;
  /** Place of `有_…` in a row of 企业. */
  readonly listAt: (kind: string) => number;
}

export function sheetsOf(reference: Reference, tables: readonly Table[]): Sheets {
  const indexOf = (kind: string): number => {
    const index = tables.findIndex((table) => table.name === kind);
    if (index < 0) throw new Error(`合成企业用到的“${kind}”，词表里没有`);
    return index;
  };
  const columnsOf = (kind: string): readonly Column[] => tables[indexOf(kind)]?.columns.filter((column) => column.name !== ENTERPRISE_KEY) ?? [];
  return {
    tables,
    indexOf,
    listAt: (kind) => columnsOf(reference.enterprise.name).findIndex((column) => column.name === listColumn(kind)),
    row: (kind, facts) => {
      const columns = columnsOf(kind);
      const places = Object.entries(facts).map(([name, words]) => {
        const place = columns.findIndex((column) => column.name === name);
        if (place < 0) throw new Error(`合成企业用到的“${kind}.${name}”，词表里没有`);
        checkWords(`${kind}.${name}`, columns[place], words, reference);
        return place;
      });
      const unknown: readonly Cell[] = columns.map(() => null);
      return (cells) => {
        const row = unknown.slice();
        for (let index = 0; index < places.length; index++) row[places[index] ?? 0] = cells[index] ?? null;
        return row;
      };
    },
  };
}

function checkWords(where: string, column: Column | undefined, words: readonly string[], reference: Reference): void {
  const type = column?.fact?.type.kind === "set" ? column.fact.type.of : column?.fact?.type;
  const known = type?.kind === "region" ? reference.regions.map((region) => region.name) : type?.kind === "word" && column?.fact ? (type.words ?? column.fact.listed) : null;
  for (const word of words) if (known && known.length > 0 && !known.includes(word)) throw new Error(`合成企业用到的“${where} = ${word}”，词表里没有`);
}
