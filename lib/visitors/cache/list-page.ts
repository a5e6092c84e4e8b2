import { listShows } from '@/lib/visitors/shows/list-shows';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { tagPage } from './tag-page';
import { LIST_TAG } from './tags';

/** Upcoming shows and their venues, for ISR pages. Tags the page with `LIST_TAG`. */
export async function cachedList() {
  await tagPage(LIST_TAG);
  const [shows, venues] = await Promise.all([listShows(), listVenues()]);
  return { shows, venues };
}
