import { isNotTaken } from '@/db/errors';
import { isForeignOrigin } from '@/lib/foreign-origin';
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
 * A route handler for staff: `export const GET = staffHandler('exportAuditHandler', async (request, params,
 * { staff }) => …)`. Answers 401 to a visitor, 403 to a role that may not and to a form of another
 * site, and what `work` answers otherwise, never to be kept by a cache unless it says so. What
 * `work` throws is logged; the database being busy is a 503.
 */
export function staffHandler<Params = Record<string, never>>(name: PolicyName, work: Work<Params>) {
  return (request: Request, { params }: Context<Params>): Promise<Response> =>
    withRequestId(request.headers, async () => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (!isRead && isForeignOrigin(request.headers)) {
        return refuse(403, 'This came from another site, and nothing was done.');
      }
      try {
        const staff = await currentStaff();
        if (!staff) return refuse(401, 'Please sign in first.');
        if (!isAllowed(name, staff.role)) return refuse(403, 'Your role may not do this.');
        const response = await work(request, await params, { staff });
        if (!response.headers.has('cache-control')) {
          response.headers.set('cache-control', 'private, no-store');
        }
        return response;
      } catch (error) {
        log.error({ err: error, handler: name }, 'a handler of the house failed');
        return isNotTaken(error)
          ? refuse(503, 'The database is busy. Please load this again in a moment.')
          : refuse(500, 'Something went wrong on our side. Please try again.');
      }
    });
}

function refuse(status: number, words: string): Response {
  return new Response(`${words}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
