import { beforeAll, expect, it } from 'vitest';
import { auditLog } from '@/db/schema';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { readAudit, readAuditFilter } from './read-audit';

const database = await ownDatabase({ max: 2 });
const { handle } = database;

beforeAll(async () => {
  // A server in another time zone, which must not shift days in UTC.
  await handle.sql.unsafe(`alter database ${database.name} set timezone to 'Asia/Kolkata'`);
  await handle.db.insert(auditLog).values(
    [
      '2026-03-01T23:59:00Z',
      '2026-03-02T00:00:00Z',
      '2026-03-02T23:59:00Z',
      '2026-03-03T00:00:00Z',
    ].map((at, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      at: new Date(at),
      staffEmail: 'command',
      action: 'show.paused',
      subject: 'show:one',
    })),
  );
  await replicaCaughtUp(database);
});

it('reads days as UTC, the last one included, in any time zone of the server', async () => {
  const filter = readAuditFilter({ from: '2026-03-02', to: '2026-03-02' });
  const { rows } = await readAudit(filter, 1);
  expect(rows.map(({ at }) => at.toISOString())).toEqual([
    '2026-03-02T23:59:00.000Z',
    '2026-03-02T00:00:00.000Z',
  ]);
});

it.each(['2026-02-30', '2026-02-29', '0000-01-01', 'x', ''])('ignores the day %j', (from) => {
  expect(readAuditFilter({ from }).from).toBe('');
});
