import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import type { Feed } from './feed';
import { leaveOnHangUp, openViewer } from './open-viewer';
import { reserveStream, type StreamRefusal } from './reserve-stream';
import { subscribeHints } from './subscribe-hints';
import type { Viewer } from './viewer';

/** A client that asks for a stream. */
export type StreamClient = {
  /** See `clientOf`. */
  client: string;
  /** Fires when the client hangs up. */
  signal: AbortSignal;
  /** Node's response to the client; without one every event goes through the web stream. */
  response: ServerResponse | undefined;
};

export type OpenedStream<Refusal = never> =
  | { ok: true; stream: ReadableStream<Uint8Array> }
  | { ok: false; reason: StreamRefusal | Refusal };

type ReservedStream<F> =
  | {
      ok: true;
      feed: F;
      /** Gives the reservation up. */
      release: () => void;
      /** Opens the stream; `join` sends the viewer its first events. */
      open: (join: (viewer: Viewer) => void) => OpenedStream;
    }
  | { ok: false; reason: StreamRefusal };

type Options<F> = {
  /** The Redis channel of hints. */
  channel: string;
  makeFeed: (showId: string) => F;
  /** Called with 1 for each stream that opens and −1 for each that ends. */
  onStreamCount: (change: 1 | -1) => void;
  onSubscribed?: (isSubscribed: boolean) => void;
};

// Timers of a feed outlive the request that made it, and must not keep that request's context alive.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/**
 * The streams of one kind in this process: one feed per show, open while it has streams, and one subscription to
 * hints, open while there are feeds. On shutdown all streams end and no other opens.
 */
export class FeedHub<F extends Feed> {
  private readonly feeds = new Map<string, F>();
  private unsubscribe: (() => void) | undefined;

  constructor(private readonly options: Options<F>) {
    onShutdown(() => {
      for (const feed of this.feeds.values()) feed.endAll();
    });
  }

  /** How many shows have a feed, and whether this process subscribes to hints. */
  get status(): { shows: number; subscribed: boolean } {
    return { shows: this.feeds.size, subscribed: this.unsubscribe !== undefined };
  }

  /**
   * Reserves a stream of a show for a client. Call `open` or `release` once. The stream is counted before
   * anything is awaited, so that the feed stays open meanwhile and the limits hold.
   */
  reserve(showId: string, { client, signal, response }: StreamClient): ReservedStream<F> {
    const reservation = reserveStream(client);
    if (!reservation.ok) return reservation;
    const feed = this.feeds.get(showId) ?? this.openFeed(showId);
    feed.streamCount += 1;
    this.options.onStreamCount(1);
    const release = () => {
      reservation.release();
      feed.streamCount -= 1;
      this.options.onStreamCount(-1);
      if (feed.streamCount === 0) this.closeFeed(showId, feed);
    };
    const open = (join: (viewer: Viewer) => void): OpenedStream => {
      if (isShuttingDown()) {
        release();
        return { ok: false, reason: 'shutting_down' };
      }
      this.unsubscribe ??= this.subscribe();
      const viewer = openViewer(response, () => {
        feed.viewers.delete(viewer);
        release();
      });
      feed.viewers.add(viewer);
      join(viewer);
      leaveOnHangUp(viewer, signal);
      return { ok: true, stream: viewer.stream };
    };
    return { ok: true, feed, release, open };
  }

  private openFeed(showId: string): F {
    const feed = outsideOfRequests(() => this.options.makeFeed(showId));
    this.feeds.set(showId, feed);
    return feed;
  }

  private closeFeed(showId: string, feed: F): void {
    feed.close();
    this.feeds.delete(showId);
    if (this.feeds.size > 0) return;
    this.unsubscribe?.();
    this.unsubscribe = undefined;
  }

  private subscribe(): () => void {
    const { channel, onSubscribed } = this.options;
    return subscribeHints(channel, {
      onOpen: () => {
        onSubscribed?.(true);
        for (const feed of this.feeds.values()) feed.onSubscribed();
      },
      onLost: () => onSubscribed?.(false),
      onHint: (showId, value) => this.feeds.get(showId)?.onHint(value),
    });
  }
}
