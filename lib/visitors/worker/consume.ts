import type { Channel, ChannelModel } from 'amqplib';
import { withDeadline } from '@/db/deadline';
import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { CLOSE_TIMEOUT_MS, connectToBroker } from '@/lib/visitors/booking-queue/broker-connection';
import { declareTopology, QUEUES } from '@/lib/visitors/booking-queue/topology';
import { type Delivery, readDelivery } from './delivery';
import { trackAcks } from './track-acks';

/**
 * Consumes all queues and passes each request to `onDelivery`. A queue has one active consumer; other workers
 * stand by for it. This process holds at most `prefetch` messages of a queue. Reconnects on its own when the
 * connection or channel is lost, or when the broker ends the consumption.
 */
export function consume(
  prefetch: number,
  onDelivery: (delivery: Delivery) => void,
): { close: () => Promise<void> } {
  let current: Channel | undefined;
  let isClosing = false;
  const connection = connectToBroker('worker', async (model) => {
    const channel = await openChannel(model);
    const acks = trackAcks(channel);
    current = channel;
    channel.on('close', () => !isClosing && reconnect(model));
    await channel.prefetch(prefetch);
    for (const queue of QUEUES) {
      await channel.consume(queue, (message) => {
        if (!message) {
          // The queue moved or was removed. A new connection finds it, or declares it.
          log.warn({ queue }, 'the broker ended the consumption of a queue');
          reconnect(model);
          return;
        }
        const delivery = readDelivery(acks, message);
        if (delivery) {
          onDelivery(delivery);
          return;
        }
        metrics().deadLetters.inc({ why: 'unreadable' });
        log.error({ queue }, 'a message cannot be read and is a dead letter now');
      });
    }
  });
  return {
    async close() {
      isClosing = true;
      // Closing a connection drops acknowledgements that a channel has not sent yet; closing a channel sends them.
      if (current) await withDeadline(current.close(), CLOSE_TIMEOUT_MS).catch(() => {});
      await connection.close();
    },
  };
}

async function openChannel(model: ChannelModel): Promise<Channel> {
  const channel = await model.createChannel();
  channel.on('error', (err: Error) => log.warn({ err }, 'the broker closed a channel'));
  await declareTopology(channel);
  return channel;
}

/** `connectToBroker` notices that its connection ended, and opens another. */
function reconnect(model: ChannelModel): void {
  model.close().catch(() => {});
}
