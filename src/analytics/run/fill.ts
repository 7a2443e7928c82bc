import { BIGINT, DuckDBDataChunk, type DuckDBConnection, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";

/** Rows DuckDB takes at once. */
const BLOCK = 2048;

/** Rows made here on their way into a table. @param types of its columns, in their order. */
export async function fill(connection: DuckDBConnection, table: string, types: readonly DuckDBType[], rows: readonly (readonly DuckDBValue[])[]): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  for (let from = 0; from < rows.length; from += BLOCK) {
    const some = rows.slice(from, from + BLOCK);
    const chunk = DuckDBDataChunk.create([...types], some.length);
    types.forEach((type, at) => {
      const vector = chunk.getColumnVector(at);
      some.forEach((row, index) => {
        const cell = row[at] ?? null;
        vector.setItem(index, type === BIGINT && typeof cell === "number" ? BigInt(cell) : cell);
      });
      vector.flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
