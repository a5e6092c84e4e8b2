import { sumOf } from '@/lib/visitors/live/delta';
import { pollSeats, type SeatSnapshot } from './poll-seats';
import { type SeatStream, streamSeats } from './stream-seats';

export type SeatWatch = { pollNow: () => void; stop: () => void };

export type WatchHandlers = {
  onSnapshot: (news: SeatSnapshot) => void;
  /** What is shown was true just now. */
  onContact: () => void;
  onFailure: () => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
};

/** So long, in milliseconds, a stream that opens or comes back is given before seats are asked for. */
const STREAM_GRACE_MS = 4_000;
/** A browser has few connections for a site: pages nobody looks at give theirs back after this. */
const HIDDEN_TIMEOUT_MS = 5_000;
/** Pauses before a lost stream is tried again grow from the first to the second. */
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

/**
 * Follows how a show's seats stand while the page is in view: by a stream, and while there is none by
 * asking every so many milliseconds.
 */
export function watchSeats(slug: string, every: () => number, watcher: WatchHandlers): SeatWatch {
  const stopped = new AbortController();
  let stream: SeatStream | null = null;
  /** What the stream said last, from which its next delta leads; what is shown may be newer. */
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
      // An answer of another process may be older than what the stream has said meanwhile.
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
    if (losses === 0) waitForWord();
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
      onReconnecting: waitForWord,
      onLost(because) {
        if (because === 'gap') streamed = null;
        close();
        goOnWithout();
      },
    });
  }

  function waitForWord() {
    isLive = false;
    clearTimeout(grace);
    grace = setTimeout(poll.start, STREAM_GRACE_MS);
  }

  function goOnWithout() {
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

  function loseContact() {
    if (!stream) return;
    close();
    goOnWithout();
  }
  function rest() {
    close();
    poll.pause();
  }
  function wake() {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(rest, HIDDEN_TIMEOUT_MS);
    else open();
  }

  const { signal } = stopped;
  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener('pageshow', wake, { signal });
  window.addEventListener('online', wake, { signal });
  // A page with a stream is not kept for the way back.
  window.addEventListener('pagehide', rest, { signal });
  window.addEventListener('offline', loseContact, { signal });
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
