import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pidFiles } from '../../services/folder';
import { runningPid } from '../../services/process';
import { readProcStat } from '../../services/read-proc-stat';
import type { Figure } from '../figure';
import { openHall } from '../hall';
import type { QueueStage } from './stage';
import type { Crowd, Polled, Reply, Request } from './waiting-room/job';

const VISITORS = 10_000;
const ADMIT_AT_ONCE = 100;
/** By then every visitor has polled once, also those at the end of the waiting room. */
const WARM_UP_MS = 95_000;
const SECONDS = 60;
/** Clock ticks per second in /proc (USER_HZ). */
const TICKS = 100;

/** The load of ten thousand visitors in the waiting room. */
export async function waiting(stage: QueueStage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchr');
  await stage.sql`update shows set admit_at_once = ${ADMIT_AT_ONCE} where id = ${hall.id}`;
  const crowd = startVisitors();
  await crowd.join({
    origin: stage.origin,
    path: `/api/shows/${hall.address}/waiting-room`,
    visitors: VISITORS,
  });
  await sleep(WARM_UP_MS);
  const [before, site, redis] = [
    await crowd.report(),
    timeOf(stage, 'web'),
    timeOf(stage, 'redis'),
  ];
  await sleep(SECONDS * 1_000);
  const after = await crowd.report();
  const share = (name: 'web' | 'redis', from: number) =>
    `${(((timeOf(stage, name) - from) / SECONDS) * 100).toFixed(0)} %`;
  const cost = `of a core: site ${share('web', site)}, Redis ${share('redis', redis)}`;
  crowd.stop();
  const failed = JSON.stringify(after.failed);
  return [
    {
      what: `${after.waiting.toLocaleString('en')} in the waiting room, requests`,
      rate: (after.requests - before.requests) / SECONDS,
      aim: '< 200 a second',
      note: `${cost}; ${after.inside} admitted; failed answers: ${failed}`,
    },
  ];
}

function startVisitors() {
  const child = fork(new URL('./waiting-room/visitors.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  });
  const ask = (request: Request) =>
    new Promise<Reply>((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The visitors’ process ended with ${code}`)));
      child.send(request);
    });
  return {
    join: (crowd: Crowd) => ask({ join: crowd }),
    async report(): Promise<Polled> {
      const reply = await ask({ report: true });
      if (!('polled' in reply))
        throw new Error('Unexpected reply of the process with the visitors');
      return structuredClone(reply.polled);
    },
    stop: () => child.connected && child.disconnect(),
  };
}

/** The processor time that a process has used, in seconds. */
function timeOf({ dataDir }: QueueStage, name: 'web' | 'redis'): number {
  const file = name === 'web' ? pidFiles.web(dataDir) : pidFiles.redis(join(dataDir, 'redis'));
  const pid = runningPid(file);
  if (pid === undefined) throw new Error(`${name} is not running`);
  const fields = readProcStat(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
