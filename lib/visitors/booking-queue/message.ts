import { z } from 'zod';

/**
 * A message in the queue: a booking request and when it was accepted. Unknown fields are ignored, because during a
 * deploy an older worker may receive a message of a newer release.
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
