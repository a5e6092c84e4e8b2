import { rmSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '../migrate';
import { seed } from '../seed/seed';
import { openFolder } from '../services/folder';
import { APP_DATABASE, startPostgres } from '../services/postgres';
import { postgresProgramsFolder } from '../services/postgres-programs';
import { sizeOf, startArchiving } from './archive';
import { compareBookings, compareSeats } from './compare';
import { type History, makeHistory } from './make-history';
import { readBookings } from './record';
import { type Restore, restore } from './restore';

/** A history and what is needed to restore it; its primary has stopped. */
export interface Rehearsal {
  history: History;
  restore: Restore;
  /** The folder with Postgres' files, which must be removed with the data folder. */
  postgresFolder: string;
}

/** Starts a primary in `dataDir`, makes the history on it, and stops it. */
export async function prepare(
  dataDir: string,
  ms: number,
  report: (line: string) => void,
): Promise<Rehearsal> {
  const folder = await openFolder(dataDir);
  const { postgres: postgresFolder } = folder;
  // Removes the data that a failed drill left for inspection.
  for (const name of ['primary.initialised', 'archive']) {
    rmSync(join(postgresFolder, name), { recursive: true, force: true });
  }
  const pair = await startPostgres(folder, false, report);
  try {
    const archive = await startArchiving(pair, postgresFolder);
    process.env.DATABASE_URL = pair.url(APP_DATABASE);
    await migrate(pair.url(APP_DATABASE));
    await seed(pair.url(APP_DATABASE), report);
    const backup = join(postgresFolder, 'backup');
    const cluster = join(postgresFolder, 'primary');
    const history = await makeHistory({ pair, cluster, backup, archive, ms });
    const { standby: port } = folder.ports;
    const url = `postgres://postgres:${folder.secrets.postgres}@127.0.0.1:${port}/${APP_DATABASE}`;
    return {
      history,
      postgresFolder,
      // In the standby's folder, where the next run looks for servers of a killed run.
      restore: {
        programs: postgresProgramsFolder(),
        backup,
        archive,
        target: join(postgresFolder, 'standby'),
        port,
        url,
        until: history.point,
      },
    };
  } finally {
    await pair.stop();
  }
}

/** How a restored database differs from the record, and figures of the restore. */
export interface Comparison {
  differences: string[];
  /** The number of bookings in it. */
  bookings: number;
  /** Bytes of the base backup and of the archive. */
  backupBytes: number;
  archiveBytes: number;
  restoreMs: number;
}

/** Restores a rehearsal's backup and compares it with the record, booking by booking. */
export async function restoreAndCompare(
  { record }: History,
  options: Restore,
): Promise<Comparison> {
  const began = performance.now();
  const server = await restore(options);
  const restoreMs = performance.now() - began;
  const sql = postgres(options.url, { max: 1, onnotice: () => {} });
  try {
    const found = await readBookings(sql);
    return {
      differences: [...compareBookings(record, found), ...(await compareSeats(sql))],
      bookings: found.size,
      backupBytes: sizeOf(options.backup),
      archiveBytes: sizeOf(options.archive),
      restoreMs,
    };
  } finally {
    await sql.end();
    await server.stop();
  }
}
