import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { bookingRequests } from '@/db/schema';
import { ownDatabase } from '@/tests/support/own-database';
import { deleteOldOutcomes } from './delete-old-outcomes';

const { handle } = await ownDatabase();

it('deletes outcomes older than 30 days, in several transactions, and nothing else', async () => {
  const rows = (count: number, name: string, settledAt: ReturnType<typeof sql> | null) =>
    handle.db.insert(bookingRequests).values(
      Array.from({ length: count }, (_, n) => ({
        showId: 'show',
        key: `${name}-${n}`,
        requestHash: '',
        outcome: settledAt && 'seats_taken',
        settledAt,
      })),
    );
  await rows(1_100, 'old', sql`now() - interval '30 days 1 minute'`);
  await rows(3, 'young', sql`now() - interval '29 days 23 hours'`);
  await rows(2, 'tried', null);
  const deleted = await Promise.all([deleteOldOutcomes(), deleteOldOutcomes()]);
  expect(deleted[0] + deleted[1]).toBe(1_100);
  const left = await handle.db.select({ key: bookingRequests.key }).from(bookingRequests);
  expect(left.map(({ key }) => key.split('-')[0]).sort()).toEqual([
    ...Array(2).fill('tried'),
    ...Array(3).fill('young'),
  ]);
});
