/** Order, page and filter of a table, from its address. */
export type TableQuery<Sort extends string> = {
  sort: Sort;
  /** Descending order. */
  isDown: boolean;
  /** From 1; limited, because an OFFSET reads and skips all rows before it. */
  page: number;
  /** The search text, trimmed. */
  text: string;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const MAX_PAGE = 2_000;
const MAX_CHARACTERS = 100;

/**
 * Parses `?sort=name&dir=down&page=2&q=ana`. The default order is the first of `sorts`, ascending unless `isDown`.
 * Invalid values are ignored.
 */
export function readTableQuery<Sort extends string>(
  params: SearchParams,
  sorts: readonly [Sort, ...Sort[]],
  isDown = false,
): TableQuery<Sort> {
  const sort = sorts.find((name) => name === firstValue(params.sort));
  const page = Number(firstValue(params.page));
  return {
    sort: sort ?? sorts[0],
    isDown: sort ? firstValue(params.dir) === 'down' : isDown,
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), MAX_PAGE) : 1,
    text: (firstValue(params.q) ?? '').trim().slice(0, MAX_CHARACTERS),
  };
}

/** The first value of a parameter that may occur several times, without NULs, which Postgres refuses. */
export function firstValue(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '');
}
