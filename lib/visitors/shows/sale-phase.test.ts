import { expect, test } from 'vitest';
import { priceOf, type SalePhase, salePhase, ticketTypes } from './sale-phase';
import type { ShowSummary } from './show';

const HOUR = 3_600_000;
const now = Date.parse('2027-03-01T12:00:00Z');
const at = (hours: number) => new Date(now + hours * HOUR).toISOString();

test.each<[ShowSummary['status'], number, number, SalePhase]>([
  ['on_sale', -1, 1, 'open'],
  ['on_sale', 0, 1, 'open'],
  ['on_sale', 1, 2, 'upcoming'],
  ['on_sale', -2, 0, 'closed'],
  ['on_sale', -2, -1, 'closed'],
  ['paused', -1, 1, 'paused'],
  ['paused', 1, 2, 'paused'],
  ['paused', -2, -1, 'closed'],
  ['cancelled', -1, 1, 'cancelled'],
  ['cancelled', -2, -1, 'cancelled'],
])(
  'returns the phase of a show that is %s, sold from %i h to %i h from now: %s',
  (status, from, until, phase) => {
    expect(salePhase({ status, salesStart: at(from), salesEnd: at(until) }, now)).toBe(phase);
  },
);

const prices = [
  { category: 'Stalls', type: 'standard', amount: 20 },
  { category: 'Box', type: 'standard', amount: 50 },
  { category: 'Stalls', type: 'child', amount: 10 },
];

test('returns each ticket type once, in the order of the prices', () => {
  expect(ticketTypes({ prices })).toEqual(['standard', 'child']);
  expect(ticketTypes({ prices: [] })).toEqual([]);
});

test('finds the price of a category and ticket type', () => {
  expect(priceOf({ prices }, 'Stalls', 'child')).toBe(10);
  expect(priceOf({ prices }, 'Box', 'child')).toBeUndefined();
  expect(priceOf({ prices }, 'Balcony', 'standard')).toBeUndefined();
});
