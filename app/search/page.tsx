import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { SearchForm } from '@/components/visitors/shows/search-form';
import { ShowList } from '@/components/visitors/shows/show-list';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { searchQuerySchema } from '@/lib/visitors/shows/search-query';
import { searchShows } from '@/lib/visitors/shows/search-shows';
import { NothingFound } from './nothing-found';
import { describeSearch, first, messagesOf } from './search-messages';

export const metadata: Metadata = { title: 'Search', robots: { index: false } };

/** Searches shows by text, day and venue. */
export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const given = first(await searchParams);
  const query = searchQuerySchema.safeParse(given);
  const [venues, shows] = await Promise.all([
    listVenues(),
    query.success ? searchShows(query.data) : [],
  ]);
  return (
    <div className="page">
      <div className="opening">
        <h1>Search</h1>
        <SearchForm
          venues={venues}
          typed={query.success ? query.data : shorten(given)}
          messages={query.error && messagesOf(query.error)}
        />
        {query.success && <p role="status">{describeSearch(query.data, shows.length, venues)}</p>}
      </div>
      {!query.success && <Notice kind="attention">Please correct the marked fields.</Notice>}
      {query.success && shows.length === 0 && <NothingFound query={query.data} venues={venues} />}
      {shows.length > 0 && <ShowList shows={shows} now={Date.now()} />}
    </div>
  );
}

/** What was typed, cut to a length that can be shown again. */
function shorten(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, text.slice(0, 100)]),
  );
}
