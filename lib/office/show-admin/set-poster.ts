import { eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import { images, shows } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import type { Picture } from '@/lib/images/make-picture';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { lockShow } from './lock-show';

/** Sets a picture as a show's poster; null: the drawn poster again. Returns false if there is no such show. */
export async function setPoster(
  staff: AuditActor,
  showId: string,
  picture: Picture | null,
): Promise<boolean> {
  const found = await transaction(primary(), async (tx) => {
    const show = await lockShow(tx, showId);
    if (!show) return false;
    // A picture with the same hash has the same bytes.
    if (picture) await tx.insert(images).values(picture).onConflictDoNothing();
    const imageHash = picture?.hash ?? null;
    if (imageHash === show.imageHash) return true;
    await tx
      .update(shows)
      .set({ imageHash, version: sql`${shows.version} + 1` })
      .where(eq(shows.id, showId));
    await writeAudit(tx, staff, {
      action: 'show.poster_changed',
      subject: `show:${showId}`,
      showId,
      before: { image: show.imageHash },
      after: { image: imageHash },
    });
    return true;
  });
  if (found) await invalidateShow(showId);
  return found;
}
