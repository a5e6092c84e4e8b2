/** The primary's WAL position in bytes at a time of `performance.now()`. */
type Sample = { at: number; bytes: number };

/** Older samples are dropped, so a greater lag is reported as infinite. */
const SAMPLE_TTL_MS = 120_000;

/**
 * Measures a replica's lag from samples of the primary's WAL position. The position a replica has replayed
 * is as old as the sample with that position. So an idle primary causes no lag, and the lag of a
 * disconnected replica grows. The limit, `REPLICA_LAG_LIMIT_MS`, is applied in replicas.ts.
 */
export class LagMeter {
  #samples: Sample[] = [];

  addSample(at: number, bytes: number): void {
    // After a failover the new primary's WAL can be shorter.
    if (bytes < (this.#samples.at(-1)?.bytes ?? 0)) this.#samples = [];
    this.#samples.push({ at, bytes });
    while (at - (this.#samples[0]?.at ?? at) > SAMPLE_TTL_MS) this.#samples.shift();
  }

  /** The lag in milliseconds of a replica that has replayed `bytes` at the time `now`. */
  lagOf(bytes: number, now: number): number {
    const after = this.#samples.findIndex((sample) => sample.bytes > bytes);
    if (after === -1) return 0;
    const [from, to] = [this.#samples[after - 1], this.#samples[after]];
    if (!from || !to) return Number.POSITIVE_INFINITY;
    const share = (bytes - from.bytes) / (to.bytes - from.bytes);
    return now - (from.at + share * (to.at - from.at));
  }
}
