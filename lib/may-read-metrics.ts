import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from './env';

/** Whether an Authorization header carries the bearer token of METRICS_TOKEN; never when that is not set. */
export function mayReadMetrics(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return false;
  // Hashes have one length, which the comparison in constant time needs.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}
