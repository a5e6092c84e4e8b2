import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { leaveWithClient, openViewer } from '@/lib/visitors/live/open-viewer';
import { reserveStream } from '@/lib/visitors/live/reserve-stream';
import { type Hints, subscribeHints } from '@/lib/visitors/live/subscribe-hints';
import { SETTLED_CHANNEL } from './report-progress';
import { RequestFeed } from './request-feed';

export type RequestWatch = {
  accepted: AcceptedRequest;
  /** See `clientOf`. */
  client: string;
  /** Fires when the client hangs up. */
  signal: AbortSignal;
  /** Node's own answer to the client. */
  response: ServerResponse | undefined;
};

export type WatchedRequest =
  | { ok: true; stream: ReadableStream<Uint8Array> }
  | { ok: false; reason: 'client_limit' | 'process_limit' | 'shutting_down' };

const hall = processWide('request-watch', () => {
  onShutdown(endAllStreams);
  return {
    feeds: new Map<string, RequestFeed>(),
    unsubscribe: undefined as (() => void) | undefined,
  };
});

// A feed's timer outlives the request that wanted it first, and must not hold on to it.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/** Of how many shows requests are watched in this process, and whether it listens to hints. */
export function watchedNow(): { shows: number; subscribed: boolean } {
  return { shows: hall.feeds.size, subscribed: hall.unsubscribe !== undefined };
}

/**
 * Opens a stream of server-sent events about a request in the queue: `place` whenever its place
 * changes, and `settled` in the end.
 */
export function openRequestStream(watch: RequestWatch): WatchedRequest {
  if (isShuttingDown()) return { ok: false, reason: 'shutting_down' };
  const { accepted, client, signal, response } = watch;
  const place = reserveStream(client);
  if (!place.ok) return place;
  const { showId } = accepted;
  const feed = hall.feeds.get(showId) ?? openFeed(showId);
  hall.unsubscribe ??= subscribeHints(SETTLED_CHANNEL, HINTS);

  metrics().requestViewers.inc();
  const viewer = openViewer(response, () => {
    metrics().requestViewers.dec();
    place.leave();
    feed.leave(viewer);
    if (feed.size === 0) closeFeed(showId, feed);
  });
  feed.join(viewer, accepted);
  leaveWithClient(viewer, signal);
  return { ok: true, stream: viewer.stream };
}

function openFeed(showId: string): RequestFeed {
  const feed = outsideOfRequests(() => new RequestFeed(showId));
  hall.feeds.set(showId, feed);
  return feed;
}

function closeFeed(showId: string, feed: RequestFeed): void {
  feed.close();
  hall.feeds.delete(showId);
  if (hall.feeds.size > 0) return;
  hall.unsubscribe?.();
  hall.unsubscribe = undefined;
}

const HINTS: Hints = {
  // What was announced while nobody listened was missed.
  onOpen: () => {
    for (const feed of hall.feeds.values()) feed.lookAtAll();
  },
  onHint: (showId, upTo) => hall.feeds.get(showId)?.hear(upTo),
};

function endAllStreams(): void {
  for (const feed of hall.feeds.values()) feed.endAll();
}
