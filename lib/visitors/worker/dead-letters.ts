import { type Channel, connect, type GetMessage } from 'amqplib';
import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';
import { brokerUrl } from '@/lib/visitors/booking-queue/connection';
import type { QueuedRequest } from '@/lib/visitors/booking-queue/message';
import { publishRequest } from '@/lib/visitors/booking-queue/publish';
import { DEAD_QUEUE, declareTopology } from '@/lib/visitors/booking-queue/topology';
import { readMessage } from './delivery';
import { storeFailed } from './store-failed';

export type DeadLetter = {
  /** The request's key; `unreadable` for what is none. */
  key: string;
  /** Null: it cannot be read. */
  request: QueuedRequest | null;
  why: 'failed' | 'delivered too often' | 'cannot be read';
  /** When it died; undefined when the broker does not say. */
  diedAt: Date | undefined;
  /** Sends it to the workers once more, as if it were accepted now. Throws when the queue does not take it. */
  replay: () => Promise<void>;
  /** Forgets it; a request keeps its outcome. */
  discard: () => void;
};

/**
 * Works on all dead letters, oldest first. What `work` neither replays nor discards stays, also when
 * this process ends meanwhile; a letter that is cut off while it is replayed may be replayed again.
 */
export async function withDeadLetters<T>(
  work: (letters: DeadLetter[]) => Promise<T> | T,
): Promise<T> {
  const connection = await connect(brokerUrl(), { timeout: 5_000 });
  connection.on('error', () => {});
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => {});
    await declareTopology(channel);
    const letters: DeadLetter[] = [];
    for (;;) {
      const message = await channel.get(DEAD_QUEUE);
      if (!message) break;
      letters.push(letterOf(channel, message));
    }
    const result = await work(letters);
    // Its answer means that the broker has heard of everything before; what is left goes back.
    await channel.close();
    return result;
  } finally {
    await connection.close().catch(() => {});
  }
}

function letterOf(channel: Channel, message: GetMessage): DeadLetter {
  const request = readMessage(message.content);
  const [death] = (message.properties.headers?.['x-death'] ?? []) as {
    reason?: string;
    time?: { value: number };
  }[];
  const why = death?.reason === 'delivery_limit' ? 'delivered too often' : 'failed';
  return {
    key: request?.request.key ?? 'unreadable',
    request,
    why: request ? why : 'cannot be read',
    diedAt: death?.time && new Date(death.time.value * 1_000),
    async replay() {
      if (!request) throw new Error('A message that cannot be read cannot be replayed.');
      await forgetFailure(request);
      const published = await publishRequest(request.showId, request.request);
      if (!published.ok) {
        // Its buyer was told that it failed, and that is how it is again; unless it went in after all.
        if (published.reason !== 'unknown') await storeFailed(request);
        throw new Error(`The queue did not take ${this.key}: ${published.reason}`);
      }
      // Only now: lost before, it would be nowhere.
      channel.ack(message);
    },
    discard: () => channel.ack(message),
  };
}

/** Without its outcome `failed` the request can be settled again; any other outcome stands. */
function forgetFailure({ showId, request }: QueuedRequest): Promise<void> {
  const text = `
    delete from booking_requests where show_id = $1 and key = $2 and outcome = 'failed'`;
  return transaction(primary(), async (tx) => {
    await run(tx, text, [showId, request.key]);
  });
}
