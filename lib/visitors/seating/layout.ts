import { z } from 'zod';

const point = z.object({ x: z.number(), y: z.number() });

/** A stage, a bar, a table or a label, in the layout's own coordinates. */
const areaSchema = z.object({
  shape: z.enum(['rectangle', 'circle', 'ellipse', 'polygon', 'text']),
  x: z.number(),
  y: z.number(),
  /** Degrees clockwise about (x, y). */
  rotation: z.number(),
  color: z.string().nullable(),
  border: z.string().nullable(),
  width: z.number().optional(),
  height: z.number().optional(),
  radiusX: z.number().optional(),
  radiusY: z.number().optional(),
  /** Relative to (x, y). */
  points: z.array(point).optional(),
  text: z
    .object({ text: z.string(), x: z.number(), y: z.number(), color: z.string(), size: z.number() })
    .optional(),
});

/**
 * The response of `/api/plans/{hash}`: a hall as columns, indexed by seat number, which counts from 0 in
 * the order of the imported plan (zone, row, seat). Coordinates are absolute, in plan pixels, and
 * shifted so that everything lies between (0, 0) and (width, height).
 */
export const layoutSchema = z.object({
  format: z.literal(1),
  /** SHA-256 (hex) of the imported plan, so that two plans never have the same layout hash. */
  source: z.string(),
  name: z.string(),
  width: z.number(),
  height: z.number(),
  categories: z.array(z.object({ name: z.string(), color: z.string() })),
  /** Zones that have seats, in order. Names are unique: a second `Stalls` reads `Stalls (2)`. */
  sections: z.array(
    z.object({ name: z.string(), first: z.number().int(), count: z.number().int() }),
  ),
  /** Rows that have seats; a row's seats are `first` to `first + count - 1`. */
  rows: z.array(
    z.object({
      section: z.number().int(),
      /** As drawn on the map: `A`. */
      number: z.string(),
      /** As written in a sentence: `Row A`, `Table 4`. */
      label: z.string(),
      /** The name of a seat of this row, with `%s` for its number: `Seat %s`. */
      seatLabel: z.string(),
      /** Where the row's number is drawn. */
      numberAt: z.enum(['start', 'end', 'both']).nullable(),
      first: z.number().int(),
      count: z.number().int(),
    }),
  ),
  /** Columns: the value of seat n is at index n. */
  seats: z.object({
    x: z.array(z.number()),
    y: z.array(z.number()),
    radius: z.array(z.number()),
    number: z.array(z.string()),
    /** Index into `categories`. */
    category: z.array(z.number().int()),
    /** Seat numbers of wheelchair places. */
    wheelchair: z.array(z.number().int()),
  }),
  areas: z.array(areaSchema),
});

export type SeatingLayout = z.infer<typeof layoutSchema>;
export type LayoutArea = z.infer<typeof areaSchema>;
