/**
 * Statements written as SQL, for the few that are run for every booking: building them anew with
 * Drizzle's query builder cost more than all else that a booking does (docs/benchmarks.md).
 */
import type { Transaction } from './connect';

/**
 * Longer statements are those of a worker's batches, of any length: prepared, each length would stay on
 * the connection.
 */
const MOST_PREPARED_VALUES = 400;

/**
 * Runs a statement prepared on the transaction's connection and returns its rows as the driver reads
 * them: numbers, booleans and text, also for timestamps. Fails as Drizzle's own queries do.
 */
export function run<Row extends object>(
  tx: Transaction,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const query = { sql: text, params: values };
  const name = values.length > MOST_PREPARED_VALUES ? undefined : 'run';
  return tx._.session
    .prepareQuery<{ execute: Row[]; all: Row[]; values: Row[] }>(query, undefined, name, false)
    .execute();
}

/** The numbers of a list's values: `$2, $3, $4` for three values from the second on. */
export function numbered(values: unknown[], from: number): string {
  return values.map((_, index) => `$${from + index}`).join(', ');
}

/** The numbers of rows' values: `($1, $2), ($3, $4)` for two rows of two values. */
export function numberedRows(rows: unknown[][]): string {
  let from = 1;
  const tuples = rows.map((row) => {
    const tuple = `(${numbered(row, from)})`;
    from += row.length;
    return tuple;
  });
  return tuples.join(', ');
}
