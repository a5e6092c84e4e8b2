import { z } from 'zod';

const milliseconds = (description: string) => z.number().int().min(0).meta({ description });
const opensInMs = milliseconds('Until the sale opens; 0 when it has');
const pollAfterMs = milliseconds('When to ask again, from now');
const isSoldOut = z.boolean().meta({ description: 'Whether the show is sold out now' });

/** What a visit asks for. */
export const visitRequestSchema = z.object({
  join: z.boolean().meta({
    description:
      'true: join the queue, unless the browser has an entry already; false: only ask for the position, or renew an admission',
  }),
});

/** Where a browser stands in a show's waiting room. The API's field names and values are kept as they are. */
export const visitAnswerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off') }).meta({ description: 'The show has no waiting room' }),
  z
    .object({ status: z.literal('over'), reason: z.enum(['ended', 'cancelled']) })
    .meta({ description: 'Booking has closed, or the show was cancelled' }),
  z.object({
    status: z.literal('outside'),
    ended: z
      .boolean()
      .meta({ description: 'Whether the browser had a queue entry that is used or has expired' }),
    joinInMs: milliseconds('Until the queue can be joined'),
    opensInMs,
    isSoldOut,
  }),
  z.object({
    status: z.literal('waiting'),
    ahead: z.number().int().nullable().meta({
      description:
        'The queue position: how many entries are ahead, 0 is next; null before the draw',
    }),
    total: z.number().int().meta({ description: 'How many entries are in the queue' }),
    expectedSeconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Estimated time until admission; null when it is unknown' }),
    opensInMs,
    isPaused: z
      .boolean()
      .meta({ description: 'Whether sales are paused, so that nobody is admitted' }),
    isSoldOut,
    pollAfterMs,
  }),
  z.object({ status: z.literal('still'), pollAfterMs }).meta({
    description: 'The queue is paused for a moment: the entry is kept, and its position is unknown',
  }),
  z
    .object({
      status: z.literal('inside'),
      leftMs: milliseconds('How long the admission can last at most'),
      idleMs: milliseconds('How long it lasts unless another visit renews it'),
      renewAfterMs: milliseconds('When to renew it'),
    })
    .meta({ description: 'Admitted: the browser may choose seats and book once' }),
]);

export type VisitAnswer = z.infer<typeof visitAnswerSchema>;
