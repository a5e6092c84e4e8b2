import type { StreamRefusal } from '@/lib/visitors/live/reserve-stream';
import { problem, tooManyRequests } from './problem';

/** Until then the client polls instead. */
const RETRY_AFTER_S = 15;

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  // `no-transform` keeps Next from compressing the stream, which would delay its events.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** The response when there is no room for another stream; `instead` tells the client what to do. */
export function tooManyStreams(reason: StreamRefusal, instead: string): Response {
  if (reason === 'client_limit') return tooManyRequests(RETRY_AFTER_S);
  return problem({
    status: 503,
    kind: 'no_room',
    title: 'Too many open streams',
    detail: `${instead} Try the stream again later.`,
    headers: { 'retry-after': String(RETRY_AFTER_S) },
  });
}
