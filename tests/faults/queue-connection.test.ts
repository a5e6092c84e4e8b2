import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  type BrokerConnection,
  connectToBroker,
} from '@/lib/visitors/booking-queue/broker-connection';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import { type TestBroker, testBroker } from '../support/queue/test-broker';

/** The start of AMQP's `connection.close`: class 10, method 50. */
const CLOSE = Buffer.from([0, 10, 0, 50]);

let broker: TestBroker;
let proxy: FaultyProxy;
let connection: BrokerConnection | undefined;

beforeAll(async () => {
  broker = await testBroker();
  proxy = await startProxy(broker.url);
  // No code under test uses a database here.
  Object.assign(process.env, {
    RABBITMQ_URL: proxy.url,
    DATABASE_URL: 'postgres://127.0.0.1/none',
  });
});
afterEach(() => connection?.close());
afterAll(async () => {
  await proxy.close();
  await broker.drop();
});

const stateOf = () => connection?.state;

it('reconnects when the broker goes down while a failed connection is closed', async () => {
  proxy.dropAtBytes(CLOSE);
  let setUps = 0;
  connection = connectToBroker('test', async () => {
    setUps += 1;
    if (setUps === 1) throw new Error('the queue has no leader yet');
  });
  await expect.poll(stateOf, { timeout: 8_000 }).toBe('open');
  expect(setUps).toBe(2);
});

it('drops a connection whose set-up never ends, and opens another', async () => {
  let setUps = 0;
  connection = connectToBroker('test', async () => {
    setUps += 1;
    if (setUps === 1) await new Promise(() => {});
  });
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('open');
  expect(setUps).toBe(2);
});

it('finishes closing when the broker goes down at the same time', async () => {
  connection = connectToBroker('test', async () => {});
  await expect.poll(stateOf, { timeout: 8_000 }).toBe('open');
  proxy.dropAtBytes(CLOSE);
  await connection.close();
  expect(connection.state).toBe('down');
});
