import { DatabaseBusyError } from './errors';

/**
 * A semaphore with a timeout in front of a pool, because the driver queues calls without a limit.
 *
 * `gate.enter(call)` runs at most `limit` calls at once. Other calls wait in order of arrival, at most
 * `timeoutMs` milliseconds, then fail with `DatabaseBusyError`.
 */
export class Gate {
  #inside = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly limit: number,
    private readonly timeoutMs: number,
  ) {}

  /** How many calls run, and how many wait. */
  get load(): { inside: number; waiting: number } {
    return { inside: this.#inside, waiting: this.#waiting.size };
  }

  async enter<T>(call: () => Promise<T>): Promise<T> {
    if (this.#inside < this.limit) this.#inside++;
    else await this.#wait();
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(enter);
        reject(new DatabaseBusyError(`No free connection within ${this.timeoutMs} ms`));
      }, this.timeoutMs);
      this.#waiting.add(enter);
    });
  }

  /** Lets the call that has waited longest run. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#inside--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
