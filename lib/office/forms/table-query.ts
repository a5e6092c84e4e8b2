/** What a table's address asks for. */
export type TableQuery<Sort extends string> = {
  sort: Sort;
  /** Whether the largest, or last, come first. */
  isDown: boolean;
  /** From 1; never so far that a database would count its way there. */
  page: number;
  /** What was typed to filter by, trimmed. */
  text: string;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const MOST_PAGES = 2_000;
const MOST_CHARACTERS = 100;

/**
 * Reads `?sort=name&dir=down&page=2&q=ana`. The first of `sorts` is the usual one, upwards unless
 * `isDown`; what makes no sense counts as not said.
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
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), MOST_PAGES) : 1,
    text: (firstValue(params.q) ?? '').trim().slice(0, MOST_CHARACTERS),
  };
}

/** The first value of a parameter that may stand several times, without the NULs that no database takes. */
export function firstValue(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '');
}
