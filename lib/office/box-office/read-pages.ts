/** Rows per page: a page takes about 20 ms to read, and only one is in memory at a time. */
export const PAGE_SIZE = 1_000;

/** The primary key of a page's last row; the next page starts after it. */
export type PageCursor = { showId: string; id: string };

/** Reads a table page by page (keyset pagination), until a page is not full. */
export async function* readPages<Row extends { key: PageCursor }>(
  readPage: (after: PageCursor | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: PageCursor | null = null;
  for (;;) {
    const page: Row[] = await readPage(after);
    if (page.length > 0) yield page;
    if (page.length < PAGE_SIZE) return;
    after = page.at(-1)?.key ?? null;
  }
}
