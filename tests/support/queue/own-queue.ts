import { afterAll, afterEach, beforeEach } from 'vitest';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { startProxy } from '../faults/faulty-proxy';
import { ownDatabase } from '../own-database';
import { countDeadLetters } from './queued-requests';
import { type TestBroker, testBroker } from './test-broker';

type Options = {
  /** A broker that this file started; by default a virtual host in the run's broker. */
  broker?: TestBroker;
  /** What workers and publishers reach only through `proxy`. */
  proxied?: 'broker' | 'database';
};

/**
 * This test file's own database and booking queue. Call it at the top of the file:
 * `const { handle, startTestWorker } = await ownQueue();`. Code under test finds both in the environment and opens
 * its own connections; `handle` belongs to the test. Everything is removed at the end of the file.
 */
export async function ownQueue({ broker: given, proxied }: Options = {}) {
  const database = await ownDatabase({ isPrimary: false });
  const broker = given ?? (await testBroker());
  const proxy = await startProxy(proxied === 'database' ? database.url : broker.url);
  process.env.RABBITMQ_URL = proxied === 'broker' ? proxy.url : broker.url;
  if (proxied === 'database') process.env.DATABASE_URL = proxy.url;

  let workers: Worker[] = [];
  let deadBefore = 0;
  beforeEach(async () => {
    deadBefore = await countDeadLetters(broker.url);
  });
  afterEach(async () => {
    proxy.setMode('forwarding');
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
  });
  afterAll(async () => {
    await closePublisher();
    await proxy.close();
    await broker.drop();
  });

  /** Starts a worker in this process, which stops after the test if it has not before. */
  function startTestWorker(): Worker {
    const worker = startWorker();
    workers.push(worker);
    return worker;
  }
  /** How many dead letters this test has made. */
  const newDeadLetters = async () => (await countDeadLetters(broker.url)) - deadBefore;

  return { ...database, broker, proxy, startTestWorker, newDeadLetters };
}
