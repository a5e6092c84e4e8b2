import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pidFiles } from '../../services/folder';
import { runningPid } from '../../services/process';
import type { Figure } from '../figure';
import { openHall } from '../hall';
import type { Line, Reply, Request, Waited } from './line/job';
import type { QueueStage } from './stage';

const PEOPLE = 10_000;
const ADMIT_AT_ONCE = 100;
/** After this everybody has come back once, as far back as they are. */
const SETTLING_MS = 95_000;
const SECONDS = 60;
/** How many ticks a second the system counts a process's time in. */
const TICKS = 100;

/** What a line of ten thousand costs while it waits. */
export async function waiting(stage: QueueStage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchr');
  await stage.sql`update shows set admit_at_once = ${ADMIT_AT_ONCE} where id = ${hall.id}`;
  const line = startLine();
  await line.join({
    origin: stage.origin,
    path: `/api/shows/${hall.address}/line`,
    people: PEOPLE,
  });
  await sleep(SETTLING_MS);
  const [before, site, redis] = [await line.report(), timeOf(stage, 'web'), timeOf(stage, 'redis')];
  await sleep(SECONDS * 1_000);
  const after = await line.report();
  const share = (name: 'web' | 'redis', from: number) =>
    `${(((timeOf(stage, name) - from) / SECONDS) * 100).toFixed(0)} %`;
  const cost = `of a core: site ${share('web', site)}, Redis ${share('redis', redis)}`;
  line.stop();
  const failed = JSON.stringify(after.failed);
  return [
    {
      what: `${after.waiting.toLocaleString('en')} in line, requests`,
      rate: (after.requests - before.requests) / SECONDS,
      aim: '< 200 a second',
      note: `${cost}; ${after.inside} let in; answers that were none: ${failed}`,
    },
  ];
}

function startLine() {
  const child = fork(new URL('./line/waiters.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  });
  const ask = (request: Request) =>
    new Promise<Reply>((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The line's process ended with ${code}`)));
      child.send(request);
    });
  return {
    join: (line: Line) => ask({ join: line }),
    async report(): Promise<Waited> {
      const reply = await ask({ report: true });
      if (!('waited' in reply)) throw new Error('The line answered something else');
      return structuredClone(reply.waited);
    },
    stop: () => child.connected && child.disconnect(),
  };
}

/** Seconds of a processor that a process has used. */
function timeOf({ dataDir }: QueueStage, name: 'web' | 'redis'): number {
  const file = name === 'web' ? pidFiles.web(dataDir) : pidFiles.redis(join(dataDir, 'redis'));
  const pid = runningPid(file);
  if (pid === undefined) throw new Error(`${name} does not run`);
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
