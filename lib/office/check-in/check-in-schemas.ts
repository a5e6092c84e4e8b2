import { z } from 'zod';
import { showIdSchema } from '@/lib/visitors/shows/show-id';

const ticket = z.uuid('There is no such ticket.');

/** A scanned code, or a ticket picked from the guest list. */
export const checkInSchema = z.union([
  z.object({ showId: showIdSchema, ticket }),
  // Any text is accepted, so that a code of something else gets the result `unknown`.
  z.object({ showId: showIdSchema, code: z.string() }),
]);

export const undoCheckInSchema = z.object({ showId: showIdSchema, ticket });
