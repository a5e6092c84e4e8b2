import { expect, test } from 'vitest';
import type { Booking } from '@/lib/visitors/bookings/booking';
import { bookingCalendar } from './booking-calendar';

// A time zone far from UTC reveals code that uses the server's.
process.env.TZ = 'Asia/Kolkata';

const ticket = {
  id: '1',
  seat: 4,
  section: 'Main floor',
  row: 'Table 4',
  number: 'Chair 2',
  category: 'Floor',
  type: 'standard',
  price: 1600,
  code: 'x'.repeat(22),
  cancelled: false,
  checkedIn: false,
};

const booking: Booking = {
  reference: 'Y28M-6MTC',
  status: 'confirmed',
  name: 'Inês; DROP TABLE',
  email: 'ines@example.com',
  total: 1600,
  currency: 'EUR',
  createdAt: '2026-11-22T08:35:00.000Z',
  show: {
    id: 'd9xmc5',
    slug: 'fado-quietly-d9xmc5',
    title: 'Fado, Quietly',
    genre: 'Fado',
    posterSeed: 7,
    image: null,
    venue: {
      id: 'casa',
      name: 'Casa da Maré',
      address: 'Rua do Cais 7',
      city: 'Lisbon',
      timeZone: 'Europe/Lisbon',
    },
    startsAt: '2026-07-04T21:30:00.000Z',
    endsAt: '2026-07-04T23:00:00.000Z',
    status: 'on_sale',
  },
  tickets: [ticket],
};
const link = 'https://rowlock.example/bookings/d9xmc5-secret';

/** The file's properties by name, long lines joined again (RFC 5545, 3.1). */
function properties(file: string): Record<string, string> {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return Object.fromEntries(lines.map((line) => line.split(/:(.*)/s).slice(0, 2)));
}

test('writes times in UTC for any time zone of the server', () => {
  const { DTSTART, DTEND, SUMMARY, LOCATION } = properties(bookingCalendar(booking, link));
  expect(DTSTART).toBe('20260704T213000Z');
  expect(DTEND).toBe('20260704T230000Z');
  expect(SUMMARY).toBe('Fado\\, Quietly');
  expect(LOCATION).toBe('Casa da Maré\\, Rua do Cais 7\\, Lisbon');
});

test('keeps the UID, so that a cancelled booking replaces the entry', () => {
  const first = properties(bookingCalendar(booking, link));
  const second = properties(bookingCalendar({ ...booking, status: 'cancelled' }, link));
  expect(second.UID).toBe(first.UID);
  expect([first.STATUS, second.STATUS]).toEqual(['CONFIRMED', 'CANCELLED']);
  expect(Number(second.SEQUENCE)).toBeGreaterThan(Number(first.SEQUENCE));
});

test('gives bookings of different shows different UIDs', () => {
  const other = { ...booking, show: { ...booking.show, id: 'b3jth6' } };
  expect(properties(bookingCalendar(other, link)).UID).not.toBe(
    properties(bookingCalendar(booking, link)).UID,
  );
});
