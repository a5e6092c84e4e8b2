import { createHash, timingSafeEqual } from 'node:crypto';
import { notFound } from '@/app/api/problem';
import { env } from '@/lib/env';
import { gatherMetrics } from '@/lib/gather-metrics';
import { metrics } from '@/lib/metrics';

export const dynamic = 'force-dynamic';

/** The figures of this process for Prometheus; without the bearer token there is no such address. */
export async function GET(request: Request): Promise<Response> {
  if (!isAllowed(request.headers.get('authorization'))) return notFound('address');
  return new Response(await gatherMetrics(), {
    headers: { 'content-type': metrics().registry.contentType, 'cache-control': 'no-store' },
  });
}

function isAllowed(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return false;
  // Hashes have one length, which the comparison in constant time needs.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}
