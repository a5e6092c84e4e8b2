import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBroker, faultBroker } from '@/tests/support/queue/test-broker';
import { openedFolder } from './folder';
import { accepts } from './ports';
import { findRabbit } from './rabbit';

const QUEUE = 'waiting';

let broker: FaultBroker;

beforeAll(async () => {
  broker = await faultBroker();
});
afterAll(() => broker.close());

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

/** The messages that wait, which stay there. */
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

test('only its own user gets in, and it knows how to spread messages over queues', async () => {
  const guest = new URL(broker.url);
  Object.assign(guest, { username: 'guest', password: 'guest' });
  await expect(connect(guest.href)).rejects.toThrow(/ACCESS_REFUSED/);
  await withConnection(async (connection) => {
    const channel = await connection.createChannel();
    await channel.assertExchange('spread', 'x-consistent-hash', { durable: true });
  });
});

test('what it confirmed is there after a crash', async () => {
  await store('before the crash');
  await broker.server.kill();
  await expect(connect(broker.url)).rejects.toThrow(/ECONN/);
  await broker.server.start();
  await expect.poll(waiting).toEqual(['before the crash']);
});

test('blocked, it confirms nothing; unblocked, it confirms what came meanwhile', async () => {
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

test('one that a killed run left behind ends before the next begins, with its messages kept', async () => {
  const { pid } = broker.server;
  const [left, address] = [pid(), broker.url];
  // Who opens the folder did not start it, and stops it all the same.
  broker = await faultBroker(broker.dataDir);
  expect(broker.url).toBe(address);
  expect([left, pid()]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(pid()).not.toBe(left);
  await expect.poll(waiting).toEqual(['before the crash', 'patient']);
});

test('it keeps to its folder and its ports: nothing else of it runs or is written', async () => {
  const folder = openedFolder(broker.dataDir);
  expect(existsSync(join(folder.rabbit, 'data', 'rowlock@localhost'))).toBe(true);
  const rabbit = await findRabbit(folder, () => {});
  // What it does once a minute would start a directory of nodes, which outlives it.
  rabbit.tell('rabbit_epmd_monitor ! check, sys:get_state(rabbit_epmd_monitor), ok');
  rabbit.tell('{error, address} = net_adm:names("localhost"), ok');
  await broker.server.stop();
  expect([await accepts(folder.ports.rabbit), await accepts(folder.ports.rabbitNode)]).toEqual([
    false,
    false,
  ]);
});
