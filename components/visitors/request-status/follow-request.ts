import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';

export type RequestFollower = {
  onPlace: (place: { before: number; seconds: number | null }) => void;
  /** It was booked; the booking is at `href`. */
  onBooked: (href: string) => void;
  onAnswer: (answer: RequestStatusResponse) => void;
};

/** The server says something every 14 s; after so many milliseconds without a word nobody is there. */
const LONGEST_SILENCE = 40_000;
/** Pauses between two questions grow from the first to the second, in milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;
/** Longer than this nobody waits for an answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Follows a request until it is settled: by a stream, and when that fails by asking, less and less
 * often. Returns what ends it.
 */
export function followRequest(id: string, follower: RequestFollower): () => void {
  const stopped = new AbortController();
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;
  let heardSinceOpened = false;

  function open() {
    if (typeof EventSource === 'undefined') return ask();
    source = new EventSource(`/api/requests/${id}/live`);
    source.addEventListener('place', ({ data }) => {
      hear();
      follower.onPlace(JSON.parse(data));
    });
    source.addEventListener('time', hear);
    source.addEventListener('settled', ({ data }) => {
      close();
      const { status, href } = JSON.parse(data);
      if (status === 'booked') follower.onBooked(href);
      else ask();
    });
    source.addEventListener('error', () => {
      // One end is a server's good right; a second one without a word in between is trouble.
      if (source?.readyState === EventSource.CLOSED || !heardSinceOpened) goOnWithout();
      heardSinceOpened = false;
    });
    expectWord();
  }

  function hear() {
    heardSinceOpened = true;
    expectWord();
  }
  function expectWord() {
    clearTimeout(silence);
    silence = setTimeout(goOnWithout, LONGEST_SILENCE);
  }
  function close() {
    clearTimeout(silence);
    source?.close();
  }
  function goOnWithout() {
    close();
    ask();
  }

  async function ask() {
    clearTimeout(timer);
    const answer = await answerOf(id, stopped.signal);
    if (stopped.signal.aborted) return;
    if (answer?.status === 'booked') return follower.onBooked(`/bookings/${answer.token}`);
    if (answer) follower.onAnswer(answer);
    if (answer?.status === 'refused') return;
    // Browsers that lost their streams together must not ask together.
    timer = setTimeout(ask, pause * (0.75 + Math.random() / 2));
    pause = Math.min(LONGEST_PAUSE, pause * 1.5);
  }

  open();
  return () => {
    stopped.abort();
    clearTimeout(timer);
    close();
  };
}

/** What the server says now; null when it says nothing. */
async function answerOf(id: string, stopped: AbortSignal): Promise<RequestStatusResponse | null> {
  try {
    const response = await fetch(`/api/requests/${id}`, {
      cache: 'no-store',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
