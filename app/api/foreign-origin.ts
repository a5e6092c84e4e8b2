import { isForeignOrigin } from '@/lib/http/foreign-origin';
import { problem } from './problem';

/** The problem response to a change that a browser sends from another site's page; null otherwise. */
export function refuseForeignOrigin(request: Request): Response | null {
  if (!isForeignOrigin(request.headers)) return null;
  return problem({
    status: 403,
    kind: 'foreign_origin',
    title: 'Foreign origin',
    detail:
      'Send changes from this site’s own pages or from a program. Requests from other sites are refused.',
  });
}
