/** Links to the page before and after; `query` is the rest of the address. */
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
  const address = (to: number) => `?${new URLSearchParams({ ...query, page: String(to) })}`;
  return (
    <nav className="staff-actions" aria-label="Pages">
      {page > 1 && (
        <a className="button button-quiet" href={address(page - 1)}>
          Back
        </a>
      )}
      <span>Page {page}</span>
      {hasMore && (
        <a className="button button-quiet" href={address(page + 1)}>
          On
        </a>
      )}
    </nav>
  );
}
