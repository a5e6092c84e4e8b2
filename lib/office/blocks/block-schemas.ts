import { z } from 'zod';
import { LOCAL_TIME } from '@/lib/office/show-admin/local-time';
import { lineSchema } from '@/lib/text-schemas';
import { showIdSchema } from '@/lib/visitors/shows/show-id';

const block = z.uuid('Which seats?');

const name = lineSchema(80, 'Please enter who the seats are for.');
const reason = lineSchema(200, 'Please enter why the seats are on hold.');
/** Local time at the venue; empty: no automatic release. */
const releaseAt = z.union(
  [z.literal(''), z.string().regex(LOCAL_TIME)],
  'Please choose a date and a time, or leave both empty.',
);
const seatName = z.string().max(40, 'This is too long; 40 characters fit.').default('');

/**
 * The two forms that put seats on hold. The form of the map sends `seats` as `formatSeatRanges` writes them;
 * the other sends `section`, `row`, `from` and `to`.
 */
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
  row: seatName,
  from: seatName,
  to: seatName,
  onlyFree: z.literal('yes').optional(),
});

export type HoldSeatsInput = z.infer<typeof holdSeatsSchema>;

/** The form that changes a block. */
export const changedBlockSchema = z.object({ show: showIdSchema, block, name, reason, releaseAt });

export type ChangedBlockInput = z.infer<typeof changedBlockSchema>;

/** The button that releases all seats of a block. */
export const blockSchema = z.object({ show: showIdSchema, block });

const seatNumber = z
  .string()
  .regex(/^\d{1,7}$/, 'Which seats?')
  .transform(Number);

/** The form that releases the selected seats of a block. Its message is for the form, not for one box. */
export const blockSeatsSchema = z
  .object({
    show: showIdSchema,
    block,
    seat: z.union([seatNumber.transform((one) => [one]), z.array(seatNumber)]).default([]),
  })
  .refine(({ seat: selected }) => selected.length > 0, 'Please select the seats first.');
