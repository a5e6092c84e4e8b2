import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { processWide } from './process-wide';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The metrics of a process, for Prometheus at `/api/metrics`; docs/operations.md explains each and when to
 * act. Labels have few values: never a show, a person or an address.
 */
export const metrics = () =>
  processWide('metrics', () => {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry, prefix: 'rowlock_' });
    return {
      registry,
      bookings: new Counter({
        name: 'rowlock_bookings_total',
        help: 'Booking requests by outcome: booked, the reason of a refusal, busy, unknown or failed.',
        labelNames: ['outcome'] as const,
        registers,
      }),
      requestsPublished: new Counter({
        name: 'rowlock_requests_published_total',
        help: 'Booking requests sent to the queue, by result: confirmed, returned, nacked, too many, unreachable or unknown.',
        labelNames: ['result'] as const,
        registers,
      }),
      requestsSettled: new Counter({
        name: 'rowlock_requests_settled_total',
        help: 'Requests that a worker took from the queue and settled, by outcome: booked, the reason of a refusal, or failed.',
        labelNames: ['outcome'] as const,
        registers,
      }),
      requestSeconds: new Histogram({
        name: 'rowlock_request_seconds',
        help: 'Time from the acceptance of a request into the queue until it was settled.',
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600],
        registers,
      }),
      batchSize: new Histogram({
        name: 'rowlock_batch_size',
        help: 'Requests that a worker settled in one transaction.',
        buckets: [1, 2, 5, 10, 25, 50, 100, 200, 400],
        registers,
      }),
      batchesHeld: new Counter({
        name: 'rowlock_batches_held_total',
        help: 'Times a worker kept a batch to retry it, because the database was down or too busy.',
        registers,
      }),
      deadLetters: new Counter({
        name: 'rowlock_dead_letters_total',
        help: 'Messages that a worker moved to the dead letters: failed, or unreadable.',
        labelNames: ['why'] as const,
        registers,
      }),
      transactionSeconds: new Histogram({
        name: 'rowlock_transaction_seconds',
        help: 'Time of a transaction on the primary, including the wait for a connection and retries.',
        labelNames: ['kind'] as const,
        buckets: SECONDS,
        registers,
      }),
      lockSeconds: new Histogram({
        name: 'rowlock_lock_seconds',
        help: 'Time until a booking held its row locks, including one round trip.',
        buckets: SECONDS,
        registers,
      }),
      layoutReads: new Counter({
        name: 'rowlock_layout_reads_total',
        help: 'Reads of seat states, by source: memory, redis or primary.',
        labelNames: ['from'] as const,
        registers,
      }),
      pageReads: new Counter({
        name: 'rowlock_page_reads_total',
        help: 'Reads of the shared page cache, by source: memory, redis or nothing.',
        labelNames: ['from'] as const,
        registers,
      }),
      lostInvalidations: new Counter({
        name: 'rowlock_lost_invalidations_total',
        help: 'Invalidations that Redis did not take: layout (with its hint) or tag. Caches then stay stale until their TTL ends.',
        labelNames: ['kind'] as const,
        registers,
      }),
      redisFailures: new Counter({
        name: 'rowlock_redis_failures_total',
        help: 'Calls to Redis that failed or timed out.',
        registers,
      }),
      pool: new Gauge({
        name: 'rowlock_pool_calls',
        help: 'Calls of a connection pool: inside (they have a connection) or waiting for one.',
        labelNames: ['pool', 'state'] as const,
        registers,
      }),
      replicaLagSeconds: new Gauge({
        name: 'rowlock_replica_lag_seconds',
        help: 'How far a replica is behind the primary.',
        labelNames: ['replica'] as const,
        registers,
      }),
      replicaSkipped: new Gauge({
        name: 'rowlock_replica_skipped',
        help: '1 while a replica is skipped because it is down or too far behind.',
        labelNames: ['replica'] as const,
        registers,
      }),
      lineVisits: new Counter({
        name: 'rowlock_line_visits_total',
        help: 'Visits to waiting rooms by result: waiting, inside, outside, still (no admissions at the moment), over or off.',
        labelNames: ['answer'] as const,
        registers,
      }),
      liveViewers: new Gauge({
        name: 'rowlock_live_viewers',
        help: 'Open streams of live seats.',
        registers,
      }),
      requestViewers: new Gauge({
        name: 'rowlock_request_viewers',
        help: 'Open streams of requests that wait in the queue; they share the limits of live seats.',
        registers,
      }),
      liveSubscribed: new Gauge({
        name: 'rowlock_live_subscribed',
        help: '1 while the process is subscribed to hints; it subscribes while it has viewers.',
        registers,
      }),
      liveEvents: new Counter({
        name: 'rowlock_live_events_total',
        help: 'Events sent to viewers of live seats: delta or whole.',
        labelNames: ['kind'] as const,
        registers,
      }),
      liveDropped: new Counter({
        name: 'rowlock_live_dropped_total',
        help: 'Streams that were closed because their client read too slowly.',
        registers,
      }),
      propagationSeconds: new Histogram({
        name: 'rowlock_live_propagation_seconds',
        help: 'Time from the hint after a commit until its change was sent to the viewers.',
        buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 2.5],
        registers,
      }),
    };
  });
