import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from './env';

/** Whether an Authorization header has METRICS_TOKEN as its bearer token; false if that is not set. */
export function mayReadMetrics(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return false;
  // `timingSafeEqual` needs values of the same length, so it compares hashes.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}
