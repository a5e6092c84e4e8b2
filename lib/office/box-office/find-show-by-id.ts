import { findShow } from '@/lib/visitors/shows/find-show';
import type { Show } from '@/lib/visitors/shows/show';

/** The published show with an id, whatever its address is now; null when there is none. */
export async function findShowById(id: string): Promise<Show | null> {
  if (!/^[a-z0-9]{4,12}$/.test(id)) return null;
  const found = await findShow(id);
  if (found.ok) return found.show;
  if (found.reason !== 'moved') return null;
  const moved = await findShow(found.slug);
  return moved.ok ? moved.show : null;
}
