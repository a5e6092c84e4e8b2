import { unstable_cache } from 'next/cache';
import { type FoundShow, findShow } from '@/lib/shows/find-show';
import { showIdOf } from '@/lib/shows/show-address';
import { showTag } from './tags';

/** Words on a show's page may be this old, in seconds; a booking renews them sooner. */
const LIFETIME_S = 30;

/** `findShow` for pages that everyone sees; whoever renders it takes on the show's tag. */
export function cachedShow(address: string): Promise<FoundShow> {
  const showId = showIdOf(address);
  if (!showId) return Promise.resolve({ ok: false, reason: 'unknown' });
  const cached = unstable_cache(() => findShow(address), ['show', address], {
    tags: [showTag(showId)],
    revalidate: LIFETIME_S,
  });
  return cached();
}
