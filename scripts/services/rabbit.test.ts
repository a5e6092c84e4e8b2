import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBroker, faultBroker } from '@/tests/support/broker';
import { CHECKOUT } from './claim';
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

test('it ends in order and starts again; an orphan of a killed run ends before the next begins', async () => {
  await broker.server.stop();
  const script = `import { openFolder } from '${import.meta.dirname}/folder.ts';
    import { startRabbit } from '${import.meta.dirname}/rabbit.ts';
    await startRabbit(await openFolder('${broker.dataDir}'), console.log);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: CHECKOUT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const orphan = broker.server.pid();
  expect(orphan).toBeTypeOf('number');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const before = broker.url;
  broker = await faultBroker(broker.dataDir);
  expect(broker.url).toBe(before);
  expect(broker.server.pid()).not.toBe(orphan);
  await expect.poll(waiting).toHaveLength(2);
});

test('it keeps to its folder and its ports: nothing else of it runs or is written', async () => {
  const folder = openedFolder(broker.dataDir);
  expect(existsSync(join(folder.rabbit, 'data', 'rowlock@localhost'))).toBe(true);
  const rabbit = await findRabbit(folder, () => {});
  // Asked by its inside: whom it would have registered with, had somebody been there.
  rabbit.tell('{error, address} = net_adm:names("localhost"), ok');
  await broker.server.stop();
  expect([await accepts(folder.ports.rabbit), await accepts(folder.ports.rabbitNode)]).toEqual([
    false,
    false,
  ]);
});
