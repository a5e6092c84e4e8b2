import { cache } from 'react';
import { type FoundShow, findShow } from '@/lib/visitors/shows/find-show';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { tagPage } from './tag-page';
import { showTag } from './tags';

/**
 * `findShow` for ISR pages, read once per render. Tags the page with the show's tag. Only the page is cached: its
 * texts are at most 30 s old, and less after a booking or a change.
 */
export const cachedShow = cache(async (address: string): Promise<FoundShow> => {
  const showId = showIdOf(address);
  if (!showId) return { ok: false, reason: 'unknown' };
  await tagPage(showTag(showId));
  return findShow(address);
});
