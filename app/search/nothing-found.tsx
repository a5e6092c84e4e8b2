import type { SearchQuery } from '@/lib/visitors/shows/search-query';
import type { Venue } from '@/lib/visitors/shows/show';

/** Other searches after one without results: without one of the conditions, or all shows of a venue. */
export function NothingFound({ query, venues }: { query: SearchQuery; venues: Venue[] }) {
  const conditions = Object.entries(query).filter(([, value]) => value !== '');
  const without = (left: string) =>
    `/search?${new URLSearchParams(conditions.filter(([name]) => name !== left))}`;
  const labels = { q: 'With any title', date: 'On any day', venue: 'At any venue' };
  return (
    <>
      <p className="empty">Try another search, or see all shows:</p>
      <ul className="ways-on">
        {conditions.length > 1 &&
          conditions.map(([name]) => (
            <li key={name}>
              <a className="link" href={without(name)}>
                {labels[name as keyof SearchQuery]}
              </a>
            </li>
          ))}
        {venues
          .filter(({ id }) => id !== query.venue)
          .map((venue) => (
            <li key={venue.id}>
              <a className="link" href={`/search?${new URLSearchParams({ venue: venue.id })}`}>
                At {venue.name}
              </a>
            </li>
          ))}
        <li>
          <a className="link" href="/">
            All shows
          </a>
        </li>
      </ul>
    </>
  );
}
