import { SearchForm } from '@/components/visitors/shows/search-form';
import { ShowList } from '@/components/visitors/shows/show-list';
import { cachedList } from '@/lib/visitors/cache/list-page';

export const revalidate = 30;

/** The shows to come, the same for everyone. */
export default async function ListPage() {
  const list = await readList();
  return (
    <div className="page">
      <div className="opening">
        <h1>What’s on</h1>
        <p>Choose a seat on the hall’s own plan. Your ticket opens at once.</p>
        <SearchForm venues={list?.venues ?? []} />
      </div>
      {list?.shows.length ? (
        <ShowList shows={list.shows} now={Date.now()} />
      ) : (
        <p className="empty">
          {list
            ? 'The next season is being written. Come back soon: new shows appear here first.'
            : 'The bill is being pasted up. Load this page again in a minute.'}
        </p>
      )}
    </div>
  );
}

/** A build may run without a database; the page it makes then says so and expires within a minute. */
async function readList() {
  try {
    return await cachedList();
  } catch (error) {
    if (process.env.NEXT_PHASE !== 'phase-production-build') throw error;
    return null;
  }
}
