import { z } from 'zod';
import { lineSchema } from '@/lib/text-schemas';
import { showIdSchema } from '@/lib/visitors/shows/show-id';

const block = z.uuid('Which seats?');

const short = z.string().max(40, 'This is too long; 40 characters fit.').default('');

const name = lineSchema(80, 'Please say whom they are for.');
const reason = lineSchema(200, 'Please say why they are held back.');
/** On the venue’s clock; empty: none. */
const releaseAt = z.union(
  [z.literal(''), z.string().regex(/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/)],
  'Please choose a date and a time, or neither.',
);

/** The forms that hold seats back: `seats` as `writeRanges` has them, or a place of the hall. */
export const holdSeatsSchema = z.object({
  show: showIdSchema,
  plan: z.string().regex(/^[0-9a-f]{64}$/, 'Which plan?'),
  name,
  reason,
  releaseAt,
  seats: z.string().max(500_000).optional(),
  section: z
    .string()
    .regex(/^\d{1,5}$/, 'Please choose a section.')
    .transform(Number)
    .optional(),
  row: short,
  from: short,
  to: short,
  onlyFree: z.literal('yes').optional(),
});

export type HoldSeatsInput = z.infer<typeof holdSeatsSchema>;

/** The form of a block that is there. */
export const changedBlockSchema = z.object({ show: showIdSchema, block, name, reason, releaseAt });

/** The button that releases all of a block. */
export const blockSchema = z.object({ show: showIdSchema, block });

const seat = z
  .string()
  .regex(/^\d{1,7}$/, 'Which seats?')
  .transform(Number);

/** Seats of a block, ticked; the message stands above them, not beside each. */
export const blockSeatsSchema = z
  .object({
    show: showIdSchema,
    block,
    seat: z.union([seat.transform((one) => [one]), z.array(seat)]).default([]),
  })
  .refine(({ seat: ticked }) => ticked.length > 0, 'Tick the seats first.');
