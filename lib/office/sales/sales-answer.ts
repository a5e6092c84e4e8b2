import { replicaDelay } from './replica-delay';
import { versionOf } from './version-of';

/** A report as JSON under its version, or 304 when the asker has it; `x-behind-ms` tells its delay. */
export async function salesAnswer(request: Request, report: { at: string }): Promise<Response> {
  const headers = {
    etag: `"${versionOf(report)}"`,
    'x-behind-ms': String(Math.round(await replicaDelay())),
    'cache-control': 'private, no-cache',
  };
  if (request.headers.get('if-none-match')?.includes(headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return Response.json(report, { headers });
}
