/**
 * A RabbitMQ for tests, started for the first file of a run that asks:
 *
 *     let broker: TestBroker;
 *     beforeAll(async () => {
 *       broker = await testBroker();                    // a virtual host of this file's own, empty
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
import { openedFolder, openFolder } from '@/scripts/services/folder';
import { findRabbit, type Rabbit, startRabbit } from '@/scripts/services/rabbit';
import { BROKER_USER } from '@/scripts/services/rabbit-server';
import type { Server } from '@/scripts/services/server';
import { faultFolder, testServices } from '../services/test-services';

export interface TestBroker {
  url: string;
  /** Removes the virtual host with its queues. */
  drop(): Promise<void>;
}

/** A virtual host of the caller's own in the run's broker. */
export async function testBroker(): Promise<TestBroker> {
  const rabbit = await startSharedBroker(testServices().dataDir);
  const vhost = `test_${randomBytes(6).toString('hex')}`;
  const all = '<<".*">>';
  rabbit.tell(
    `rabbit_vhost:add(<<"${vhost}">>, <<"test">>), rabbit_auth_backend_internal:set_permissions(` +
      `<<"${BROKER_USER}">>, <<"${vhost}">>, ${all}, ${all}, ${all}, <<"test">>)`,
  );
  return {
    url: rabbit.url(vhost),
    async drop() {
      rabbit.tell(`rabbit_vhost:delete(<<"${vhost}">>, <<"test">>)`);
    },
  };
}

/** The broker of a test run's folder. One process starts it, whoever comes first; the run stops it. */
export async function startSharedBroker(dataDir: string): Promise<Rabbit> {
  const folder = openedFolder(dataDir);
  const rabbit = await findRabbit(folder, () => {});
  const lock = join(folder.rabbit, 'starting');
  while (!claim(lock)) await sleep(100);
  try {
    if (rabbit.server.pid() === undefined) {
      // What earlier runs left in it would take its time to start.
      rmSync(join(folder.rabbit, 'data'), { recursive: true, force: true });
      await rabbit.server.start();
    }
  } finally {
    release(lock);
  }
  return rabbit;
}

/** A broker that a test may kill and start again; what it holds outlives that. */
export interface FaultBroker {
  url: string;
  dataDir: string;
  server: Server;
  /** Lets it take nothing from publishers any more, as when memory runs out. */
  block(): void;
  unblock(): void;
  close(): Promise<void>;
}

/** Starts an empty broker of the caller's own; or again the one of a claimed folder, with what it holds. */
export async function faultBroker(kept?: string): Promise<FaultBroker> {
  const dataDir = kept ?? faultFolder();
  const folder = await openFolder(dataDir);
  if (!kept) {
    rmSync(folder.rabbit, { recursive: true });
    mkdirSync(folder.rabbit);
  }
  const rabbit = await startRabbit(folder, () => {});
  // Asked for the alarms last, because they are raised in passing; who asks is answered after that.
  const allow = (share: string, alarms: string) =>
    rabbit.tell(
      `vm_memory_monitor:set_vm_memory_high_watermark(${share}), ${alarms} = rabbit_alarm:get_alarms(), ok`,
    );
  const kill = () => {
    // Which queues there are is written some seconds after they were made; a crash before that loses a new
    // queue with all that is in it, whatever was confirmed.
    if (rabbit.server.pid() !== undefined) rabbit.tell('[dets:sync(T) || T <- dets:all()], ok');
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
