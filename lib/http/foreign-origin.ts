/** Whether a browser sent the request from another site's page. Programs send no Origin header and pass. */
export function isForeignOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return false;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
