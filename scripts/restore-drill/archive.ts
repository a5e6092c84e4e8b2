import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { CHECKOUT } from '../checkout';
import type { PostgresPair } from '../services/postgres';
import { userIds } from '../services/user';

const SCRIPT = 'archive-wal.sh';

/** Restarts the primary so that it archives its finished WAL files in `folder`/archive; returns that path. */
export async function startArchiving(pair: PostgresPair, folder: string): Promise<string> {
  const archive = join(folder, 'archive');
  mkdirSync(archive, { recursive: true });
  const user = userIds();
  if (user) chownSync(archive, user.uid, user.gid);
  // A copy, because Postgres may run as a user who cannot enter the checkout.
  const script = join(folder, SCRIPT);
  copyFileSync(join(CHECKOUT, 'deploy', 'postgres', SCRIPT), script);
  const sql = postgres(pair.adminUrl('postgres'), { max: 1 });
  try {
    await sql`alter system set archive_mode = 'on'`;
    await sql.unsafe(`alter system set archive_command = 'sh "${script}" "%p" "%f" "${archive}"'`);
  } finally {
    await sql.end();
  }
  await pair.primary.stop();
  await pair.primary.start();
  return archive;
}

/** Ends the current WAL file and returns when it and all earlier ones are in the archive. */
export async function archiveAll(adminUrl: string, archive: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  const [ended] = await sql<{ name: string }[]>`
    select pg_walfile_name(pg_switch_wal()) as name`.finally(() => sql.end());
  const deadline = Date.now() + 60_000;
  while (!existsSync(join(archive, ended?.name ?? ''))) {
    if (Date.now() > deadline) throw new Error(`${ended?.name} was not archived within a minute.`);
    await sleep(50);
  }
}

/** The size of all files below a folder, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + file.size, 0);
}
