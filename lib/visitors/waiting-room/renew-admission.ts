import { databaseNow } from '@/lib/database-clock';
import type { Cookie } from '@/lib/http/cookie';
import { type Admission, admissionCookie, READING_TIMEOUT_MS, renewedUntil } from './admission';
import { runQueueScript } from './run-queue-script';

/**
 * An admission that has not ended, with its time renewed; null when its place was used. While Redis is
 * away it is renewed all the same: its signature says enough.
 */
export async function renewAdmission(
  showId: string,
  admission: Admission,
  now: number,
  idleMs: number,
): Promise<Admission | null> {
  const { entryId, since } = admission;
  const until = Math.floor(renewedUntil(admission, now, idleMs));
  const reply = await runQueueScript({ wish: 'renew', showId, place, now, until, since });
  return reply?.is === 'spent' ? null : { entryId, until, since };
}

/**
 * The cookie that renews the admission of somebody who opens a page of seats; null for who has none that
 * could be renewed, which is found out without asking anybody.
 */
export async function renewOnPageLoad(
  showId: string,
  admission: Admission | null,
): Promise<Cookie | null> {
  if (!admission) return null;
  const now = await databaseNow();
  if (now >= admission.until) return null;
  const renewed = await renewAdmission(showId, admission, now, READING_TIMEOUT_MS);
  return renewed && admissionCookie(showId, renewed);
}
