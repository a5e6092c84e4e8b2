/** What `GET /api/shows/{slug}/seats` answers. */
export type SeatNews = { plan: string; version: string; seats: string };

export type SeatWatch = { lookNow: () => void; stop: () => void };

export type SeatWatcher = {
  /** `server` is the server's clock when it answered, in milliseconds since 1970, UTC. */
  onAnswer: (news: SeatNews | 'unchanged', server: number) => void;
  onFailure: () => void;
};

/** The longest pause between two questions when they fail, and the longest wait for an answer. */
const SLOWEST = 30_000;
const PATIENCE = 10_000;

/** Asks how a show's seats stand every so many milliseconds while the page is in view. */
export function watchSeats(
  slug: string,
  every: number,
  { onAnswer, onFailure }: SeatWatcher,
): SeatWatch {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let askAgain = false;
  let failures = 0;
  let etag: string | null = null;

  async function look() {
    clearTimeout(timer);
    askAgain = asking;
    if (asking || stopped.signal.aborted) return;
    asking = true;
    try {
      const answer = await ask();
      failures = 0;
      if (!stopped.signal.aborted) onAnswer(...answer);
    } catch {
      failures += 1;
      if (!stopped.signal.aborted) onFailure();
    }
    asking = false;
    if (askAgain) look();
    else if (!document.hidden && !stopped.signal.aborted) timer = setTimeout(look, wait());
  }

  async function ask(): Promise<[SeatNews | 'unchanged', number]> {
    const response = await fetch(`/api/shows/${slug}/seats`, {
      cache: 'no-store',
      headers: etag ? { 'if-none-match': etag } : {},
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(PATIENCE)]),
    });
    const server = Date.parse(response.headers.get('date') ?? '');
    if (response.status === 304) return ['unchanged', server];
    if (!response.ok) throw new Error(`The seats' states were answered with ${response.status}`);
    const news: SeatNews = await response.json();
    etag = response.headers.get('etag');
    return [news, server];
  }

  // Browsers that failed together must not come back together.
  const wait = () =>
    failures === 0 ? every : Math.min(SLOWEST, every * 2 ** failures) * (0.5 + Math.random() / 2);
  const lookIfShown = () => {
    if (!document.hidden) look();
  };

  const { signal } = stopped;
  document.addEventListener('visibilitychange', lookIfShown, { signal });
  for (const event of ['focus', 'online', 'pageshow']) {
    window.addEventListener(event, lookIfShown, { signal });
  }
  look();
  return {
    lookNow: look,
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}
