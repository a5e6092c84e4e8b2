import { databaseNow } from '@/lib/database-clock';
import type { Cookie } from '@/lib/http/cookie';
import { type Admission, admissionCookie, READING_TIMEOUT_MS, renewedUntil } from './admission';
import { runQueueScript } from './run-queue-script';

/**
 * Extends an admission that has not ended; null when its entry was used. While Redis is down the admission is
 * extended too, because its signature is proof enough.
 */
export async function renewAdmission(
  showId: string,
  admission: Admission,
  now: number,
  timeoutMs: number,
): Promise<Admission | null> {
  const { entryId, since } = admission;
  const until = Math.floor(renewedUntil(admission, now, timeoutMs));
  const reply = await runQueueScript({
    command: 'renew',
    ...{ showId, entryId, now, since },
    admittedUntil: until,
  });
  return reply?.status === 'used' ? null : { entryId, until, since };
}

/**
 * The cookie that renews an admission when its visitor opens a page of seats or sends its form; null without
 * an admission that lasts, and then nothing is read.
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
