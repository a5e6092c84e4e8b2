/** Viewers to be opened, all on one show. */
export interface Crowd {
  /** Where they connect. */
  origin: string;
  path: string;
  viewers: number;
  /** How many seats will be booked, from seat 0 on. */
  seats: number;
}

/** What the viewers heard. */
export interface Heard {
  /**
   * When each viewer heard of each seat, in milliseconds since 1970; 0 for never. Seat by seat: the
   * first `viewers` numbers are those of seat 0.
   */
  at: Float64Array;
  /** How many events came, and how many of them told of every seat. */
  events: number;
  wholes: number;
  /** Bytes that came after every viewer had its first event, as they were on the wire. */
  bytes: number;
  /** Streams that ended before they were told to. */
  ended: number;
}

/** What the viewers' process understands and answers. */
export type Request = { open: Crowd } | { report: true };
export type Reply = { open: number } | { heard: Heard };
