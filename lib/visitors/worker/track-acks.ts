import type { Channel } from 'amqplib';

/** The unacknowledged messages of a channel, by delivery tag. */
export type AckTracker = {
  /** False once the channel is lost: the broker delivers again what was not acknowledged. */
  isOpen: () => boolean;
  /** Adds a message that was just delivered. */
  track: (tag: number) => void;
  /** The broker may delete these messages. */
  acknowledge: (tags: number[]) => void;
  /** The broker moves this message to the dead letters. */
  reject: (tag: number) => void;
};

/** Tracks an open channel. A second call for the same message does nothing. */
export function trackAcks(channel: Channel): AckTracker {
  let isOpen = true;
  channel.on('close', () => {
    isOpen = false;
  });
  // In order of delivery, which is the order of the tags.
  const unacknowledged = new Set<number>();
  const asMessage = (deliveryTag: number) => ({ fields: { deliveryTag } }) as never;

  return {
    isOpen: () => isOpen,
    track: (tag) => {
      unacknowledged.add(tag);
    },
    acknowledge(tags) {
      const done = tags.filter((tag) => unacknowledged.delete(tag));
      if (!isOpen || done.length === 0) return;
      const [oldest = Number.POSITIVE_INFINITY] = unacknowledged;
      // Each acknowledgement is a write to the quorum, so one covers all tags before the oldest that is left.
      const upTo = Math.max(...done.filter((tag) => tag < oldest));
      if (upTo > 0) channel.ack(asMessage(upTo), true);
      for (const tag of done) if (tag > oldest) channel.ack(asMessage(tag));
    },
    reject(tag) {
      if (unacknowledged.delete(tag) && isOpen) channel.nack(asMessage(tag), false, false);
    },
  };
}
