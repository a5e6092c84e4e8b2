/**
 * Runs statements written as SQL text, for the few that every booking needs: building them with Drizzle's
 * query builder cost more than the rest of a booking (docs/benchmarks.md).
 */
import type { Transaction } from './connect';

/** Longer statements are not prepared: a worker's batches have any length, and each would stay prepared. */
const MAX_PREPARED_VALUES = 400;

/**
 * Runs a prepared statement in the transaction and returns its rows as the driver parses them: numbers,
 * booleans, and text (also for timestamps). Throws the same errors as Drizzle's queries.
 */
export function run<Row extends object>(
  tx: Transaction,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const query = { sql: text, params: values };
  const name = values.length > MAX_PREPARED_VALUES ? undefined : 'run';
  return tx._.session
    .prepareQuery<{ execute: Row[]; all: Row[]; values: Row[] }>(query, undefined, name, false)
    .execute();
}

/** Placeholders for a list of values: `$2, $3, $4` for three values from number 2. */
export function numbered(values: unknown[], from: number): string {
  return values.map((_, index) => `$${from + index}`).join(', ');
}

/** Placeholders for rows: `($1, $2), ($3, $4)` for two rows of two values. */
export function numberedRows(rows: unknown[][]): string {
  let from = 1;
  const tuples = rows.map((row) => {
    const tuple = `(${numbered(row, from)})`;
    from += row.length;
    return tuple;
  });
  return tuples.join(', ');
}
