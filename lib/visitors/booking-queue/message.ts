import { z } from 'zod';

/**
 * What lies in the queue: a request as `createBookings` takes it, and when it was accepted. What a newer
 * release adds is passed over, since during a deploy an older worker may get it.
 */
export const messageSchema = z.object({
  showId: z.string(),
  /** Milliseconds since 1970, UTC, by the database's clock. */
  acceptedAt: z.number().int(),
  request: z.object({
    key: z.string(),
    hash: z.string(),
    buyer: z.string(),
    name: z.string(),
    email: z.string(),
    seats: z.array(z.object({ seat: z.number().int(), type: z.string() })).min(1),
  }),
});

export type QueuedRequest = z.infer<typeof messageSchema>;
