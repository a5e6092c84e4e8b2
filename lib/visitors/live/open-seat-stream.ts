import type { OpenedStream, StreamClient } from './feed-hub';
import { seatStreams } from './show-feed';

type SeatStreamRequest = StreamClient & {
  showId: string;
  /** The id of the last event that the client received; null for a new client. */
  lastEventId: string | null;
};

/** Opens a stream of server-sent events about a show's seats. Throws if the database does not answer. */
export async function openSeatStream({
  showId,
  lastEventId,
  ...client
}: SeatStreamRequest): Promise<OpenedStream<'unknown_show'>> {
  const reserved = seatStreams.reserve(showId, client);
  if (!reserved.ok) return reserved;
  const { feed, release, open } = reserved;
  try {
    await feed.update();
  } catch (cause) {
    release();
    throw cause;
  }
  if (feed.isKnown) return open((viewer) => feed.join(viewer, lastEventId));
  release();
  return { ok: false, reason: 'unknown_show' };
}
