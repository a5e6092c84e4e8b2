import type { ConsumeMessage } from 'amqplib';
import { messageSchema, type QueuedRequest } from '@/lib/visitors/booking-queue/message';
import type { AckTracker } from './track-acks';

/** A request that the broker delivered to this worker. */
export type Delivery = QueuedRequest & {
  /** A worker had it before and did not acknowledge it. */
  redelivered: boolean;
  /** Acknowledges the messages of its channel. */
  acks: AckTracker;
  tag: number;
};

/** Parses a message. Null for one that cannot be read; it is rejected and becomes a dead letter. */
export function readDelivery(
  acks: AckTracker,
  { content, fields }: ConsumeMessage,
): Delivery | null {
  const { deliveryTag: tag, redelivered } = fields;
  acks.track(tag);
  const request = parseMessage(content);
  if (request) return { ...request, redelivered, acks, tag };
  acks.reject(tag);
  return null;
}

/** Acknowledges deliveries, with as few acknowledgements as possible. */
export function acknowledge(deliveries: Delivery[]): void {
  for (const acks of new Set(deliveries.map((delivery) => delivery.acks))) {
    acks.acknowledge(deliveries.filter((d) => d.acks === acks).map(({ tag }) => tag));
  }
}

/** The request in a message; null when it is not one of ours. */
export function parseMessage(content: Buffer): QueuedRequest | null {
  try {
    return messageSchema.safeParse(JSON.parse(content.toString())).data ?? null;
  } catch {
    return null;
  }
}
