import { SearchForm } from '@/components/visitors/shows/search-form';
import { ShowList } from '@/components/visitors/shows/show-list';
import { cachedList } from '@/lib/visitors/cache/list-page';

export const revalidate = 30;

/** The coming shows; the page is the same for everyone. */
export default async function ListPage() {
  const list = await readList();
  return (
    <div className="page">
      <div className="opening">
        <h1>What’s on</h1>
        <p>Choose your seats on the plan of the hall and get your tickets at once.</p>
        <SearchForm venues={list?.venues ?? []} />
      </div>
      {list?.shows.length ? (
        <ShowList shows={list.shows} now={Date.now()} />
      ) : (
        <p className="empty">
          {list
            ? 'There are no coming shows at the moment. New shows appear here.'
            : 'The list of shows is not available yet. Please reload this page in a minute.'}
        </p>
      )}
    </div>
  );
}

/** The list, or null in a build without a database, whose page expires within a minute. */
async function readList() {
  try {
    return await cachedList();
  } catch (error) {
    if (process.env.NEXT_PHASE !== 'phase-production-build') throw error;
    return null;
  }
}
