/**
 * Makes calls share flights, without ever joining one that is already under way: what a call gets
 * was read after it asked. One flight is in the air and at most one waits behind it; flights start
 * at least `gapMs` milliseconds apart.
 */
export function singleFlight<T>(start: () => Promise<T>, gapMs: number): () => Promise<T> {
  let inTheAir: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  let lastStart = Number.NEGATIVE_INFINITY;

  async function takeOff(): Promise<T> {
    await inTheAir;
    const wait = lastStart + gapMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    lastStart = performance.now();
    next = undefined;
    const flight = start();
    inTheAir = flight.catch(() => undefined);
    return flight;
  }

  return () => {
    next ??= takeOff();
    return next;
  };
}
