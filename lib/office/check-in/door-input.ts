import { z } from 'zod';
import { showIdSchema } from '@/lib/visitors/shows/show-id';

const ticket = z.uuid('There is no such ticket.');

/** A scan at a show's door, or a ticket picked from the list. */
export const checkInInput = z.union([
  z.object({ showId: showIdSchema, ticket }),
  // Whatever a scanner reads is looked at: most of it is no ticket, and the door says so.
  z.object({ showId: showIdSchema, code: z.string() }),
]);

export const undoInput = z.object({ showId: showIdSchema, ticket });
