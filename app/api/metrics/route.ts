import { notFound } from '@/app/api/problem';
import { gatherMetrics } from '@/lib/gather-metrics';
import { mayReadMetrics } from '@/lib/may-read-metrics';
import { metrics } from '@/lib/metrics';

export const dynamic = 'force-dynamic';

/** The figures of this process for Prometheus; without the bearer token there is no such address. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get('authorization'))) return notFound('address');
  return new Response(await gatherMetrics(), {
    headers: { 'content-type': metrics().registry.contentType, 'cache-control': 'no-store' },
  });
}
