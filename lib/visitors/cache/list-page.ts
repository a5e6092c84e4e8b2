import { listShows } from '@/lib/visitors/shows/list-shows';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { carryTag } from './carry-tag';
import { LIST_TAG } from './tags';

/** The shows to come and their venues, for pages that everyone sees; they take on the list's tag. */
export async function cachedList() {
  await carryTag(LIST_TAG);
  const [shows, venues] = await Promise.all([listShows(), listVenues()]);
  return { shows, venues };
}
