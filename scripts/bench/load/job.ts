/** One request as it goes over the wire. */
export interface Shot {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A volley of requests to one server. */
export interface Job {
  origin: string;
  /** How many requests are under way at once, each on a connection of its own. */
  connections: number;
  /** Sent in order, each once; a single one is sent over and over. */
  shots: Shot[];
  /** After this long no more are sent. */
  seconds: number;
  /** What answers may be, by name: the status, and a text that the body must have in it. */
  outcomes: Record<string, { status: number; has?: string }>;
}

/** What came of a volley. Times in milliseconds. */
export interface Volley {
  /** Answers per second. */
  rate: number;
  p50: number;
  p99: number;
  /** How many answers there were of each outcome; `other` counts the rest. */
  counts: Record<string, number>;
  /** What the first answer that was none of the outcomes said. */
  other?: string;
}
