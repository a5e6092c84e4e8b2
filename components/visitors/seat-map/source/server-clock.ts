/**
 * The server's clock on a device whose own may be wrong. A `Date` header is cut to the second and
 * late by its way here, so every answer gives a time not later than the true one: the latest counts.
 */
export class ServerClock {
  private ahead = Number.NEGATIVE_INFINITY;

  /** Learns from a `Date` header just received, in milliseconds since 1970, UTC. */
  sync(server: number): void {
    // Counted from the page's start, because the device's calendar may be set while it is open.
    if (!Number.isNaN(server)) this.ahead = Math.max(this.ahead, server - performance.now());
  }

  /** Milliseconds since 1970, UTC; by the device's clock until an answer was heard. */
  now(): number {
    return Number.isFinite(this.ahead) ? performance.now() + this.ahead : Date.now();
  }
}
