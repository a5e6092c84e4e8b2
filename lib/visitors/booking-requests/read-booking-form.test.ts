import { expect, test } from 'vitest';
import { MAX_SEATS } from '@/lib/visitors/bookings/booking-request';
import { newKey, readBookingForm } from './read-booking-form';

const KEY = 'a-key-of-this-test';

function filled(changes: Record<string, string | string[] | Blob | undefined> = {}): FormData {
  const form = new FormData();
  const fields = {
    key: KEY,
    seat: ['7', '2'],
    'type-2': 'child',
    name: 'Ana',
    email: 'a@example.com',
  };
  for (const [name, value] of Object.entries({ ...fields, ...changes })) {
    for (const one of [value].flat()) if (one !== undefined) form.append(name, one);
  }
  return form;
}

test('parses a form into a request and the typed values', () => {
  const read = readBookingForm(filled());
  expect(read).toMatchObject({
    ok: true,
    request: {
      key: KEY,
      seats: [
        { seat: 2, type: 'child' },
        { seat: 7, type: 'standard' },
      ],
    },
    values: {
      seats: [
        { seat: 7, type: 'standard' },
        { seat: 2, type: 'child' },
      ],
      name: 'Ana',
      email: 'a@example.com',
    },
  });
});

test('returns a refused form as typed, with each message at its field', () => {
  const read = readBookingForm(filled({ seat: [], name: ' <Ana> ', email: 'a@' }));
  if (read.ok) throw new Error('not refused');
  expect(read.values).toEqual({ seats: [], name: ' <Ana> ', email: 'a@' });
  expect(read.messages).toEqual({
    seats: expect.stringMatching(/at least one seat/),
    name: expect.stringMatching(/letters/),
    email: expect.stringMatching(/look like/),
  });
});

test.each(['-1', '1.5', '', ' 3', '1e3', '0x1', '9'.repeat(40), 'all'])(
  'a seat %j is none, and is not given back',
  (seat) => {
    const read = readBookingForm(filled({ seat: ['4', seat] }));
    if (read.ok) throw new Error('not refused');
    expect(read.messages).toEqual({ seats: expect.stringMatching(/no such seat/) });
    expect(read.values.seats).toEqual([{ seat: 4, type: 'standard' }]);
  },
);

test('returns at most as many seats as one booking can have', () => {
  const seat = Array.from({ length: 5_000 }, (_, n) => String(n));
  const read = readBookingForm(filled({ seat }));
  if (read.ok) throw new Error('not refused');
  expect(read.messages.seats).toMatch(/At most 50 seats/);
  expect(read.values.seats).toHaveLength(MAX_SEATS);
});

test('does not accept files as texts', () => {
  const file = new Blob(['Ana']);
  const read = readBookingForm(filled({ name: file, email: file, seat: ['1'], key: file }));
  if (read.ok) throw new Error('not refused');
  expect(Object.keys(read.messages).sort()).toEqual(['email', 'name']);
  expect(read.values).toMatchObject({ name: '', email: '' });
});

test('books nothing without a key and asks to send the form again', () => {
  for (const key of [undefined, 'short']) {
    const read = readBookingForm(filled({ key }));
    if (read.ok) throw new Error('not refused');
    expect(read.messages).toEqual({ form: expect.stringMatching(/press the button again/) });
  }
});

test('makes valid keys that never repeat', () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(readBookingForm(filled({ key })).ok).toBe(true);
});
