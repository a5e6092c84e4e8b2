import { log } from '@/lib/log';
import { processWide } from '@/lib/process-wide';
import { onShutdown } from '@/lib/shutdown';

/** A job that every process runs repeatedly. The database makes sure that its work is done once. */
export type Job = { name: string; run: () => Promise<unknown> };

/** The time between the end of one round and the start of the next, in milliseconds. */
const INTERVAL_MS = 1_000;
/** Of repeated failures of a job, only one in this many is logged. */
const LOG_EVERY_FAILURES = 60;

/** Runs the jobs one after another, every second, until shutdown. Further calls in a process do nothing. */
export function startScheduler(jobs: Job[]): void {
  processWide('scheduler', () => {
    const { stop } = repeat(jobs);
    onShutdown(() => {
      // Shutdown does not wait for a running job: if the database is down, streams would stay open. A job
      // consists of transactions, so another process repeats what is cut off.
      stop();
    });
    return true;
  });
}

/** Runs the jobs repeatedly. `stop` resolves when the current round has ended; no other round follows. */
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
        const earlierFailures = failures.get(name) ?? 0;
        failures.set(name, earlierFailures + 1);
        if (earlierFailures % LOG_EVERY_FAILURES === 0)
          log.error({ err: cause, job: name }, 'a scheduled job failed');
      }
    }
    if (!isStopped) wait();
  }

  function wait(): void {
    timer = setTimeout(() => {
      round = runAll();
    }, everyMs);
    // The timer must not keep the process alive.
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
