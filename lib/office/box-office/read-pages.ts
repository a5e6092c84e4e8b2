/** Rows read at once: a page takes some 20 ms, and no more rows than these are in memory. */
export const PAGE = 1_000;

/** Where a page ended, in the order of the table's primary key. */
export type Key = { showId: string; id: string };

/** All pages of a table, each read from where the last one ended. */
export async function* pagesOf<Row extends { key: Key }>(
  readPage: (after: Key | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Key | null = null;
  for (;;) {
    const page: Row[] = await readPage(after);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.key ?? null;
  }
}
