import { z } from 'zod';

const milliseconds = (description: string) => z.number().int().min(0).meta({ description });
const opensInMs = milliseconds('Until the sale opens; 0 when it has');
const pollAfterMs = milliseconds('When to ask again');
const isSoldOut = z.boolean().meta({ description: 'Whether every seat is sold just now' });

/** What a visit to the line is for. */
export const visitRequestSchema = z.object({
  join: z.boolean().meta({
    description:
      'true: take a place, if there is none yet; false: only look, or renew an admission',
  }),
});

/** How somebody stands with a show's waiting room. */
export const visitAnswerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off') }).meta({ description: 'The show has no waiting room' }),
  z
    .object({ status: z.literal('over'), reason: z.enum(['ended', 'cancelled']) })
    .meta({ description: 'Its sale is over, or the show was cancelled' }),
  z.object({
    status: z.literal('outside'),
    ended: z.boolean().meta({ description: 'Whether a place was held and is used up' }),
    joinInMs: milliseconds('Until the line can be joined'),
    opensInMs,
    isSoldOut,
  }),
  z.object({
    status: z.literal('waiting'),
    ahead: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'How many are before this one; null before the draw' }),
    total: z.number().int().meta({ description: 'How many wait' }),
    expectedSeconds: z.number().int().nullable().meta({ description: 'About how long it takes' }),
    opensInMs,
    isPaused: z
      .boolean()
      .meta({ description: 'Whether nobody is let in because sales are paused' }),
    isSoldOut,
    pollAfterMs,
  }),
  z
    .object({ status: z.literal('still'), pollAfterMs })
    .meta({ description: 'The place is kept, and nobody is let in for a moment' }),
  z
    .object({
      status: z.literal('inside'),
      leftMs: milliseconds('How long the admission can last in all'),
      idleMs: milliseconds('How long it lasts unless it is renewed by asking again'),
      renewAfterMs: milliseconds('When to renew it'),
    })
    .meta({ description: 'Seats may be booked' }),
]);

export type VisitAnswer = z.infer<typeof visitAnswerSchema>;
