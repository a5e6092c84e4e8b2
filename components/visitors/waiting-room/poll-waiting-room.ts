import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { makePollSchedule } from './poll-schedule';

export type QueueProblem =
  /** The server does not answer. */
  | 'failing'
  /** Too many new entries from this network; the browser joins later. */
  | 'crowded'
  /** The browser did not keep the cookie of its queue entry. */
  | 'no_cookies';

type PollListener = {
  onAnswer: (answer: VisitAnswer) => void;
  onProblem: (trouble: QueueProblem | null) => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
};

export type Poll = { join: () => void; lookNow: () => void; stop: () => void };

/** Hidden tabs poll this much later, so that a visible tab polls for them; shorter than `ABSENT_MS`. */
const HIDDEN_TAB_DELAY_MS = 10_000;

/**
 * Polls the position of this browser in a show's queue at the interval that the server sends. The tabs of one
 * browser share one entry, so the answer to one tab is broadcast to the others, which then need not poll.
 */
export function pollWaitingRoom(slug: string, listener: PollListener): Poll {
  const stopped = new AbortController();
  const { signal } = stopped;
  let channel: BroadcastChannel | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPolling = false;
  let wantsToJoin = false;
  let failures = 0;
  const schedule = makePollSchedule();
  let last: VisitAnswer | null = null;
  /** When to ask next, by `performance.now()`. */
  let due = Number.POSITIVE_INFINITY;

  async function ask() {
    clearTimeout(timer);
    if (isPolling) return;
    isPolling = true;
    try {
      await readResponse(await send());
    } catch {
      if (!signal.aborted) fail();
    } finally {
      isPolling = false;
    }
  }

  const send = () =>
    fetch(`/api/shows/${slug}/waiting-room`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ join: wantsToJoin }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    });

  async function readResponse(response: Response) {
    listener.onTime(Date.parse(response.headers.get('date') ?? ''));
    if (response.status === 429) {
      const { type } = (await response.json()) as { type: string };
      listener.onProblem(type === 'urn:rowlock:network_full' ? 'crowded' : 'failing');
      const seconds = Number(response.headers.get('retry-after')) || 60;
      return askAfter(Math.min(seconds, 120) * 1_000 * (1 + Math.random() / 4));
    }
    if (!response.ok) return fail();
    const answer = (await response.json()) as VisitAnswer;
    accept(answer);
    channel?.postMessage(answer);
  }

  function accept(answer: VisitAnswer, laterMs = 0) {
    failures = 0;
    const isLost = last?.status === 'waiting' && answer.status === 'outside' && !answer.ended;
    listener.onProblem(isLost ? 'no_cookies' : null);
    if (answer.status !== 'outside') wantsToJoin = false;
    last = answer;
    listener.onAnswer(answer);
    if (answer.status === 'inside') {
      askAfter(schedule.answered(Math.min(answer.renewAfterMs, answer.leftMs + 1_000)) + laterMs);
    } else if ('pollAfterMs' in answer) {
      const nextInterval = answer.status === 'still' ? schedule.stalled : schedule.answered;
      askAfter(nextInterval(answer.pollAfterMs) + laterMs);
    } else due = Number.POSITIVE_INFINITY;
  }

  function acceptFromOtherTab(answer: VisitAnswer) {
    // The other tab may have asked before this one joined.
    if (answer.status === 'outside' && !answer.ended) return;
    accept(answer, 1_000 + Math.random() * 2_000);
  }

  function fail() {
    failures += 1;
    if (failures > 1) listener.onProblem('failing');
    askAfter(schedule.failed());
  }

  function askAfter(intervalMs: number) {
    const wait = intervalMs + (document.hidden ? HIDDEN_TAB_DELAY_MS : 0);
    due = performance.now() + wait;
    clearTimeout(timer);
    // An admission is not renewed from a hidden tab: its visitor is not choosing.
    timer = setTimeout(
      () => (document.hidden && last?.status === 'inside' ? undefined : ask()),
      wait,
    );
  }

  function wake() {
    if (!channel && typeof BroadcastChannel !== 'undefined') {
      channel = new BroadcastChannel(`rowlock-line-${slug}`);
      channel.onmessage = ({ data }) => acceptFromOtherTab(data as VisitAnswer);
    }
    if (!document.hidden && (performance.now() >= due || !last)) ask();
  }

  function closeChannel() {
    // A page with an open channel does not get into the back-forward cache.
    channel?.close();
    channel = null;
  }

  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener('pageshow', wake, { signal });
  window.addEventListener('online', wake, { signal });
  window.addEventListener('pagehide', closeChannel, { signal });
  wake();
  if (!last) ask();
  return {
    join() {
      wantsToJoin = true;
      ask();
    },
    lookNow: ask,
    stop() {
      stopped.abort();
      clearTimeout(timer);
      closeChannel();
    },
  };
}
