import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import type { OpenedStream, StreamClient } from '@/lib/visitors/live/feed-hub';
import { requestStreams } from './request-feed';

/**
 * Opens a stream of server-sent events about a queued request: `place` whenever its queue position changes, and
 * `settled` in the end.
 */
export function openRequestStream({
  accepted,
  ...client
}: StreamClient & { accepted: AcceptedRequest }): OpenedStream {
  const reserved = requestStreams.reserve(accepted.showId, client);
  if (!reserved.ok) return reserved;
  return reserved.open((viewer) => reserved.feed.join(viewer, accepted));
}
