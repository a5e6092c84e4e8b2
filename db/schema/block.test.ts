import { expect, it } from 'vitest';
import { blockSeats } from '@/tests/support/data/block-seats';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';

const { handle } = await ownDatabase({ max: 2 });

it('lets a seat be blocked only with a block of its own show', async () => {
  const showId = await makeShow(handle, 3);
  const block = await blockSeats(handle, showId, [0]);
  const other = await blockSeats(handle, await makeShow(handle, 1), [0]);
  const set = (seat: number, status: string, blockId: string | null) =>
    handle.sql`update seats set status = ${status}, block_id = ${blockId}
               where show_id = ${showId} and seat_no = ${seat}`;
  await expect(set(1, 'blocked', null)).rejects.toMatchObject({ code: '23514' });
  await expect(set(0, 'available', block)).rejects.toMatchObject({ code: '23514' });
  await expect(set(0, 'booked', block)).rejects.toMatchObject({ code: '23514' });
  await expect(set(1, 'blocked', other)).rejects.toMatchObject({ code: '23503' });
  expect(await set(0, 'available', null)).toMatchObject({ count: 1 });
});
