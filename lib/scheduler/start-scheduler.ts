import { log } from '@/lib/log';
import { processWide } from '@/lib/process-wide';
import { onShutdown } from '@/lib/shutdown';

/** Something that every process tries again and again; the database decides who does it. */
export type Job = { name: string; run: () => Promise<unknown> };

/** Between the end of one round and the next, in milliseconds. */
const INTERVAL_MS = 1_000;
/** A job that fails again and again is told of once in so many rounds. */
const LOG_EVERY_FAILURES = 60;

/** Runs the jobs in turn, every second, until the process is asked to end; once in a process. */
export function startScheduler(jobs: Job[]): void {
  processWide('scheduler', () => {
    const { stop } = repeat(jobs);
    onShutdown(() => {
      // Not waited for: streams would stay open while a database that is away is asked. A job is made
      // of transactions, and what is cut off is due again for another process.
      stop();
    });
    return true;
  });
}

/** The same without a process: `stop` resolves when the round that runs has ended, and none follows. */
export function repeat(jobs: Job[], everyMs = INTERVAL_MS): { stop: () => Promise<void> } {
  const failures = new Map<string, number>();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function runAll(): Promise<void> {
    for (const { name, run } of jobs) {
      if (isStopped) return;
      try {
        await run();
        failures.delete(name);
      } catch (cause) {
        const before = failures.get(name) ?? 0;
        failures.set(name, before + 1);
        if (before % LOG_EVERY_FAILURES === 0) log.error({ err: cause, job: name }, 'a job failed');
      }
    }
    if (!isStopped) wait();
  }

  function wait(): void {
    timer = setTimeout(() => {
      round = runAll();
    }, everyMs);
    // It keeps no process alive.
    timer.unref();
  }

  wait();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return round;
    },
  };
}
