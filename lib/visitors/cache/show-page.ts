import { cache } from 'react';
import { type FoundShow, findShow } from '@/lib/visitors/shows/find-show';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { carryTag } from './carry-tag';
import { showTag } from './tags';

/**
 * `findShow` for pages that everyone sees, read once for each render; whoever renders it takes on
 * the show's tag. The page itself is what is kept, so its words are as old as the page: 30 s, and a
 * booking or a change renews them sooner.
 */
export const cachedShow = cache(async (address: string): Promise<FoundShow> => {
  const showId = showIdOf(address);
  if (!showId) return { ok: false, reason: 'unknown' };
  await carryTag(showTag(showId));
  return findShow(address);
});
