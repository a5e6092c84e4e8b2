import type { Channel } from 'amqplib';

/** The exchange that requests are published to, with the show's id as the routing key. */
export const EXCHANGE = 'bookings';

/** All requests of a show go to one of these queues, by the hash of its id. */
export const QUEUES = Array.from({ length: 8 }, (_, n) => `bookings.${n}`);

/** The queue of dead letters, which stay until staff replay or discard them. */
export const DEAD_QUEUE = 'bookings.dead';

/** Several times the seats of the largest hall. Later requests are refused at once. */
const MAX_QUEUE_LENGTH = 50_000;

/**
 * Deliveries after which the broker itself makes a message a dead letter. Workers count attempts and give up far
 * earlier; this limit is reached only if no worker lives long enough to count.
 */
const DELIVERY_LIMIT = 1_000;

/**
 * Declares the exchange and the queues; those that exist stay. All are durable and replicated (quorum queues).
 * Throws, and closes the channel, if one exists with other settings.
 */
export async function declareTopology(channel: Channel): Promise<void> {
  await channel.assertExchange(EXCHANGE, 'x-consistent-hash', { durable: true });
  await channel.assertQueue(DEAD_QUEUE, {
    // Listing the dead letters delivers them; newer brokers drop a message after 20 deliveries by default.
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000_000 },
  });
  for (const queue of QUEUES) {
    await channel.assertQueue(queue, {
      arguments: {
        'x-queue-type': 'quorum',
        // One worker at a time settles a show, in order. Another takes over when its connection ends.
        'x-single-active-consumer': true,
        'x-max-length': MAX_QUEUE_LENGTH,
        'x-overflow': 'reject-publish',
        'x-delivery-limit': DELIVERY_LIMIT,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': DEAD_QUEUE,
        'x-dead-letter-strategy': 'at-least-once',
      },
    });
    // A consistent-hash exchange takes the binding key as the queue's weight.
    await channel.bindQueue(queue, EXCHANGE, '1');
  }
}
