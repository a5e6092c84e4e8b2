import { z } from 'zod';

/** What lies in the queue: a request as `createBookings` takes it, and when it was accepted. */
export const messageSchema = z.strictObject({
  showId: z.string(),
  /** Milliseconds since 1970, UTC, by the database's clock. */
  acceptedAt: z.number().int(),
  request: z.strictObject({
    key: z.string(),
    hash: z.string(),
    buyer: z.string(),
    name: z.string(),
    email: z.string(),
    seats: z.array(z.strictObject({ seat: z.number().int(), type: z.string() })).min(1),
  }),
});

export type QueuedRequest = z.infer<typeof messageSchema>;
