import type { ChannelModel } from 'amqplib';
import { log } from '@/lib/log';
import { type Link, openLink } from './connection';
import { type Delivery, type OpenChannel, readDelivery } from './delivery';
import { declareTopology, QUEUES } from './topology';

/**
 * Takes part in all queues, of each as the one who works on it or as one who waits for that, and gives
 * what comes to `take`. At most `ahead` messages of a queue are here at once. Comes back by itself when
 * the connection or the channel is lost, or the broker ends the consumption.
 */
export function consume(ahead: number, take: (delivery: Delivery) => void): Link {
  return openLink('worker', async (model) => {
    const open = await openChannel(model);
    await open.channel.prefetch(ahead);
    for (const queue of QUEUES) {
      await open.channel.consume(queue, (message) => {
        if (!message) {
          // The queue moved or was removed; whoever connects anew finds it, or declares it.
          log.warn({ queue }, 'the broker ended the consumption of a queue');
          startAnew(model);
          return;
        }
        const delivery = readDelivery(open, message);
        if (delivery) take(delivery);
        else log.error({ queue }, 'a message cannot be read and is a dead letter');
      });
    }
  });
}

async function openChannel(model: ChannelModel): Promise<OpenChannel> {
  const channel = await model.createChannel();
  let isOpen = true;
  channel.on('error', (err: Error) => log.warn({ err }, 'the broker closed a channel'));
  channel.on('close', () => {
    isOpen = false;
    startAnew(model);
  });
  await declareTopology(channel);
  return { channel, isOpen: () => isOpen };
}

/** The link notices the end of its connection, and makes another. */
function startAnew(model: ChannelModel): void {
  model.close().catch(() => {});
}
