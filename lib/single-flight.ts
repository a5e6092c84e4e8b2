/**
 * Lets concurrent calls share one run of `start`. A call never joins a run that has already started, so
 * its result was read after the call. One run is active and at most one waits; runs start at least
 * `gapMs` milliseconds apart.
 */
export function singleFlight<T>(start: () => Promise<T>, gapMs: number): () => Promise<T> {
  let active: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  let lastStart = Number.NEGATIVE_INFINITY;

  async function runNext(): Promise<T> {
    await active;
    const wait = lastStart + gapMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    lastStart = performance.now();
    next = undefined;
    const run = start();
    active = run.catch(() => undefined);
    return run;
  }

  return () => {
    next ??= runNext();
    return next;
  };
}
