import { connect } from 'amqplib';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Handle } from '@/db/connect';
import { read } from '@/db/transaction';
import { publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import {
  DEAD_QUEUE,
  declareTopology,
  EXCHANGE,
  QUEUES,
} from '@/lib/visitors/booking-queue/topology';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { type Attempt, checkHistory } from '../history/check-history';
import { readStored } from '../history/read-stored';

/** Publishes requests in this order; each must be accepted. */
export async function publishAll(showId: string, requests: BookingRequest[]): Promise<void> {
  const published = await Promise.all(requests.map((request) => publishRequest(showId, request)));
  expect(published.filter(({ ok }) => !ok)).toEqual([]);
}

/** The stored outcomes of a show's requests, by key: `booked`, the reason of a refusal, or `failed`. */
export async function outcomesOf(handle: Handle, showId: string): Promise<Map<string, string>> {
  const rows = await read(handle, (db) =>
    db.execute<{ key: string; outcome: string }>(
      sql`select key, outcome from booking_requests where show_id = ${showId} and outcome is not null`,
    ),
  );
  return new Map(rows.map(({ key, outcome }) => [key, outcome]));
}

/** Waits until every request has an outcome; returns the outcomes. */
export async function waitForOutcomes(
  handle: Handle,
  showId: string,
  requests: BookingRequest[],
  timeout = 20_000,
): Promise<Map<string, string>> {
  const keys = [...new Set(requests.map(({ key }) => key))].sort();
  const all = async () => [...(await outcomesOf(handle, showId)).keys()].sort();
  await expect.poll(all, { timeout, interval: 50 }).toEqual(keys);
  return outcomesOf(handle, showId);
}

/**
 * Expects that every request has one outcome, and that it matches what is stored: a booked request has exactly one
 * booking with exactly its seats, the others have none, and every seat has at most one valid ticket.
 */
export async function expectConsistentShow(
  handle: Handle,
  showId: string,
  requests: BookingRequest[],
): Promise<void> {
  const outcomes = await outcomesOf(handle, showId);
  const attempts = requests.map(({ key, seats }): Attempt => {
    const outcome = outcomes.get(key);
    const reported =
      outcome === undefined ? 'unknown' : outcome === 'booked' ? outcome : 'not stored';
    return { key, seats: seats.map(({ seat }) => seat), reported };
  });
  expect(attempts.filter(({ reported }) => reported === 'unknown')).toEqual([]);
  expect(checkHistory(attempts, await readStored(handle, showId))).toEqual([]);
}

/** The number of dead letters. */
export const countDeadLetters = (url: string) => countMessages(url, [DEAD_QUEUE]);

/** The number of requests in the queues, without those that a worker holds. */
export const countWaiting = (url: string) => countMessages(url, QUEUES);

async function countMessages(url: string, queues: string[]): Promise<number> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    await declareTopology(channel);
    const found = await Promise.all(queues.map((queue) => channel.checkQueue(queue)));
    return found.reduce((sum, { messageCount }) => sum + messageCount, 0);
  } finally {
    await connection.close();
  }
}

/** Publishes a request as if it had been accepted at `acceptedAt`, in milliseconds since 1970. */
export function publishAcceptedAt(
  url: string,
  showId: string,
  acceptedAt: number,
  request: BookingRequest,
): Promise<void> {
  return publishRaw(url, showId, JSON.stringify({ showId, acceptedAt, request }));
}

/** Publishes any text as if it were a request for a show. */
export async function publishRaw(url: string, showId: string, content: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  channel.publish(EXCHANGE, showId, Buffer.from(content), { persistent: true });
  await channel.waitForConfirms();
  await connection.close();
}
