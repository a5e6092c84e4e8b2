import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ACK, killBeforeBytes } from '../support/faults/kill-before-bytes';
import {
  countDead,
  countWaiting,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  publishRaw,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type TestBroker, testBroker } from '../support/queue/test-broker';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: TestBroker;
let handle: Handle;
let worker: Worker;

const poison = (seat: number) => ({ ...makeRequest([seat]), name: 'Poisonous Person' });

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  Object.assign(process.env, database.env, { RABBITMQ_URL: broker.url });
  handle = connect(database.url, { max: 4 });
  worker = startWorker();
});
afterAll(async () => {
  await worker.stop();
  await closePublisher();
  await broker.drop();
  await handle.end();
  await database.drop();
});

/** Runs the command and returns what it printed and how it ended; null when it was killed. */
async function command(args: string[], env: Record<string, string> = {}) {
  const program = ['--import', 'tsx', 'scripts/dead-letters.ts', ...args];
  const child = spawn(process.execPath, program, { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

it('lists what failed without anything personal, replays it when the fault is gone, and discards', async () => {
  const showId = await makeShow(handle, 10);
  await handle.db.execute(
    sql`alter table bookings add constraint a_fault check (name <> 'Poisonous Person')`,
  );
  const requests = [poison(0), makeRequest([1]), poison(2), poison(3)];
  await publishAll(showId, requests);
  await publishRaw(broker.url, showId, 'not one of ours');
  await waitForOutcomes(handle, showId, requests);
  const [first, , second, third] = requests.map(({ key }) => key) as [
    string,
    string,
    string,
    string,
  ];
  await expect.poll(() => countDead(broker.url)).toBe(4);

  const { output, code } = await command(['list']);
  expect(code).toBe(0);
  expect(output).toContain('4 dead letters');
  for (const key of [first, second, third]) expect(output).toContain(key);
  expect(output).toContain(`show ${showId}\tseats 2\t`);
  expect(output).toContain('cannot be read');
  expect(output).not.toMatch(/Poisonous|example\.com/);
  expect(await countDead(broker.url)).toBe(4);

  await handle.db.execute(sql`alter table bookings drop constraint a_fault`);
  // Killed once it has published, before the letter is taken away.
  expect((await command(['replay', first], killBeforeBytes(broker.url, ACK))).code).toBe(null);
  await expect
    .poll(async () => (await outcomesOf(handle, showId)).get(first), { timeout: 10_000 })
    .toBe('booked');
  expect(await countDead(broker.url)).toBe(4);
  expect(await command(['replay', first])).toMatchObject({ code: 0 });
  expect(await command(['replay', second])).toMatchObject({ code: 0 });
  const outcome = async () => (await outcomesOf(handle, showId)).get(second);
  await expect.poll(outcome, { timeout: 10_000 }).toBe('booked');
  expect(await command(['discard', third])).toMatchObject({ code: 0 });

  const rest = await command(['replay', 'all']);
  expect(rest.output).toContain('1 dead letter stayed');
  expect(await command(['discard', 'all'])).toMatchObject({ code: 0 });
  expect(await countDead(broker.url)).toBe(0);
  await expect.poll(() => countWaiting(broker.url)).toBe(0);
  expect((await outcomesOf(handle, showId)).get(third)).toBe('failed');
  await expectConsistentShow(handle, showId, requests);
});

it('says how it is used, and what is not there', async () => {
  for (const wrong of [[], ['replay'], ['list', 'all']]) {
    const { code, output } = await command(wrong);
    expect(code).toBe(1);
    expect(output).toContain('npm run dead-letters -- list');
  }
  const { code, output } = await command(['replay', 'no-such-key']);
  expect(code).toBe(1);
  expect(output).toContain('no dead letter no-such-key');
});
