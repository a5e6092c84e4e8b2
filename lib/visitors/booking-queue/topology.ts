import type { Channel } from 'amqplib';

/** Where requests are published, with the show's id as the routing key. */
export const EXCHANGE = 'bookings';

/** A show's requests all go to one of these, by the hash of its id. */
export const QUEUES = Array.from({ length: 8 }, (_, n) => `bookings.${n}`);

/** Where messages go that could not be settled, until staff replay or discard them. */
export const DEAD_QUEUE = 'bookings.dead';

/** Several times what any hall has seats; who comes then hears at once that the queue is full. */
export const MAX_QUEUE_LENGTH = 50_000;

/**
 * Deliveries after which the broker itself gives a message up. The worker counts its own tries and
 * gives up far earlier; this many happen only when no worker ever gets to count.
 */
const MOST_DELIVERIES = 1_000;

/**
 * Declares what publishers and workers need; what stands already stays. Everything is on disk and
 * in the quorum. Throws (and closes the channel) when something of the name stands that is made otherwise.
 */
export async function declareTopology(channel: Channel): Promise<void> {
  await channel.assertExchange(EXCHANGE, 'x-consistent-hash', { durable: true });
  await channel.assertQueue(DEAD_QUEUE, {
    // Every look at the dead letters is a delivery; newer brokers would drop them after twenty.
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000_000 },
  });
  for (const queue of QUEUES) {
    await channel.assertQueue(queue, {
      arguments: {
        'x-queue-type': 'quorum',
        // One worker at a time settles a show, in order; the next takes over when it is gone.
        'x-single-active-consumer': true,
        'x-max-length': MAX_QUEUE_LENGTH,
        'x-overflow': 'reject-publish',
        'x-delivery-limit': MOST_DELIVERIES,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': DEAD_QUEUE,
        'x-dead-letter-strategy': 'at-least-once',
      },
    });
    // For this kind of exchange the binding's key is the queue's weight.
    await channel.bindQueue(queue, EXCHANGE, '1');
  }
}
