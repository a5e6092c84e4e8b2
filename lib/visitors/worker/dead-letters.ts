import { type Channel, connect, type GetMessage } from 'amqplib';
import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';
import { brokerUrl } from '@/lib/visitors/booking-queue/broker-connection';
import type { QueuedRequest } from '@/lib/visitors/booking-queue/message';
import { publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { DEAD_QUEUE, declareTopology } from '@/lib/visitors/booking-queue/topology';
import { parseMessage } from './delivery';
import { storeFailed } from './store-failed';

const CONNECT_TIMEOUT_MS = 5_000;

export type DeadLetter = {
  /** The request's idempotency key; `unreadable` for a message that cannot be read. */
  key: string;
  /** Null for a message that cannot be read. */
  request: QueuedRequest | null;
  why: 'failed' | 'delivered too often' | 'cannot be read';
  /** When the broker moved it here; undefined if the broker does not report it. */
  diedAt: Date | undefined;
  /** Publishes the request again, as if it were accepted now. Throws if the queue does not accept it. */
  replay: () => Promise<void>;
  /** Deletes the message. The request keeps its outcome. */
  discard: () => void;
};

/**
 * Calls `work` with all dead letters, oldest first. Letters that it neither replays nor discards stay, even if
 * this process is killed. A letter whose replay is interrupted may be replayed a second time.
 */
export async function withDeadLetters<T>(
  work: (letters: DeadLetter[]) => Promise<T> | T,
): Promise<T> {
  const connection = await connect(brokerUrl(), { timeout: CONNECT_TIMEOUT_MS });
  connection.on('error', () => {});
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => {});
    await declareTopology(channel);
    const letters: DeadLetter[] = [];
    for (;;) {
      const message = await channel.get(DEAD_QUEUE);
      if (!message) break;
      letters.push(toDeadLetter(channel, message));
    }
    const result = await work(letters);
    // The broker confirms the close after it has processed every acknowledgement. The other messages go back.
    await channel.close();
    return result;
  } finally {
    await connection.close().catch(() => {});
  }
}

function toDeadLetter(channel: Channel, message: GetMessage): DeadLetter {
  const request = parseMessage(message.content);
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
      await deleteFailure(request);
      const published = await publishRequest(request.showId, request.request);
      if (!published.ok) {
        // Restores the outcome that its buyer was told, unless the queue may have accepted the request after all.
        if (published.reason !== 'unknown') await storeFailed(request);
        throw new Error(`The queue did not accept ${this.key}: ${published.reason}`);
      }
      // Last, so that a crash before this leaves the message in one of the queues.
      channel.ack(message);
    },
    discard: () => channel.ack(message),
  };
}

/** Deletes the outcome `failed`, so that the request can be settled again. Any other outcome stays. */
function deleteFailure({ showId, request }: QueuedRequest): Promise<void> {
  const text = `
    delete from booking_requests where show_id = $1 and key = $2 and outcome = 'failed'`;
  return transaction(primary(), async (tx) => {
    await run(tx, text, [showId, request.key]);
  });
}
