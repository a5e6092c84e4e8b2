import { isForeignOrigin } from '@/lib/foreign-origin';
import { problem } from './problem';

/** The problem when a browser sends a change from another site's page; null for everyone else. */
export function refuseForeignOrigin(request: Request): Response | null {
  if (!isForeignOrigin(request.headers)) return null;
  return problem({
    status: 403,
    kind: 'foreign_origin',
    title: 'Foreign origin',
    detail:
      'Changes are accepted from this site’s own pages and from programs, not from other sites.',
  });
}
