const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/** When a browser asks next how it stands in line, in milliseconds from now. */
export type PollSchedule = {
  /** The line told it when. */
  answered: (ms: number) => number;
  /** The line is not known for a moment, and this is the server's guess. */
  stalled: (ms: number) => number;
  /** Nobody answered. */
  failed: () => number;
};

export function makePollSchedule(): PollSchedule {
  /** What the line told last; 0 when it never did. */
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
    // Who is next and stays away for long because of one bad moment would be overtaken.
    stalled(ms) {
      failures = 0;
      if (known === 0) return ms;
      stills += 1;
      return Math.min(ms, known * 2 ** (stills - 1));
    },
    // Who was not in a hurry is not now, or a server that is back would meet everybody at once.
    failed() {
      failures += 1;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
      return Math.max(pause * (0.5 + Math.random() / 2), known * (0.75 + Math.random() / 2));
    },
  };
}
