import type { ConsumeMessage } from 'amqplib';
import { messageSchema, type QueuedRequest } from '@/lib/visitors/booking-queue/message';
import type { Inbox } from './inbox';

/** A request that the broker handed to this worker. */
export type Delivery = QueuedRequest & {
  /** A worker had it before and left it undone. */
  redelivered: boolean;
  inbox: Inbox;
  tag: number;
};

/** Takes a message in; null when it cannot be read, and then it is a dead letter. */
export function readDelivery(inbox: Inbox, { content, fields }: ConsumeMessage): Delivery | null {
  const { deliveryTag: tag, redelivered } = fields;
  inbox.take(tag);
  const request = readMessage(content);
  if (request) return { ...request, redelivered, inbox, tag };
  inbox.giveUp(tag);
  return null;
}

/** Acknowledges what is settled, together as far as the broker lets us. */
export function acknowledge(deliveries: Delivery[]): void {
  for (const inbox of new Set(deliveries.map((delivery) => delivery.inbox))) {
    inbox.acknowledge(deliveries.filter((d) => d.inbox === inbox).map(({ tag }) => tag));
  }
}

/** What a message says; null when it is not one of ours. */
export function readMessage(content: Buffer): QueuedRequest | null {
  try {
    return messageSchema.safeParse(JSON.parse(content.toString())).data ?? null;
  } catch {
    return null;
  }
}
