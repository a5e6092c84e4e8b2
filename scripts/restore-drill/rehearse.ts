import { rmSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '../migrate';
import { seed } from '../seed/seed';
import { openFolder } from '../services/folder';
import { APP_DATABASE, startPostgres } from '../services/postgres';
import { postgresPrograms } from '../services/postgres-programs';
import { sizeOf, startArchiving } from './archive';
import { compareBookings, compareSeats } from './compare';
import { type History, makeHistory } from './make-history';
import { readBookings } from './record';
import { type Restore, restore } from './restore';

/** A history and all that is needed to restore it; the primary that made it has stopped. */
export interface Rehearsal {
  history: History;
  restore: Restore;
  /** The folder with Postgres' part of the data, to be removed with the data folder. */
  place: string;
}

/** Starts a primary of its own in `dataDir`, lets it live through a history, and stops it. */
export async function prepare(
  dataDir: string,
  ms: number,
  report: (line: string) => void,
): Promise<Rehearsal> {
  const folder = await openFolder(dataDir);
  const place = folder.postgres;
  // What a failed drill left for looking at; its past must not mix with this one's.
  for (const name of ['primary.initialised', 'archive']) {
    rmSync(join(place, name), { recursive: true, force: true });
  }
  const pair = await startPostgres(folder, false, report);
  try {
    const archive = await startArchiving(pair, place);
    process.env.DATABASE_URL = pair.url(APP_DATABASE);
    await migrate(pair.url(APP_DATABASE));
    await seed(pair.url(APP_DATABASE), report);
    const backup = join(place, 'backup');
    const cluster = join(place, 'primary');
    const history = await makeHistory({ pair, cluster, backup, archive, ms });
    const { standby: port } = folder.ports;
    const url = `postgres://postgres:${folder.secrets.postgres}@127.0.0.1:${port}/${APP_DATABASE}`;
    return {
      history,
      place,
      // In the standby's place, where the next run looks for what a killed one left.
      restore: {
        programs: postgresPrograms(),
        backup,
        archive,
        target: join(place, 'standby'),
        port,
        url,
        until: history.point,
      },
    };
  } finally {
    await pair.stop();
  }
}

/** What a restored database lacks or has too much, and how it came about. */
export interface Comparison {
  differences: string[];
  /** How many bookings it holds. */
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
