import type { Channel, ChannelModel } from 'amqplib';
import { withDeadline } from '@/db/deadline';
import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { CLOSE_MS, openLink } from '@/lib/visitors/booking-queue/connection';
import { declareTopology, QUEUES } from '@/lib/visitors/booking-queue/topology';
import { type Delivery, readDelivery } from './delivery';
import { openInbox } from './inbox';

/**
 * Takes part in all queues, of each as the one who works on it or as one who waits for that, and gives
 * what comes to `take`. At most `ahead` messages of a queue are here at once. Comes back by itself when
 * the connection or the channel is lost, or the broker ends the consumption.
 */
export function consume(
  ahead: number,
  take: (delivery: Delivery) => void,
): { close: () => Promise<void> } {
  let open: Channel | undefined;
  let isEnding = false;
  const link = openLink('worker', async (model) => {
    const channel = await openChannel(model);
    const inbox = openInbox(channel);
    open = channel;
    channel.on('close', () => !isEnding && startAnew(model));
    await channel.prefetch(ahead);
    for (const queue of QUEUES) {
      await channel.consume(queue, (message) => {
        if (!message) {
          // The queue moved or was removed; whoever connects anew finds it, or declares it.
          log.warn({ queue }, 'the broker ended the consumption of a queue');
          startAnew(model);
          return;
        }
        const delivery = readDelivery(inbox, message);
        if (delivery) {
          take(delivery);
          return;
        }
        metrics().deadLetters.inc({ why: 'unreadable' });
        log.error({ queue }, 'a message cannot be read: a dead letter');
      });
    }
  });
  return {
    async close() {
      isEnding = true;
      // The end of a connection overtakes what its channels still have to send; that of a channel does not.
      if (open) await withDeadline(open.close(), CLOSE_MS).catch(() => {});
      await link.close();
    },
  };
}

async function openChannel(model: ChannelModel): Promise<Channel> {
  const channel = await model.createChannel();
  channel.on('error', (err: Error) => log.warn({ err }, 'the broker closed a channel'));
  await declareTopology(channel);
  return channel;
}

/** The link notices the end of its connection, and makes another. */
function startAnew(model: ChannelModel): void {
  model.close().catch(() => {});
}
