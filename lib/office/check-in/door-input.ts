import { z } from 'zod';

const showId = z.string().regex(/^[a-z0-9]{4,12}$/, 'There is no such show.');
const ticket = z.uuid('There is no such ticket.');

/** A scan at a show's door, or a ticket picked from the list. */
export const checkInInput = z.union([
  z.object({ showId, ticket }),
  // Whatever a scanner reads is looked at: most of it is no ticket, and the door says so.
  z.object({ showId, code: z.string() }),
]);

export const undoInput = z.object({ showId, ticket });
