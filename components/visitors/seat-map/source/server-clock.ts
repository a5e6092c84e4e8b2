/**
 * The server's clock, for devices whose own clock may be wrong. A `Date` header is rounded down to the
 * second and arrives late, so no header is ahead of the true time: the latest one counts.
 */
export class ServerClock {
  private ahead = Number.NEGATIVE_INFINITY;

  /** Takes the time of a `Date` header just received, in milliseconds since 1970, UTC. */
  sync(server: number): void {
    // Relative to `performance.now()`, because the device's clock may be set while the page is open.
    if (!Number.isNaN(server)) this.ahead = Math.max(this.ahead, server - performance.now());
  }

  /** Milliseconds since 1970, UTC; by the device's clock until the first `sync`. */
  now(): number {
    return Number.isFinite(this.ahead) ? performance.now() + this.ahead : Date.now();
  }
}
