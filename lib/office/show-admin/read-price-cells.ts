import type { PriceCell } from './save-prices';

/** Ticket types that a form of prices always offers, in selling order. */
export const TICKET_TYPES = ['standard', 'child', 'concession', 'companion'] as const;

/**
 * The cells of a table of prices among a form's fields: `category:3` names the third category, and
 * `price:3:child` what was typed for a child there. Types come in selling order, unknown ones last.
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
