import { problem, tooManyRequests } from './problem';

/** Whoever finds no room may come back after so many seconds, and asks by itself meanwhile. */
const RETRY_AFTER_S = 15;

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  // Without the second word Next would compress the stream and hold it back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** The answer to whoever finds no room for another stream; `meanwhile` says what to do instead. */
export function tooManyStreams(
  reason: 'client_limit' | 'process_limit' | 'shutting_down',
  meanwhile: string,
): Response {
  if (reason === 'client_limit') return tooManyRequests(RETRY_AFTER_S);
  return problem({
    status: 503,
    kind: 'no_room',
    title: 'No room for another stream',
    detail: `${meanwhile} Come back in a while.`,
    headers: { 'retry-after': String(RETRY_AFTER_S) },
  });
}
