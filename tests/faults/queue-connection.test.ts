import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  type BrokerConnection,
  connectToBroker,
} from '@/lib/visitors/booking-queue/broker-connection';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import { type TestBroker, testBroker } from '../support/queue/test-broker';

/** The beginning of a client's goodbye to a broker: class 10, method 50. */
const CLOSE = Buffer.from([0, 10, 0, 50]);

let broker: TestBroker;
let proxy: FaultyProxy;
let link: BrokerConnection | undefined;

beforeAll(async () => {
  broker = await testBroker();
  proxy = await startProxy(broker.url);
  // Nothing here asks a database.
  Object.assign(process.env, {
    RABBITMQ_URL: proxy.url,
    DATABASE_URL: 'postgres://127.0.0.1/none',
  });
});
afterEach(() => link?.close());
afterAll(async () => {
  await proxy.close();
  await broker.drop();
});

const stateOf = () => link?.state;

it('a broker that goes away while a connection that failed is ended: another follows', async () => {
  proxy.dropAtBytes(CLOSE);
  let setUps = 0;
  link = connectToBroker('test', async () => {
    setUps += 1;
    if (setUps === 1) throw new Error('the queue has no leader yet');
  });
  await expect.poll(stateOf, { timeout: 8_000 }).toBe('open');
  expect(setUps).toBe(2);
});

it('a connection that is never ready is ended, and another follows', async () => {
  let setUps = 0;
  link = connectToBroker('test', async () => {
    setUps += 1;
    if (setUps === 1) await new Promise(() => {});
  });
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('open');
  expect(setUps).toBe(2);
});

it('a broker that goes away at our goodbye: closing ends', async () => {
  link = connectToBroker('test', async () => {});
  await expect.poll(stateOf, { timeout: 8_000 }).toBe('open');
  proxy.dropAtBytes(CLOSE);
  await link.close();
  expect(link.state).toBe('away');
});
