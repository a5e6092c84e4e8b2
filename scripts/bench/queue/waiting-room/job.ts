/** Visitors in a show's waiting room. */
export interface Crowd {
  origin: string;
  /** The address that they poll. */
  path: string;
  visitors: number;
}

/** What they have done so far. */
export interface Polled {
  requests: number;
  /** Failed answers by status; 0 for a lost connection. */
  failed: Record<number, number>;
  inside: number;
  waiting: number;
}

/** The messages to the visitors' process, and its replies. */
export type Request = { join: Crowd } | { report: true };
export type Reply = { joined: number } | { polled: Polled };
