import { applyDelta, eventIdOf } from '@/lib/visitors/live/delta';
import type { SeatSnapshot } from './poll-seats';

type StreamHandlers = {
  /** An event has arrived. */
  onEvent: () => void;
  /** `isWhole`: the server sent all states; false: a delta was applied to the known ones. */
  onSnapshot: (news: SeatSnapshot, isWhole: boolean) => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
  /** The stream ended; the browser reconnects it. */
  onReconnecting: () => void;
  /** The stream is closed and is not reconnected. */
  onLost: (because: 'gap' | 'failure') => void;
};

export type SeatStream = { close: () => void };

/** The server sends an event at least every 15 s; after this silence the connection counts as broken. */
const SILENCE_TIMEOUT_MS = 40_000;

/**
 * Opens the SSE stream of a show's seat states, starting after the states that are known. A delta that
 * does not fit the known states closes it.
 */
export function streamSeats(
  slug: string,
  known: SeatSnapshot | null,
  { onEvent, onSnapshot, onTime, onReconnecting, onLost }: StreamHandlers,
): SeatStream {
  const from = known ? `?from=${eventIdOf(known)}` : '';
  const source = new EventSource(`/api/shows/${slug}/live${from}`);
  let states = known;
  let silence: ReturnType<typeof setTimeout>;
  let hasEventSinceOpen = false;

  function close() {
    clearTimeout(silence);
    source.close();
  }
  function lose(because: 'gap' | 'failure') {
    close();
    onLost(because);
  }
  function received() {
    hasEventSinceOpen = true;
    restartTimeout();
    onEvent();
  }
  function restartTimeout() {
    clearTimeout(silence);
    silence = setTimeout(() => lose('failure'), SILENCE_TIMEOUT_MS);
  }

  source.addEventListener('seats', ({ data }) => {
    const whole: SeatSnapshot = JSON.parse(data);
    states = whole;
    received();
    onSnapshot(whole, true);
  });
  source.addEventListener('message', ({ data, lastEventId }) => {
    const next = states && applyDelta(states, lastEventId, data);
    if (!next) return lose('gap');
    states = next;
    received();
    onSnapshot(next, false);
  });
  source.addEventListener('time', ({ data }) => {
    received();
    onTime(Number(data));
  });
  source.addEventListener('error', () => {
    // The server may close once; a second close without an event in between is a failure.
    if (source.readyState === EventSource.CLOSED || !hasEventSinceOpen) return lose('failure');
    hasEventSinceOpen = false;
    onReconnecting();
  });
  restartTimeout();
  return { close };
}
