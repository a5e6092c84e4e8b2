/** One HTTP request. */
export interface Shot {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A volley of requests to one server. */
export interface Job {
  origin: string;
  /** The number of concurrent requests, each on its own connection. */
  connections: number;
  /** Sent in order, each once; a single request is repeated. */
  shots: Shot[];
  /** When to stop sending, in milliseconds. */
  seconds: number;
  /** The possible outcomes by name: the status, and a text that the body must contain. */
  outcomes: Record<string, { status: number; has?: string }>;
}

/** The results of a volley. Times in milliseconds. */
export interface Volley {
  /** Answers per second. */
  rate: number;
  p50: number;
  p99: number;
  /** The number of answers by outcome; `other` counts the rest. */
  counts: Record<string, number>;
  /** The first answer that matched no outcome. */
  other?: string;
}
