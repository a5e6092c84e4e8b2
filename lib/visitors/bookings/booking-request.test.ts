import { describe, expect, test } from 'vitest';
import { bookingInputSchema, bookingRequest } from './booking-request';

const buyer = { name: 'Ana', email: 'ana@example.com' };
const KEY = 'a-key-of-this-test';
const hashOf = (input: unknown) => bookingRequest(KEY, bookingInputSchema.parse(input)).hash;

test('accepts seats as numbers for standard tickets, or with their ticket type', () => {
  const { seats } = bookingInputSchema.parse({
    ...buyer,
    seats: [7, { seat: 2, type: 'child' }, { seat: 5 }],
  });
  expect(seats).toEqual([
    { seat: 7, type: 'standard' },
    { seat: 2, type: 'child' },
    { seat: 5, type: 'standard' },
  ]);
});

test.each([
  [[], /at least one/],
  [undefined, /choose your seats/],
  ['1', /choose your seats/],
  [[-1], /no such seat/],
  [[1.5], /whole number/],
  [[Number.NaN], /whole number/],
  [['1'], /whole number/],
  [[null], /whole number/],
  [[1_000_001], /no such seat/],
  [[3, 3], /only once/],
  [[3, { seat: 3, type: 'child' }], /only once/],
  [Array.from({ length: 51 }, (_, n) => n), /At most 50/],
  [[{ seat: 1, type: 'Vip!' }], /type is not known/],
  [[{ seat: 1, price: 0 }], /nothing else/],
])('refuses the seats %j with a message', (seats, message) => {
  const { error } = bookingInputSchema.safeParse({ ...buyer, seats });
  expect(error?.issues[0]?.message).toMatch(message);
  expect(error?.issues[0]?.path[0]).toBe('seats');
});

test('refuses unknown fields instead of ignoring them', () => {
  for (const input of [{ ...buyer, seats: [1], total: 0 }, [], null, 'x']) {
    const { error } = bookingInputSchema.safeParse(input);
    expect(error?.issues[0]?.message).toMatch(/Please send an object/);
  }
});

describe('the request’s hash', () => {
  const hash = hashOf({ ...buyer, seats: [1, { seat: 2, type: 'child' }] });

  test('is equal for equal requests in different spellings', () => {
    const written = {
      email: ' ana@example.com ',
      name: 'Ana ',
      seats: [{ type: 'child', seat: 2 }, { seat: 1 }],
    };
    expect(hashOf(written)).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    { ...buyer, seats: [1, 2] },
    { ...buyer, seats: [1, { seat: 3, type: 'child' }] },
    { ...buyer, seats: [1] },
    { ...buyer, name: 'Bea', seats: [1, { seat: 2, type: 'child' }] },
    { ...buyer, email: 'ana@example.org', seats: [1, { seat: 2, type: 'child' }] },
    // What one field loses another must not win.
    { name: 'An', email: 'aana@example.com', seats: [1, { seat: 2, type: 'child' }] },
  ])('is another for another request: %j', (input) => {
    expect(hashOf(input)).not.toBe(hash);
  });
});

test('sorts the seats and identifies the buyer whatever the case of the address', () => {
  const input = { seats: [9, 1, 5], name: 'Ana', email: ' ANA@Example.com' };
  const request = bookingRequest(KEY, bookingInputSchema.parse(input));
  expect(request.seats.map(({ seat }) => seat)).toEqual([1, 5, 9]);
  expect(request).toMatchObject({ key: KEY, buyer: 'ana@example.com', email: 'ANA@Example.com' });
});
