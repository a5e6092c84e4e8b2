import { readFileSync } from 'node:fs';

/** Whether this process runs as root, which Postgres refuses. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user that Postgres runs as when we are root: `postgres` where there is one, else `nobody`.
 * Undefined for an ordinary user, who runs it as themselves.
 */
export function userIds(): { uid: number; gid: number } | undefined {
  if (!isRoot()) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const entry = users.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
    if (entry) return { uid: Number(entry[1]), gid: Number(entry[2]) };
  }
  throw new Error('Postgres does not run as root, and there is no user postgres: useradd postgres');
}
