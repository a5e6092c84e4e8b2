import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { readSeatStates } from '@/lib/cache/seat-states';
import { env } from '@/lib/env';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import { encodeRetry } from './encode-events';
import { ShowFeed } from './show-feed';
import { subscribeHints } from './subscribe-hints';
import { Viewer } from './viewer';

/** Streams end after four to six minutes, so that no proxy or sleeping device keeps one for ever. */
const LIFETIME_MS = { least: 240_000, most: 360_000 };
/** Viewers whose process ends must not all come to another one in the same moment. */
const RETRY_MS = { least: 500, most: 2_500 };

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
    /** Open streams by client. */
    clients: new Map<string, number>(),
    open: 0,
    unsubscribe: undefined as (() => void) | undefined,
  };
});

// A feed's timer outlives the request that wanted it first, and must not hold on to it.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/** How many streams this process has open, of how many shows, and whether it listens to hints. */
export function liveNow(): { viewers: number; shows: number; subscribed: boolean } {
  return { viewers: hall.open, shows: hall.feeds.size, subscribed: hall.unsubscribe !== undefined };
}

/**
 * Opens a stream of a show's changes in the format of server-sent events. Throws when the database
 * does not answer.
 */
export async function openStream(watch: Watch): Promise<OpenedStream> {
  const refusal = refusalOf(watch.client);
  if (refusal) return { ok: false, reason: refusal };
  const { feed, leave } = takePlace(watch);
  try {
    await feed.look();
    // Not before: who asks for shows that do not exist must not open and close it over and over.
    if (feed.isKnown) hall.unsubscribe ??= subscribeHints({ onOpen: lookAtAll, onHint });
    if (feed.isKnown && !isShuttingDown()) return { ok: true, stream: join(feed, watch, leave) };
    leave();
    return { ok: false, reason: feed.isKnown ? 'shutting_down' : 'unknown_show' };
  } catch (cause) {
    leave();
    throw cause;
  }
}

function refusalOf(client: string) {
  const { LIVE_PER_PROCESS, LIVE_PER_CLIENT } = env();
  if (hall.open >= LIVE_PER_PROCESS) return 'process_limit';
  return (hall.clients.get(client) ?? 0) >= LIVE_PER_CLIENT ? 'client_limit' : undefined;
}

/** Counted before anything is awaited, or many at once would pass the limits together. */
function takePlace({ showId, client }: Watch): { feed: ShowFeed; leave: () => void } {
  const feed = hall.feeds.get(showId) ?? openFeed(showId);
  feed.places += 1;
  hall.open += 1;
  metrics().liveViewers.inc();
  hall.clients.set(client, (hall.clients.get(client) ?? 0) + 1);

  const leave = () => {
    feed.places -= 1;
    hall.open -= 1;
    metrics().liveViewers.dec();
    const others = (hall.clients.get(client) ?? 0) - 1;
    if (others > 0) hall.clients.set(client, others);
    else hall.clients.delete(client);
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
  const viewer = new Viewer(performance.now() + between(LIFETIME_MS), response, () => {
    feed.viewers.delete(viewer);
    leave();
  });
  viewer.send(encodeRetry(between(RETRY_MS)));
  feed.join(viewer, lastEventId);
  // A client that is gone before its answer begins never reads from the stream, nor cancels it.
  if (signal.aborted) viewer.leave();
  else signal.addEventListener('abort', () => viewer.leave(), { once: true });
  return viewer.stream;
}

const between = ({ least, most }: { least: number; most: number }) =>
  least + Math.random() * (most - least);

function onHint(showId: string, at: number): void {
  hall.feeds.get(showId)?.hear(at);
}

/** What was announced while nobody listened was missed. */
function lookAtAll(): void {
  for (const feed of hall.feeds.values()) feed.hear(Date.now());
}

function endAllStreams(): void {
  for (const feed of hall.feeds.values()) feed.endAll();
}
