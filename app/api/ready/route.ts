import { readiness } from '@/lib/readiness';

export const dynamic = 'force-dynamic';

/** Whether this process may get requests: 200 or 503, with the state of each part. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, {
    status: state.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
