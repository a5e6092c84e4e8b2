import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { leaveWithClient, openViewer } from './open-viewer';
import { reserveStream } from './reserve-stream';
import { ShowFeed } from './show-feed';
import { type Hints, subscribeHints } from './subscribe-hints';

/** `invalidateSeats` publishes here: the show's id, a space, milliseconds since 1970, UTC. */
const CHANNEL = 'seats-changed';

export type OpenedStream =
  | { ok: true; stream: ReadableStream<Uint8Array> }
  | { ok: false; reason: 'unknown_show' | 'client_limit' | 'process_limit' | 'shutting_down' };

export type Watch = {
  showId: string;
  /** See `clientOf`. */
  client: string;
  /** The id of the event that the viewer saw last. */
  lastEventId: string | null;
  /** Fires when the client hangs up. */
  signal: AbortSignal;
  /** Node's own answer to the client. */
  response: ServerResponse | undefined;
};

const hall = processWide('live', () => {
  onShutdown(endAllStreams);
  return {
    feeds: new Map<string, ShowFeed>(),
    viewers: 0,
    unsubscribe: undefined as (() => void) | undefined,
  };
});

// A feed's timer outlives the request that wanted it first, and must not hold on to it.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/** How many streams of seats this process has open, of how many shows, and whether it listens to hints. */
export function liveNow(): { viewers: number; shows: number; subscribed: boolean } {
  return {
    viewers: hall.viewers,
    shows: hall.feeds.size,
    subscribed: hall.unsubscribe !== undefined,
  };
}

/**
 * Opens a stream of a show's changes in the format of server-sent events. Throws when the database
 * does not answer.
 */
export async function openSeatStream(watch: Watch): Promise<OpenedStream> {
  const place = reserveStream(watch.client);
  if (!place.ok) return place;
  const { feed, leave } = enter(watch.showId, place.leave);
  try {
    await feed.look();
    // Not before: who asks for shows that do not exist must not open and close it over and over.
    if (feed.isKnown) hall.unsubscribe ??= subscribeHints(CHANNEL, HINTS);
    if (feed.isKnown && !isShuttingDown()) return { ok: true, stream: join(feed, watch, leave) };
    leave();
    return { ok: false, reason: feed.isKnown ? 'shutting_down' : 'unknown_show' };
  } catch (cause) {
    leave();
    throw cause;
  }
}

/** Counted before anything is awaited, or the feed would be closed meanwhile. */
function enter(showId: string, leavePlace: () => void): { feed: ShowFeed; leave: () => void } {
  const feed = hall.feeds.get(showId) ?? openFeed(showId);
  feed.places += 1;
  hall.viewers += 1;
  metrics().liveViewers.inc();
  const leave = () => {
    leavePlace();
    feed.places -= 1;
    hall.viewers -= 1;
    metrics().liveViewers.dec();
    if (feed.places === 0) closeFeed(showId, feed);
  };
  return { feed, leave };
}

function openFeed(showId: string): ShowFeed {
  const feed = outsideOfRequests(() => new ShowFeed(showId, () => readSeatStates(showId)));
  hall.feeds.set(showId, feed);
  return feed;
}

function closeFeed(showId: string, feed: ShowFeed): void {
  feed.close();
  hall.feeds.delete(showId);
  if (hall.feeds.size > 0) return;
  hall.unsubscribe?.();
  hall.unsubscribe = undefined;
}

function join(feed: ShowFeed, { lastEventId, signal, response }: Watch, leave: () => void) {
  const viewer = openViewer(response, () => {
    feed.viewers.delete(viewer);
    leave();
  });
  feed.join(viewer, lastEventId);
  leaveWithClient(viewer, signal);
  return viewer.stream;
}

const HINTS: Hints = {
  onOpen: () => {
    metrics().liveSubscribed.set(1);
    // What was announced while nobody listened was missed.
    for (const feed of hall.feeds.values()) feed.hear(Date.now());
  },
  onLost: () => metrics().liveSubscribed.set(0),
  onHint: (showId, at) => hall.feeds.get(showId)?.hear(at),
};

function endAllStreams(): void {
  for (const feed of hall.feeds.values()) feed.endAll();
}
