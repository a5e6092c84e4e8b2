import { isBusyOrUnavailable } from '@/db/errors';
import { isForeignOrigin } from '@/lib/http/foreign-origin';
import { requestIdOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import type { Staff } from '@/lib/office/staff/staff';
import { withRequestId } from '@/lib/request-id';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';

type Context<Params> = { params: Promise<Params> };
type Work<Params> = (
  request: Request,
  params: Params,
  context: { staff: Staff },
) => Promise<Response>;

/**
 * Makes a route handler for staff: `export const GET = staffHandler('exportAuditHandler', async (request, params,
 * { staff }) => …)`. Responds 401 without a session, 403 for a role without access and for requests from another
 * site, else with the response of `work`, which is not cached unless it says so. Errors of `work` are logged and
 * become a 500, or a 503 if the database is busy.
 */
export function staffHandler<Params = Record<string, never>>(name: PolicyName, work: Work<Params>) {
  return (request: Request, { params }: Context<Params>): Promise<Response> =>
    withRequestId(requestIdOf(request.headers), async () => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (!isRead && isForeignOrigin(request.headers)) {
        return refuse(
          403,
          'Please use the pages of this site. This request came from another site, and nothing was done.',
        );
      }
      try {
        const staff = await currentStaff();
        if (!staff) return refuse(401, 'Please sign in first.');
        if (!isAllowed(name, staff.role)) return refuse(403, 'Your role does not allow this.');
        const response = await work(request, await params, { staff });
        if (!response.headers.has('cache-control')) {
          response.headers.set('cache-control', 'private, no-store');
        }
        return response;
      } catch (error) {
        log.error({ err: error, handler: name }, 'a staff handler failed');
        return isBusyOrUnavailable(error)
          ? refuse(503, 'Please try again in a moment. The database is busy.')
          : refuse(500, 'Please try again. Something went wrong on our side.');
      }
    });
}

function refuse(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
