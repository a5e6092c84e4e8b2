import { expect, test } from 'vitest';
import { DEVICE_COOKIE, deviceBookings, rememberBooking } from './device-bookings';
import { newSecret } from './secrets';
import { bookingToken } from './token';

const token = () => bookingToken('k3f9a2', newSecret());

test('lists the newest booking first, and none twice', () => {
  const [a, b, c] = [token(), token(), token()];
  const value = [a, b, c, a].reduce<string | undefined>(
    (kept, opened) => rememberBooking(kept, opened) ?? undefined,
    undefined,
  );
  expect(deviceBookings(value)).toEqual([a, c, b]);
});

test('keeps twenty bookings, so that the cookie fits', () => {
  const tokens = Array.from({ length: 30 }, token);
  let value = '';
  for (const opened of tokens) value = rememberBooking(value, opened) ?? '';
  expect(deviceBookings(value)).toEqual(tokens.slice(10).reverse());
  expect(value.split('.')).toHaveLength(20);
  expect(`${DEVICE_COOKIE.name}=${value}`.length).toBeLessThan(4_000);
});

test('leaves out malformed tokens, however many there are', () => {
  const known = token();
  expect(deviceBookings(undefined)).toEqual([]);
  expect(deviceBookings(`x.${known}..<b>.${'y'.repeat(9_000)}`)).toEqual([known]);
  expect(rememberBooking('x.y', known)).toBe(known);
  for (const wrong of ['', 'x', '../x', `${known}.${known}`]) {
    expect(rememberBooking(known, wrong)).toBeNull();
  }
});
