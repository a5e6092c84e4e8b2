import type { Channel } from 'amqplib';

/** A channel's messages that this worker keeps until it is done with them, by delivery tag. */
export type Inbox = {
  /** When it is lost the broker delivers again what was not acknowledged. */
  isOpen: () => boolean;
  take: (tag: number) => void;
  /** They are settled: the broker may forget them. */
  acknowledge: (tags: number[]) => void;
  /** It cannot be settled: the broker puts it among the dead letters. */
  giveUp: (tag: number) => void;
};

/** The inbox of a channel that is open. What is told of a message twice is told the broker once. */
export function openInbox(channel: Channel): Inbox {
  let isOpen = true;
  channel.on('close', () => {
    isOpen = false;
  });
  // In the order in which they came, which is that of their tags.
  const kept = new Set<number>();
  const asMessage = (deliveryTag: number) => ({ fields: { deliveryTag } }) as never;

  return {
    isOpen: () => isOpen,
    take: (tag) => {
      kept.add(tag);
    },
    acknowledge(tags) {
      const done = tags.filter((tag) => kept.delete(tag));
      if (!isOpen || done.length === 0) return;
      const [oldest = Number.POSITIVE_INFINITY] = kept;
      // Each acknowledgement is a write to the quorum: as far as all is done, one stands for all.
      const upTo = Math.max(...done.filter((tag) => tag < oldest));
      if (upTo > 0) channel.ack(asMessage(upTo), true);
      for (const tag of done) if (tag > oldest) channel.ack(asMessage(tag));
    },
    giveUp(tag) {
      if (kept.delete(tag) && isOpen) channel.nack(asMessage(tag), false, false);
    },
  };
}
