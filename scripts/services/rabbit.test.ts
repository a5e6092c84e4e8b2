import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBroker, faultBroker } from '@/tests/support/queue/test-broker';
import { readFolder } from './folder';
import { isAccepting } from './ports';
import { findRabbit } from './rabbit';

const QUEUE = 'waiting';

let broker: FaultBroker;

beforeAll(async () => {
  broker = await faultBroker();
});
afterAll(() => broker.drop());

async function withConnection<T>(work: (connection: ChannelModel) => Promise<T>): Promise<T> {
  const connection = await connect(broker.url);
  connection.on('error', () => {});
  return work(connection).finally(() => connection.close());
}

function store(words: string): Promise<void> {
  return withConnection(async (connection) => {
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(QUEUE, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue(QUEUE, Buffer.from(words), { persistent: true });
    await channel.waitForConfirms();
  });
}

/** Reads the messages of the queue and leaves them there. */
function waiting(): Promise<string[]> {
  return withConnection(async (connection) => {
    const channel = await connection.createChannel();
    const words: string[] = [];
    for (;;) {
      const message = await channel.get(QUEUE);
      if (!message) return words;
      words.push(message.content.toString());
    }
  });
}

test('accepts only its own user, and has the consistent-hash exchange', async () => {
  const guest = new URL(broker.url);
  Object.assign(guest, { username: 'guest', password: 'guest' });
  await expect(connect(guest.href)).rejects.toThrow(/ACCESS_REFUSED/);
  await withConnection(async (connection) => {
    const channel = await connection.createChannel();
    await channel.assertExchange('spread', 'x-consistent-hash', { durable: true });
  });
});

test('keeps confirmed messages over a crash', async () => {
  await store('before the crash');
  await broker.server.kill();
  await expect(connect(broker.url)).rejects.toThrow(/ECONN/);
  await broker.server.start();
  await expect.poll(waiting).toEqual(['before the crash']);
});

test('confirms nothing while blocked, and confirms the waiting messages when unblocked', async () => {
  await withConnection(async (connection) => {
    const channel = await connection.createConfirmChannel();
    const blocked = once(connection, 'blocked');
    const unblocked = once(connection, 'unblocked');
    broker.block();
    let confirmed = false;
    const sent = channel.sendToQueue(QUEUE, Buffer.from('patient'), {}, () => {
      confirmed = true;
    });
    expect(sent).toBe(true);
    await blocked;
    expect(confirmed).toBe(false);
    broker.unblock();
    await unblocked;
    await channel.waitForConfirms();
    expect(confirmed).toBe(true);
  });
});

test('stops an orphan of a killed run before the next start, and keeps its messages', async () => {
  const { pid } = broker.server;
  const [left, address] = [pid(), broker.url];
  // openFolder stops it although another process started it.
  broker = await faultBroker(broker.dataDir);
  expect(broker.url).toBe(address);
  expect([left, pid()]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(pid()).not.toBe(left);
  await expect.poll(waiting).toEqual(['before the crash', 'patient']);
});

test('uses only its own folder and ports, and starts no other process', async () => {
  const folder = readFolder(broker.dataDir);
  expect(existsSync(join(folder.rabbit, 'data', 'rowlock@localhost'))).toBe(true);
  const rabbit = await findRabbit(folder, () => {});
  // RabbitMQ checks for epmd once a minute and would start it; epmd would outlive RabbitMQ.
  rabbit.evaluate('rabbit_epmd_monitor ! check, sys:get_state(rabbit_epmd_monitor), ok');
  rabbit.evaluate('{error, address} = net_adm:names("localhost"), ok');
  await broker.server.stop();
  expect([
    await isAccepting(folder.ports.rabbit),
    await isAccepting(folder.ports.rabbitNode),
  ]).toEqual([false, false]);
});
