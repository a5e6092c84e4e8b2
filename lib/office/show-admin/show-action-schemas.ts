import { z } from 'zod';
import { PICTURE_LIMITS } from '@/lib/images/make-picture';
import { showIdSchema } from '@/lib/visitors/shows/show-id';

const version = z
  .string('Which version?')
  .regex(/^\d{1,7}$/, 'Which version?')
  .transform(Number);

/** A button of one show. */
export const showSchema = z.object({ show: showIdSchema });

/** Whether it applies to the other drafts of the show's run too. */
const run = z.literal('yes').optional();

/** The button that puts a show on sale. */
export const saleSchema = z.object({ show: showIdSchema, run });

/** The form of prices; its cells are read by `readPriceCells`. */
export const pricesSchema = z.looseObject({ show: showIdSchema, version, run });

const ADMIT_MESSAGE = 'Please enter a whole number from 1 to 1,000,000, or leave this empty.';

/** The form of high demand. */
export const demandSchema = z.object({
  show: showIdSchema,
  version,
  queued: z.enum(['yes', 'no'], 'Please choose how bookings are decided.'),
  admitAtOnce: z
    .string(ADMIT_MESSAGE)
    .trim()
    .regex(/^([1-9]\d{0,5}|1000000)?$/, ADMIT_MESSAGE)
    .transform((typed) => (typed === '' ? null : Number(typed))),
});

/** The form that moves a show to another plan. */
export const planMoveSchema = z.object({
  show: showIdSchema,
  version,
  plan: z.string('Please choose a plan.').regex(/^[0-9a-f]{64}$/, 'Please choose a plan.'),
});

/** The form of a show's poster. */
export const posterSchema = z.object({
  show: showIdSchema,
  picture: z
    .instanceof(File, { error: 'Please choose a picture.' })
    .refine((file) => file.size > 0, 'Please choose a picture.')
    .refine(
      (file) => file.size <= PICTURE_LIMITS.bytes,
      'Please choose a smaller file. A picture may have 7 MB.',
    ),
});
