import { problem } from './problem';

/** The problem when a browser sends a change from another site's page; null for everyone else. */
export function foreignOrigin(request: Request): Response | null {
  const origin = request.headers.get('origin');
  if (origin === null) return null;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (URL.canParse(origin) && new URL(origin).host === host) return null;
  return problem({
    status: 403,
    kind: 'foreign_origin',
    title: 'Foreign origin',
    detail:
      'Changes are accepted from this site’s own pages and from programs, not from other sites.',
  });
}
