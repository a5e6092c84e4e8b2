import { problem, tooManyRequests } from './problem';

/** After how many seconds a refused client may try again; until then it polls. */
const RETRY_AFTER_S = 15;

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  // Without `no-transform` Next would compress and thereby delay the stream.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** The response if no further stream is possible; `meanwhile` tells the client what to do until then. */
export function tooManyStreams(
  reason: 'client_limit' | 'process_limit' | 'shutting_down',
  meanwhile: string,
): Response {
  if (reason === 'client_limit') return tooManyRequests(RETRY_AFTER_S);
  return problem({
    status: 503,
    kind: 'no_room',
    title: 'Too many open streams',
    detail: `${meanwhile} Please try the stream again later.`,
    headers: { 'retry-after': String(RETRY_AFTER_S) },
  });
}
