import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { primaryReads } from '@/db/client';
import { shows } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { saleMode } from './sale-mode';

const database = await ownDatabase();
const { handle } = database;

const queue = (id: string) => handle.db.update(shows).set({ queued: true }).where(eq(shows.id, id));

it('returns how a show sells, and follows a change within a second', async () => {
  const id = await makeShow(handle, 40, { admitAtOnce: 7 });
  expect(await saleMode(id)).toMatchObject({
    status: 'on_sale',
    queued: false,
    admitAtOnce: 7,
    seats: 40,
    types: new Set(['standard', 'child']),
  });
  await queue(id);
  await sleep(1_100);
  expect(await saleMode(id)).toMatchObject({ queued: true });
});

it('reads a show once for all calls that come at the same time', async () => {
  const id = await makeShow(handle, 4);
  const reads = vi.spyOn(primaryReads().gate, 'enter');
  await Promise.all(Array.from({ length: 500 }, () => saleMode(id)));
  expect(reads).toHaveBeenCalledTimes(1);
  reads.mockRestore();
});

it('returns null for a show that does not exist', async () => {
  expect(await saleMode('nosuch')).toBeNull();
});

it('uses the last known mode while the database does not answer', async () => {
  const id = await makeShow(handle, 4);
  const known = await saleMode(id);
  await primaryReads().end();
  await sleep(1_100);
  expect(await saleMode(id)).toEqual(known);
  await expect(saleMode('nobody')).rejects.toThrow();
});
