/** The body of `GET /api/shows/{slug}/seats`. */
export type SeatSnapshot = { plan: string; version: string; seats: string };

type SeatPoll = {
  /** Polls now and then regularly. */
  start: () => void;
  /** Polls once, also while paused. */
  pollNow: () => void;
  pause: () => void;
  stop: () => void;
};

type PollHandlers = {
  /** `server` is the time of the response by the server's clock, in milliseconds since 1970, UTC. */
  onSnapshot: (news: SeatSnapshot, server: number) => void;
  onFailure: () => void;
};

/** The longest interval after failures, and the timeout of one request. */
const MAX_RETRY_INTERVAL_MS = 30_000;
const TIMEOUT_MS = 10_000;

/** Polls a show's seat states every `every()` milliseconds from `start` to `pause`. */
export function pollSeats(
  slug: string,
  every: () => number,
  { onSnapshot, onFailure }: PollHandlers,
): SeatPoll {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let asking = false;
  let askAgain = false;
  let failures = 0;
  let last: { news: SeatSnapshot; etag: string } | undefined;

  async function look() {
    clearTimeout(timer);
    askAgain = asking;
    if (asking || stopped.signal.aborted) return;
    asking = true;
    try {
      const answer = await ask();
      failures = 0;
      if (!stopped.signal.aborted) onSnapshot(...answer);
    } catch {
      failures += 1;
      if (!stopped.signal.aborted) onFailure();
    }
    asking = false;
    if (askAgain) look();
    else if (running && !stopped.signal.aborted) timer = setTimeout(look, wait());
  }

  async function ask(): Promise<[SeatSnapshot, number]> {
    const response = await fetch(`/api/shows/${slug}/seats`, {
      cache: 'no-store',
      headers: last ? { 'if-none-match': last.etag } : {},
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const server = Date.parse(response.headers.get('date') ?? '');
    if (response.status === 304 && last) return [last.news, server];
    if (!response.ok)
      throw new Error(`The seat states were answered with status ${response.status}`);
    last = { news: await response.json(), etag: response.headers.get('etag') ?? '' };
    return [last.news, server];
  }

  // Jitter: browsers that failed together must not retry together.
  const wait = () =>
    failures === 0
      ? every()
      : Math.min(MAX_RETRY_INTERVAL_MS, every() * 2 ** failures) * (0.5 + Math.random() / 2);

  function pause() {
    running = false;
    clearTimeout(timer);
  }

  return {
    start: () => {
      if (running) return;
      running = true;
      look();
    },
    pollNow: look,
    pause,
    stop: () => {
      pause();
      stopped.abort();
    },
  };
}
