import { z } from 'zod';

/** What the address of the list may ask for; whatever cannot be read asks for nothing. */
const query = z.object({
  /** Index into the layout's sections. */
  section: z.coerce.number().int().min(0).optional().catch(-1),
  /** That many seats side by side, ticked from the start. */
  best: z.coerce.number().int().min(1).max(1_000).optional().catch(undefined),
});

/** Parses the list's parameters; `section` is -1 when it is none. */
export function parseSeatsQuery(params: Record<string, unknown>) {
  return query.parse(params);
}
