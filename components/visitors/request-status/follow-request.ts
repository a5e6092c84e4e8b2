import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';

type RequestFollower = {
  onPosition: (position: { before: number; seconds: number | null }) => void;
  /** The request was booked; the booking is at `href`. */
  onBooked: (href: string) => void;
  /** An answer to a poll; never `booked`. */
  onStatus: (status: RequestStatusResponse) => void;
};

/** The server sends a heartbeat every 14 s. */
const SILENCE_TIMEOUT_MS = 40_000;
/** The poll interval grows from the first to the last, with jitter. */
const FIRST_POLL_MS = 2_000;
const MAX_POLL_MS = 30_000;
const POLL_TIMEOUT_MS = 10_000;

/**
 * Follows a queued request until it is settled: by the stream, and by polling when the stream fails. Returns a
 * function that stops it.
 */
export function followRequest(id: string, follower: RequestFollower): () => void {
  const stopped = new AbortController();
  let source: EventSource | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let pollInterval = FIRST_POLL_MS;
  let hasEventSinceError = false;

  function openStream() {
    if (typeof EventSource === 'undefined') return poll();
    source = new EventSource(`/api/requests/${id}/live`);
    source.addEventListener('place', ({ data }) => {
      onEvent();
      follower.onPosition(JSON.parse(data));
    });
    source.addEventListener('time', onEvent);
    source.addEventListener('settled', ({ data }) => {
      closeStream();
      const { status, href } = JSON.parse(data);
      if (status === 'booked') follower.onBooked(href);
      else poll();
    });
    source.addEventListener('error', () => {
      // The server may close the stream once; a second close without an event in between is a failure.
      if (source?.readyState === EventSource.CLOSED || !hasEventSinceError) pollInstead();
      hasEventSinceError = false;
    });
    restartSilenceTimer();
  }

  function onEvent() {
    hasEventSinceError = true;
    restartSilenceTimer();
  }
  function restartSilenceTimer() {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(pollInstead, SILENCE_TIMEOUT_MS);
  }
  function closeStream() {
    clearTimeout(silenceTimer);
    source?.close();
  }
  function pollInstead() {
    closeStream();
    poll();
  }

  async function poll() {
    clearTimeout(pollTimer);
    const status = await fetchStatus(id, stopped.signal);
    if (stopped.signal.aborted) return;
    if (status?.status === 'booked') return follower.onBooked(`/bookings/${status.token}`);
    if (status) follower.onStatus(status);
    if (status?.status === 'refused') return;
    // Jitter, because many browsers may lose their streams at the same moment.
    pollTimer = setTimeout(poll, pollInterval * (0.75 + Math.random() / 2));
    pollInterval = Math.min(MAX_POLL_MS, pollInterval * 1.5);
  }

  openStream();
  return () => {
    stopped.abort();
    clearTimeout(pollTimer);
    closeStream();
  };
}

/** The request's status; null if the server does not answer. */
async function fetchStatus(
  id: string,
  stopped: AbortSignal,
): Promise<RequestStatusResponse | null> {
  try {
    const response = await fetch(`/api/requests/${id}`, {
      cache: 'no-store',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(POLL_TIMEOUT_MS)]),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
