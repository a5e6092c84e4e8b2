import { z } from 'zod';

/** The limits of a plan; a larger one is refused before it reaches the database. */
export const PLAN_LIMITS = {
  bytes: 64 * 1024 * 1024,
  seats: 100_000,
  zones: 5_000,
  rows: 100_000,
  areas: 10_000,
  points: 1_000,
  categories: 200,
  label: 200,
  text: 1_000,
  /** Pixels to either side of the origin. */
  coordinate: 1_000_000,
  /** How deep objects may nest, unknown keys included. */
  depth: 64,
} as const;

const label = z.string().max(PLAN_LIMITS.label);
const coordinate = z.number().min(-PLAN_LIMITS.coordinate).max(PLAN_LIMITS.coordinate);
const point = z.looseObject({ x: coordinate, y: coordinate });
const length = z.number().max(PLAN_LIMITS.coordinate).nullish();

const seat = z.looseObject({
  seat_guid: label,
  seat_number: label.nullish(),
  position: point.nullish(),
  category: label,
  radius: length,
});

const row = z.looseObject({
  row_number: label.nullish(),
  row_label: label.nullish(),
  seat_label: label.nullish(),
  row_number_position: label.nullish(),
  position: point.nullish(),
  seats: z.array(seat).nullish(),
});

const area = z.looseObject({
  shape: label.nullish(),
  position: point.nullish(),
  rotation: z.number().nullish(),
  color: label.nullish(),
  border_color: label.nullish(),
  rectangle: z.looseObject({ width: length, height: length }).nullish(),
  circle: z.looseObject({ radius: length }).nullish(),
  ellipse: z.looseObject({ radius: point.nullish() }).nullish(),
  polygon: z.looseObject({ points: z.array(point).max(PLAN_LIMITS.points).nullish() }).nullish(),
  text: z
    .union(
      [
        z.string().max(PLAN_LIMITS.text),
        z.looseObject({
          text: z.string().max(PLAN_LIMITS.text).nullish(),
          position: point.nullish(),
          color: label.nullish(),
          size: length,
        }),
      ],
      { error: 'expected a text, or an object with text, position, color and size' },
    )
    .nullish(),
  // The oldest files have the size of a rectangle on the area itself.
  width: length,
  height: length,
});

const zone = z.looseObject({
  name: label.nullish(),
  position: point.nullish(),
  rows: z.array(row).nullish(),
  areas: z.array(area).max(PLAN_LIMITS.areas).nullish(),
});

/**
 * A seating plan in the pretix JSON format, as lenient as real files need: unknown keys are kept, and
 * optional values may be null. The positions of zone, row and seat are added.
 */
export const planSchema = z.looseObject({
  name: label.nullish(),
  categories: z
    .array(z.looseObject({ name: label, color: label.nullish() }))
    .max(PLAN_LIMITS.categories),
  zones: z.array(zone).max(PLAN_LIMITS.zones),
  size: z.looseObject({ width: length, height: length }).nullish(),
});

export type Plan = z.infer<typeof planSchema>;
export type PlanArea = z.infer<typeof area>;
export type PlanRow = z.infer<typeof row>;
export type PlanSeat = z.infer<typeof seat>;
