import { DatabaseBusyError } from './errors';

/**
 * A bounded wait in front of a pool; the driver itself queues for ever.
 *
 * `gate.enter(call)` runs `call` while at most `places` calls are inside. Others wait in order of
 * arrival, at most `patience` milliseconds, then fail with `DatabaseBusyError`.
 */
export class Gate {
  #inside = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly places: number,
    private readonly patience: number,
  ) {}

  /** How many calls are inside, and how many wait for a place. */
  get load(): { inside: number; waiting: number } {
    return { inside: this.#inside, waiting: this.#waiting.size };
  }

  async enter<T>(call: () => Promise<T>): Promise<T> {
    if (this.#inside < this.places) this.#inside++;
    else await this.#turn();
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(admit);
        reject(new DatabaseBusyError(`No free connection within ${this.patience} ms`));
      }, this.patience);
      this.#waiting.add(admit);
    });
  }

  /** Hands the place on to whoever waits longest. */
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
