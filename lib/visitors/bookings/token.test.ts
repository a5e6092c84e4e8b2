import { expect, test } from 'vitest';
import { newSecret } from './secrets';
import { bookingToken, parseBookingToken } from './token';

test('parses the token that it makes', () => {
  for (let n = 0; n < 100; n++) {
    const secret = newSecret();
    expect(parseBookingToken(bookingToken('k3f9a2', secret))).toEqual({ showId: 'k3f9a2', secret });
  }
});

test('makes secrets of 128 bits', () => {
  expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(16);
  expect(new Set(Array.from({ length: 1_000 }, newSecret)).size).toBe(1_000);
});

const SECRET = 'A'.repeat(22);

test.each([
  '',
  'k3f9a2',
  `k3f9a2-${SECRET}x`,
  `k3f9a2-${SECRET.slice(1)}`,
  `K3F9A2-${SECRET}`,
  `k3f-${SECRET}`,
  `${'k'.repeat(13)}-${SECRET}`,
  ` k3f9a2-${SECRET}`,
  `k3f9a2-${SECRET}\n`,
  `k3f9a2-${SECRET.slice(1)}'`,
  `k3f9a2-${SECRET.slice(1)}é`,
  `a-k3f9a2-${SECRET}`,
])('%j cannot be a token', (token) => {
  expect(parseBookingToken(token)).toBeNull();
});
