import type { PriceCell } from './save-prices';

/** Ticket types that the price form always offers, in the order in which they are sold. */
export const TICKET_TYPES = ['standard', 'child', 'concession', 'companion'] as const;

/**
 * Reads the cells of a price table from a form's fields: `category:3` holds the name of the third category, and
 * `price:3:child` its child price as typed. Sorted by ticket type in selling order, unknown types last.
 */
export function readPriceCells(fields: Record<string, unknown>): PriceCell[] {
  const cells = Object.entries(fields).flatMap(([field, typed]): PriceCell[] => {
    const [, index, type] = /^price:(\d{1,3}):([a-z][a-z-]{0,39})$/.exec(field) ?? [];
    const category = fields[`category:${index}`];
    if (!type || typeof typed !== 'string' || typeof category !== 'string') return [];
    return [{ category, type, field, typed }];
  });
  const order = (type: string) => {
    const known = (TICKET_TYPES as readonly string[]).indexOf(type);
    return known === -1 ? TICKET_TYPES.length : known;
  };
  return cells.sort((a, b) => order(a.type) - order(b.type));
}
