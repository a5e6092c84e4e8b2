/** Links to the previous and the next page; `query` is the rest of the address. */
export function Pagination({
  page,
  hasMore,
  query,
}: {
  page: number;
  hasMore: boolean;
  query: Record<string, string>;
}) {
  if (page === 1 && !hasMore) return null;
  const addressOf = (to: number) => `?${new URLSearchParams({ ...query, page: String(to) })}`;
  return (
    <nav className="staff-actions" aria-label="Pages">
      {page > 1 && (
        <a className="button button-quiet" href={addressOf(page - 1)}>
          Previous
        </a>
      )}
      <span>Page {page}</span>
      {hasMore && (
        <a className="button button-quiet" href={addressOf(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}
