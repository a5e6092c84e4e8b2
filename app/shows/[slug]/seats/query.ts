import { z } from 'zod';

/** The query parameters of the seat list; invalid values are ignored. */
const query = z.object({
  /** Index into the layout's sections. */
  section: z.coerce.number().int().min(0).optional().catch(-1),
  /** How many seats side by side are ticked when the page opens. */
  best: z.coerce.number().int().min(1).max(1_000).optional().catch(undefined),
});

/** Parses the query parameters; `section` is -1 if it is invalid. */
export function parseSeatsQuery(params: Record<string, unknown>) {
  return query.parse(params);
}
