const FIRST_RETRY_MS = 5_000;
const MAX_RETRY_MS = 60_000;

/** How long a browser waits before it asks for its position again, in milliseconds. */
type PollSchedule = {
  /** The server sent a poll interval. */
  answered: (ms: number) => number;
  /** The queue is paused, and the server sent the longest useful interval. */
  stalled: (ms: number) => number;
  /** The server did not answer. */
  failed: () => number;
};

export function makePollSchedule(): PollSchedule {
  /** The last interval from the server; 0 before the first. */
  let known = 0;
  let stills = 0;
  let failures = 0;
  return {
    answered(ms) {
      known = ms;
      stills = 0;
      failures = 0;
      return ms;
    },
    // A short pause must not make the next in the queue wait long, or others would be admitted first.
    stalled(ms) {
      failures = 0;
      if (known === 0) return ms;
      stills += 1;
      return Math.min(ms, known * 2 ** (stills - 1));
    },
    // The last known interval stays the minimum, to avoid a thundering herd when the server recovers.
    failed() {
      failures += 1;
      const retryMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
      return Math.max(retryMs * (0.5 + Math.random() / 2), known * (0.75 + Math.random() / 2));
    },
  };
}
