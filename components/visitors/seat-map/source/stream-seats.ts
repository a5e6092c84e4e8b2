import { applyDelta, eventIdOf } from '@/lib/visitors/live/delta';
import type { SeatSnapshot } from './poll-seats';

export type StreamHandlers = {
  /** The stream lives. */
  onEvent: () => void;
  /** `isWhole` tells the server's own word from what a delta made of the states at hand. */
  onSnapshot: (news: SeatSnapshot, isWhole: boolean) => void;
  /** The server's clock, in milliseconds since 1970, UTC. */
  onTime: (server: number) => void;
  /** The stream ended and comes back by itself, if all is well. */
  onReconnecting: () => void;
  /** The stream is closed and does not come back by itself. */
  onLost: (because: 'gap' | 'failure') => void;
};

export type SeatStream = { close: () => void };

/** The server says something every 15 s; after so many milliseconds without a word nobody is there. */
const SILENCE_TIMEOUT_MS = 40_000;

/**
 * Opens the stream of a show's seats, behind the states that are known already. A delta that does not
 * lead from the states at hand closes it.
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
  let heardSinceOpened = false;

  function close() {
    clearTimeout(silence);
    source.close();
  }
  function lose(because: 'gap' | 'failure') {
    close();
    onLost(because);
  }
  function hear() {
    heardSinceOpened = true;
    expectWord();
    onEvent();
  }
  function expectWord() {
    clearTimeout(silence);
    silence = setTimeout(() => lose('failure'), SILENCE_TIMEOUT_MS);
  }

  source.addEventListener('seats', ({ data }) => {
    const whole: SeatSnapshot = JSON.parse(data);
    states = whole;
    hear();
    onSnapshot(whole, true);
  });
  source.addEventListener('message', ({ data, lastEventId }) => {
    const next = states && applyDelta(states, lastEventId, data);
    if (!next) return lose('gap');
    states = next;
    hear();
    onSnapshot(next, false);
  });
  source.addEventListener('time', ({ data }) => {
    hear();
    onTime(Number(data));
  });
  source.addEventListener('error', () => {
    // One end is a server's good right; a second one without a word in between is trouble.
    if (source.readyState === EventSource.CLOSED || !heardSinceOpened) return lose('failure');
    heardSinceOpened = false;
    onReconnecting();
  });
  expectWord();
  return { close };
}
