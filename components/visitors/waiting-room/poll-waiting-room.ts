import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { makePollSchedule } from './poll-schedule';

export type QueueProblem =
  /** Nobody answers just now. */
  | 'failing'
  /** Too many joined from this network, so joining takes a while longer. */
  | 'crowded'
  /** The browser did not keep its place. */
  | 'no_cookies';

export type PollListener = {
  onNews: (answer: VisitAnswer) => void;
  onTrouble: (trouble: QueueProblem | null) => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
};

export type Poll = { join: () => void; lookNow: () => void; stop: () => void };

/** What a tab that nobody looks at leaves to the others, in milliseconds; the line waits longer than this. */
const HIDDEN_LATER = 10_000;

/**
 * Asks how this browser stands in a show's line, as often as it is told to and no oftener. Tabs of one
 * browser have one place: what one of them hears the others take over instead of asking themselves.
 */
export function pollWaitingRoom(slug: string, watcher: PollListener): Poll {
  const stopped = new AbortController();
  const { signal } = stopped;
  let channel: BroadcastChannel | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let wantsIn = false;
  let failures = 0;
  const pauses = makePollSchedule();
  let last: VisitAnswer | null = null;
  /** When to ask next, by `performance.now()`. */
  let due = Number.POSITIVE_INFINITY;

  async function ask() {
    clearTimeout(timer);
    if (isAsking) return;
    isAsking = true;
    try {
      await hear(await send());
    } catch {
      if (!signal.aborted) fail();
    } finally {
      isAsking = false;
    }
  }

  const send = () =>
    fetch(`/api/shows/${slug}/waiting-room`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ join: wantsIn }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    });

  async function hear(response: Response) {
    watcher.onTime(Date.parse(response.headers.get('date') ?? ''));
    if (response.status === 429) {
      const { type } = (await response.json()) as { type: string };
      watcher.onTrouble(type === 'urn:rowlock:network_full' ? 'crowded' : 'failing');
      const seconds = Number(response.headers.get('retry-after')) || 60;
      return askAfter(Math.min(seconds, 120) * 1_000 * (1 + Math.random() / 4));
    }
    if (!response.ok) return fail();
    const answer = (await response.json()) as VisitAnswer;
    take(answer);
    channel?.postMessage(answer);
  }

  function take(answer: VisitAnswer, laterMs = 0) {
    failures = 0;
    const isLost = last?.status === 'waiting' && answer.status === 'outside' && !answer.ended;
    watcher.onTrouble(isLost ? 'no_cookies' : null);
    if (answer.status !== 'outside') wantsIn = false;
    last = answer;
    watcher.onNews(answer);
    if (answer.status === 'inside') {
      askAfter(pauses.answered(Math.min(answer.renewAfterMs, answer.leftMs + 1_000)) + laterMs);
    } else if ('pollAfterMs' in answer) {
      const pause = answer.status === 'still' ? pauses.stalled : pauses.answered;
      askAfter(pause(answer.pollAfterMs) + laterMs);
    } else due = Number.POSITIVE_INFINITY;
  }

  function overhear(answer: VisitAnswer) {
    // It may have asked before this one took a place.
    if (answer.status === 'outside' && !answer.ended) return;
    take(answer, 1_000 + Math.random() * 2_000);
  }

  function fail() {
    failures += 1;
    if (failures > 1) watcher.onTrouble('failing');
    askAfter(pauses.failed());
  }

  function askAfter(pause: number) {
    const wait = pause + (document.hidden ? HIDDEN_LATER : 0);
    due = performance.now() + wait;
    clearTimeout(timer);
    // Who is inside and does not look is not choosing.
    timer = setTimeout(
      () => (document.hidden && last?.status === 'inside' ? undefined : ask()),
      wait,
    );
  }

  function wake() {
    if (!channel && typeof BroadcastChannel !== 'undefined') {
      channel = new BroadcastChannel(`rowlock-line-${slug}`);
      channel.onmessage = ({ data }) => overhear(data as VisitAnswer);
    }
    if (!document.hidden && (performance.now() >= due || !last)) ask();
  }

  function rest() {
    // A page that listens is not kept for the way back.
    channel?.close();
    channel = null;
  }

  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener('pageshow', wake, { signal });
  window.addEventListener('online', wake, { signal });
  window.addEventListener('pagehide', rest, { signal });
  wake();
  if (!last) ask();
  return {
    join() {
      wantsIn = true;
      ask();
    },
    lookNow: ask,
    stop() {
      stopped.abort();
      clearTimeout(timer);
      rest();
    },
  };
}
