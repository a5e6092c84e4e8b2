/**
 * The Content-Security-Policy of a staff page: only scripts that carry this response's nonce, and what
 * those load. Development needs `eval` and styles that its overlay writes. `formTargets`: other sites that
 * a form may end at, after redirects too.
 */
export function contentPolicy(
  nonce: string,
  developing: boolean,
  formTargets: string[] = [],
): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    developing ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Widths of bars and places on a map are attributes; they cannot run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'none'",
  ].join('; ');
}
