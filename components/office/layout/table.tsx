import type { ReactNode } from 'react';

type Column = {
  /** Its name in the address if the table can be sorted by it. */
  sort?: string;
  label: string;
  /** Aligned right. */
  isNumber?: boolean;
};

/**
 * A table with its order in the address, so that column heads are links. On a phone each row becomes a card with
 * the column labels. `query` is the rest of the address, such as a filter.
 */
export function Table({
  caption,
  columns,
  rows,
  sorted,
  query = {},
  empty,
}: {
  caption: string;
  columns: Column[];
  rows: { key: string; cells: ReactNode[] }[];
  sorted?: { sort: string; isDown: boolean };
  query?: Record<string, string>;
  /** Text if there are no rows. */
  empty: string;
}) {
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <table className="staff-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              className={column.isNumber ? 'is-number' : undefined}
              aria-sort={directionOf(column, sorted)}
            >
              <Head column={column} sorted={sorted} query={query} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((column, index) => (
              <td
                key={column.label}
                data-label={column.label}
                className={column.isNumber ? 'is-number' : undefined}
              >
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Sorted = { sort: string; isDown: boolean } | undefined;

function directionOf({ sort }: Column, sorted: Sorted) {
  if (!sort || sort !== sorted?.sort) return undefined;
  return sorted.isDown ? 'descending' : 'ascending';
}

function Head({
  column: { sort, label },
  sorted,
  query,
}: {
  column: Column;
  sorted: Sorted;
  query: Record<string, string>;
}) {
  if (!sort) return label;
  const isSorted = sort === sorted?.sort;
  const isDown = isSorted && !sorted?.isDown;
  const address = new URLSearchParams({ ...query, sort, dir: isDown ? 'down' : 'up' });
  return (
    <a href={`?${address}`}>
      {label}
      <span aria-hidden="true">{isSorted ? (sorted?.isDown ? '↓' : '↑') : ''}</span>
    </a>
  );
}
