/** Where somebody goes after signing in when nothing else is asked for. */
export const STAFF_HOME_PATH = '/staff';

/**
 * The path below /staff that a callback asks for; anything else, another site's address above all,
 * becomes the first page. Relative paths and addresses of our own origin are both understood.
 */
export function callbackPath(asked: string | null | undefined, origin: string): string {
  // Browsers read a backslash as a slash, and drop tabs and newlines.
  if (!asked || /[\\\p{Cc}]/u.test(asked) || !URL.canParse(asked, origin)) return STAFF_HOME_PATH;
  const url = new URL(asked, origin);
  const isOurs = url.origin === new URL(origin).origin && /^\/staff(\/|$)/.test(url.pathname);
  return isOurs && !url.pathname.startsWith('/staff/sign-in')
    ? url.pathname + url.search
    : STAFF_HOME_PATH;
}
