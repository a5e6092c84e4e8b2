/**
 * A RabbitMQ for tests, started for the first test file that needs it:
 *
 *     let broker: TestBroker;
 *     beforeAll(async () => {
 *       broker = await testBroker();                    // an empty virtual host for this file
 *       process.env.RABBITMQ_URL = broker.url;
 *     });
 *     afterAll(() => broker.drop());                    // closes connections that are still open
 *
 * A test that kills or blocks a broker starts its own with `faultBroker()`.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim, release } from '@/scripts/services/claim';
import { openFolder, readFolder } from '@/scripts/services/folder';
import type { Server } from '@/scripts/services/pid-file-server';
import { findRabbit, type Rabbit, startRabbit } from '@/scripts/services/rabbit';
import { BROKER_USER } from '@/scripts/services/rabbit-server';
import { faultFolder, testServices } from '../services/test-services';

export interface TestBroker {
  url: string;
  /** Deletes the virtual host with its queues. */
  drop(): Promise<void>;
}

/** Creates a virtual host for the caller in the run's broker. */
export async function testBroker(): Promise<TestBroker> {
  const rabbit = await startSharedBroker(testServices().dataDir);
  const vhost = `test_${randomBytes(6).toString('hex')}`;
  const all = '<<".*">>';
  rabbit.evaluate(
    `rabbit_vhost:add(<<"${vhost}">>, <<"test">>), rabbit_auth_backend_internal:set_permissions(` +
      `<<"${BROKER_USER}">>, <<"${vhost}">>, ${all}, ${all}, ${all}, <<"test">>)`,
  );
  return {
    url: rabbit.url(vhost),
    async drop() {
      rabbit.evaluate(`rabbit_vhost:delete(<<"${vhost}">>, <<"test">>)`);
    },
  };
}

/** The broker of a test run's folder. The first process that needs it starts it; the run stops it. */
export async function startSharedBroker(dataDir: string): Promise<Rabbit> {
  const folder = readFolder(dataDir);
  const rabbit = await findRabbit(folder, () => {});
  const lock = join(folder.rabbit, 'starting');
  while (!claim(lock)) await sleep(100);
  try {
    if (rabbit.server.pid() === undefined) {
      // Data of earlier runs would delay its start.
      rmSync(join(folder.rabbit, 'data'), { recursive: true, force: true });
      await rabbit.server.start();
    }
  } finally {
    release(lock);
  }
  return rabbit;
}

/** A broker that a test may kill and start again; its messages survive that. */
export interface FaultBroker {
  url: string;
  dataDir: string;
  server: Server;
  /** Blocks publishers, as when memory runs out. */
  block(): void;
  unblock(): void;
  close(): Promise<void>;
}

/** Starts an empty broker for the caller, or again that of a claimed folder, with its messages. */
export async function faultBroker(kept?: string): Promise<FaultBroker> {
  const dataDir = kept ?? faultFolder();
  const folder = await openFolder(dataDir);
  if (!kept) {
    rmSync(folder.rabbit, { recursive: true });
    mkdirSync(folder.rabbit);
  }
  const rabbit = await startRabbit(folder, () => {});
  // Reads the alarms last: the reply comes only after they were raised.
  const allow = (share: string, alarms: string) =>
    rabbit.evaluate(
      `vm_memory_monitor:set_vm_memory_high_watermark(${share}), ${alarms} = rabbit_alarm:get_alarms(), ok`,
    );
  const kill = () => {
    // RabbitMQ writes its list of queues some seconds late; a crash before that would lose a new queue with its
    // confirmed messages.
    if (rabbit.server.pid() !== undefined) rabbit.evaluate('[dets:sync(T) || T <- dets:all()], ok');
    return rabbit.server.kill();
  };
  return {
    url: rabbit.url(),
    dataDir,
    server: { ...rabbit.server, kill },
    block: () => allow('0.000001', '[_]'),
    unblock: () => allow('{absolute, "512MB"}', '[]'),
    async close() {
      await rabbit.server.stop();
      release(dataDir);
    },
  };
}
