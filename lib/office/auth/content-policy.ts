/**
 * The Content-Security-Policy of a staff page. It allows scripts with this response's nonce, and the scripts that
 * those load. Development needs `eval`, and inline styles for its error overlay. `formTargets` are other sites to
 * which forms may go, redirects included.
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
    // Bars of charts and marks on the map have style attributes, which cannot run code.
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
