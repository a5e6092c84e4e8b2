// RabbitMQ for tests. `testBroker` is a virtual host in one broker per run, started for the first file that needs it.
// A test that kills or blocks a broker starts its own with `faultBroker`. See own-queue.ts for the usual set-up.
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
  /** Removes it with its queues, and closes connections that are still open. */
  drop(): Promise<void>;
}

/** An empty virtual host in the run's broker. */
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

/** The broker of a test run. The first process that calls this starts it; the run stops it. */
export async function startSharedBroker(dataDir: string): Promise<Rabbit> {
  const folder = readFolder(dataDir);
  const rabbit = await findRabbit(folder, () => {});
  const lock = join(folder.rabbit, 'starting');
  while (!claim(lock)) await sleep(100);
  try {
    if (rabbit.server.pid() === undefined) {
      // Data of earlier runs would slow down the start.
      rmSync(join(folder.rabbit, 'data'), { recursive: true, force: true });
      await rabbit.server.start();
    }
  } finally {
    release(lock);
  }
  return rabbit;
}

/** A broker that a test may kill and start again. Its messages survive that. */
export interface FaultBroker extends TestBroker {
  dataDir: string;
  server: Server;
  /** Makes it refuse messages, as when memory runs out. */
  block(): void;
  unblock(): void;
}

/** Starts an empty broker for the caller, or the one in a claimed folder with its messages. */
export async function faultBroker(kept?: string): Promise<FaultBroker> {
  const dataDir = kept ?? faultFolder();
  const folder = await openFolder(dataDir);
  if (!kept) {
    rmSync(folder.rabbit, { recursive: true });
    mkdirSync(folder.rabbit);
  }
  const rabbit = await startRabbit(folder, () => {});
  // The alarms are raised asynchronously; asking for them waits until that is done.
  const allow = (share: string, alarms: string) =>
    rabbit.evaluate(
      `vm_memory_monitor:set_vm_memory_high_watermark(${share}), ${alarms} = rabbit_alarm:get_alarms(), ok`,
    );
  const kill = () => {
    // The broker writes its list of queues some seconds after a change. A crash before that would lose a new queue with
    // all confirmed messages in it.
    if (rabbit.server.pid() !== undefined) rabbit.evaluate('[dets:sync(T) || T <- dets:all()], ok');
    return rabbit.server.kill();
  };
  return {
    url: rabbit.url(),
    dataDir,
    server: { ...rabbit.server, kill },
    block: () => allow('0.000001', '[_]'),
    unblock: () => allow('{absolute, "512MB"}', '[]'),
    async drop() {
      await rabbit.server.stop();
      release(dataDir);
    },
  };
}
