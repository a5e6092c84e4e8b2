import { findShow } from '@/lib/visitors/shows/find-show';
import type { Show } from '@/lib/visitors/shows/show';
import { isShowId } from '@/lib/visitors/shows/show-id';

/** The published show with this id; null when there is none. Needs no current slug. */
export async function findShowById(id: string): Promise<Show | null> {
  if (!isShowId(id)) return null;
  const found = await findShow(id);
  if (found.ok) return found.show;
  if (found.reason !== 'moved') return null;
  const moved = await findShow(found.slug);
  return moved.ok ? moved.show : null;
}
