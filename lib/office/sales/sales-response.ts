import { createHash } from 'node:crypto';
import { replicaStates } from '@/db/client';

/** A report as JSON; 304 if the client has this version already. `x-behind-ms` is the replica's lag. */
export async function salesResponse(request: Request, report: { at: string }): Promise<Response> {
  const headers = {
    etag: `"${reportVersion(report)}"`,
    'x-behind-ms': String(Math.round(await replicaLagMs())),
    'cache-control': 'private, no-cache',
  };
  if (request.headers.get('if-none-match')?.includes(headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return Response.json(report, { headers });
}

/** A hash of a report without its time `at`: reports with the same figures have the same version. */
export function reportVersion(report: { at: string }): string {
  const { at: _, ...figures } = report;
  return createHash('sha256').update(JSON.stringify(figures)).digest('base64url').slice(0, 22);
}

/** The most that a `readReplica` answer can lag behind the primary now, in milliseconds. */
export async function replicaLagMs(): Promise<number> {
  const states = await replicaStates();
  return Math.max(0, ...states.filter(({ state }) => state === 'used').map(({ lagMs }) => lagMs));
}
