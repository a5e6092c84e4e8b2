/** People who wait in a show's line. */
export interface Line {
  origin: string;
  /** Where they ask. */
  path: string;
  people: number;
}

/** What they did until now. */
export interface Waited {
  requests: number;
  /** Answers that were none, by status; 0 for a lost connection. */
  failed: Record<number, number>;
  inside: number;
  waiting: number;
}

/** What the process of those who wait understands and answers. */
export type Request = { join: Line } | { report: true };
export type Reply = { joined: number } | { waited: Waited };
