/** The viewers to open, all on one show. */
export interface Crowd {
  /** Where they connect. */
  origin: string;
  path: string;
  viewers: number;
  /** How many seats will be booked, from seat 0 on. */
  seats: number;
}

/** What the viewers received. */
export interface Received {
  /**
   * When each viewer received each seat's change, in milliseconds since 1970; 0 for never. Ordered by seat: the
   * first `viewers` numbers belong to seat 0.
   */
  at: Float64Array;
  /** The number of events, and how many of them contained all seats. */
  events: number;
  wholes: number;
  /** Bytes on the wire after every viewer had its first event. */
  bytes: number;
  /** Streams that ended before the viewers closed them. */
  ended: number;
}

/** The messages to the viewers' process, and its replies. */
export type Request = { open: Crowd } | { report: true };
export type Reply = { open: number } | { received: Received };
