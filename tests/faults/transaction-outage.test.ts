import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { DatabaseUnavailableError } from '@/db/errors';
import { read } from '@/db/transaction';
import { type Services, startServices } from '@/scripts/services/start-services';
import { expectConsistentBookings, makeCrowdTables, startCrowd } from '../support/faults/crowd';
import { faultFolder } from '../support/services/test-services';

let services: Services;
let handle: Handle;

beforeAll(async () => {
  const dataDir = faultFolder();
  services = await startServices({ dataDir, withStandby: false, withRedis: false });
  handle = connect(services.env.DATABASE_URL ?? '', { max: 10 });
  await makeCrowdTables(handle);
});
afterAll(async () => {
  await handle.end();
  await services.stop();
});

test.each(['stop', 'kill'] as const)(
  'the database is down for some seconds (%s): calls fail, nothing is lost, the pool still works',
  async (end) => {
    const readOne = () => read(handle, async (db) => (await db.execute(sql`select 1`)).length);
    const crowd = startCrowd(handle, 20);
    await sleep(500);
    await services.postgres.primary[end]();
    await sleep(3_000);
    await expect(readOne()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await services.postgres.primary.start();
    const readAll = () => Promise.all(Array.from({ length: 20 }, readOne)).catch(() => 'down');
    await expect.poll(readAll, { timeout: 10_000 }).toEqual(Array(20).fill(1));
    const outcomes = await crowd.stop();
    expect(outcomes.refused.length).toBeGreaterThan(0);
    await expectConsistentBookings(handle, outcomes);
  },
);
