import type { Channel, ConsumeMessage } from 'amqplib';
import { metrics } from '@/lib/metrics';
import { messageSchema, type QueuedRequest } from './message';

/** A message that the broker handed to this worker, and that it keeps until the worker is done with it. */
export type Delivery = QueuedRequest & {
  /** A worker had it before and left it undone. */
  redelivered: boolean;
  /** Whether it is still ours; when its channel is lost the broker delivers it again. */
  isOurs: () => boolean;
  /** It is settled: the broker may forget it. */
  acknowledge: () => void;
  /** It cannot be settled: the broker puts it among the dead letters. */
  giveUp: () => void;
};

/** A channel, and whether it is still open. */
export type OpenChannel = { channel: Channel; isOpen: () => boolean };

/** Reads a message; null when it cannot be read, and then it is a dead letter. */
export function readDelivery(open: OpenChannel, message: ConsumeMessage): Delivery | null {
  let isDone = false;
  const done = (tell: (channel: Channel) => void) => () => {
    // Told twice, or on another channel, the broker would close this one.
    if (open.isOpen() && !isDone) tell(open.channel);
    isDone = true;
  };
  const giveUp = done((channel) => channel.nack(message, false, false));
  const request = readMessage(message.content);
  if (!request) {
    metrics().deadLetters.inc({ why: 'unreadable' });
    giveUp();
    return null;
  }
  return {
    ...request,
    redelivered: message.fields.redelivered,
    isOurs: open.isOpen,
    acknowledge: done((channel) => channel.ack(message)),
    giveUp,
  };
}

/** What a message says; null when it is not one of ours. */
export function readMessage(content: Buffer): QueuedRequest | null {
  try {
    return messageSchema.safeParse(JSON.parse(content.toString())).data ?? null;
  } catch {
    return null;
  }
}
