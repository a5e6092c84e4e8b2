import { sumOf } from '@/lib/visitors/live/delta';
import { pollSeats, type SeatSnapshot } from './poll-seats';
import { type SeatStream, streamSeats } from './stream-seats';

export type SeatWatch = { pollNow: () => void; stop: () => void };

type WatchHandlers = {
  onSnapshot: (news: SeatSnapshot) => void;
  /** The server has confirmed that the shown states are current. */
  onContact: () => void;
  onFailure: () => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
};

/** How long a stream may take to connect before polling starts. */
const STREAM_GRACE_MS = 4_000;
/** A browser has few connections to a site, so a hidden page closes its stream after this. */
const HIDDEN_TIMEOUT_MS = 5_000;
/** The delay before a lost stream is opened again doubles from the first to the second. */
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

/**
 * Follows a show's seat states while the page is visible: by a stream, and while there is none by
 * polling every `every()` milliseconds.
 */
export function watchSeats(slug: string, every: () => number, watcher: WatchHandlers): SeatWatch {
  const stopped = new AbortController();
  let stream: SeatStream | null = null;
  /** The stream's last states, which its next delta applies to; the shown ones may be newer. */
  let streamed: SeatSnapshot | null = null;
  let shown: SeatSnapshot | null = null;
  let isLive = false;
  let losses = 0;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const poll = pollSeats(slug, every, {
    onSnapshot(answer, server) {
      watcher.onTime(server);
      watcher.onContact();
      // A poll answered by another process may be older than the stream.
      if (!(isLive && isOlder(answer))) show(answer);
    },
    onFailure: () => {
      if (!isLive) watcher.onFailure();
    },
  });

  function open() {
    clearTimeout(retry);
    if (stream) return;
    if (typeof EventSource === 'undefined') return poll.start();
    if (losses === 0) awaitEvent();
    else poll.start();
    stream = streamSeats(slug, streamed, {
      onEvent() {
        losses = 0;
        isLive = true;
        clearTimeout(grace);
        poll.pause();
        watcher.onContact();
      },
      onSnapshot(news, isWhole) {
        streamed = news;
        if (isWhole || !isOlder(news)) show(news);
      },
      onTime: watcher.onTime,
      onReconnecting: awaitEvent,
      onLost(because) {
        if (because === 'gap') streamed = null;
        close();
        pollUntilReopened();
      },
    });
  }

  function awaitEvent() {
    isLive = false;
    clearTimeout(grace);
    grace = setTimeout(poll.start, STREAM_GRACE_MS);
  }

  function pollUntilReopened() {
    poll.start();
    losses += 1;
    const pause = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** losses) * (0.5 + Math.random() / 2);
    retry = setTimeout(open, pause);
  }

  function close() {
    stream?.close();
    stream = null;
    isLive = false;
    clearTimeout(grace);
    clearTimeout(retry);
  }

  const isOlder = ({ plan, version, seats }: SeatSnapshot) =>
    shown?.plan === plan && sumOf({ plan, version, seats }) < sumOf(shown);

  function show(news: SeatSnapshot) {
    if (news.version === shown?.version) return;
    shown = news;
    watcher.onSnapshot(news);
  }

  function handleOffline() {
    if (!stream) return;
    close();
    pollUntilReopened();
  }
  function disconnect() {
    close();
    poll.pause();
  }
  function handleVisibility() {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(disconnect, HIDDEN_TIMEOUT_MS);
    else open();
  }

  const { signal } = stopped;
  document.addEventListener('visibilitychange', handleVisibility, { signal });
  window.addEventListener('pageshow', handleVisibility, { signal });
  window.addEventListener('online', handleVisibility, { signal });
  // Browsers keep no page with an open stream in the back/forward cache.
  window.addEventListener('pagehide', disconnect, { signal });
  window.addEventListener('offline', handleOffline, { signal });
  if (document.hidden) poll.pollNow();
  else open();
  return {
    pollNow: poll.pollNow,
    stop: () => {
      stopped.abort();
      clearTimeout(hiding);
      close();
      poll.stop();
    },
  };
}
