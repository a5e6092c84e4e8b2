/** The page after signing in, unless another one was asked for. */
const STAFF_HOME_PATH = '/staff';

/**
 * The path below /staff of a callback address; the staff's home page for any other address, so that signing in
 * cannot redirect to another site. Accepts relative paths and addresses of our own origin.
 */
export function callbackPath(asked: string | null | undefined, origin: string): string {
  // Browsers read a backslash as a slash and ignore tabs and newlines.
  if (!asked || /[\\\p{Cc}]/u.test(asked) || !URL.canParse(asked, origin)) return STAFF_HOME_PATH;
  const url = new URL(asked, origin);
  const isOurs = url.origin === new URL(origin).origin && /^\/staff(\/|$)/.test(url.pathname);
  return isOurs && !url.pathname.startsWith('/staff/sign-in')
    ? url.pathname + url.search
    : STAFF_HOME_PATH;
}
