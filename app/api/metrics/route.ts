import { notFound } from '@/app/api/problem';
import { gatherMetrics } from '@/lib/gather-metrics';
import { mayReadMetrics } from '@/lib/may-read-metrics';
import { metrics } from '@/lib/metrics';

export const dynamic = 'force-dynamic';

/** The metrics of this process for Prometheus; 404 without the bearer token. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get('authorization'))) return notFound('address');
  return new Response(await gatherMetrics(), {
    headers: { 'content-type': metrics().registry.contentType, 'cache-control': 'no-store' },
  });
}
