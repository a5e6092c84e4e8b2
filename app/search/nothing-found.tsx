import type { SearchQuery } from '@/lib/visitors/shows/search-query';
import type { Venue } from '@/lib/visitors/shows/show';

/** The ways on from a search that found nothing: the same with one wish less, or a whole house. */
export function NothingFound({ query, venues }: { query: SearchQuery; venues: Venue[] }) {
  const wishes = Object.entries(query).filter(([, value]) => value !== '');
  const without = (left: string) =>
    `/search?${new URLSearchParams(wishes.filter(([name]) => name !== left))}`;
  const words = { q: 'For any words', date: 'On any day', venue: 'At any venue' };
  return (
    <>
      <p className="empty">Nothing like that is on the bill. You could look again:</p>
      <ul className="ways-on">
        {wishes.length > 1 &&
          wishes.map(([name]) => (
            <li key={name}>
              <a className="link" href={without(name)}>
                {words[name as keyof SearchQuery]}
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
            In everything that’s on
          </a>
        </li>
      </ul>
    </>
  );
}
