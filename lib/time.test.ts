import { describe, expect, test } from 'vitest';
import { formatDay, formatDayAndTime, formatStamp, formatTime, tearOffParts } from './time';

// A time zone far from UTC reveals code that uses the server's.
process.env.TZ = 'Asia/Kolkata';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('formats times in the venue’s time zone', () => {
  // 00:30 UTC: still the evening before in Halifax, the same night in Lisbon, morning in Kolkata.
  const at = '2026-12-05T00:30:00.000Z';

  test.each([
    ['America/Halifax', 'Friday 4 December, 20:30'],
    ['Europe/Lisbon', 'Saturday 5 December, 00:30'],
    ['Asia/Kolkata', 'Saturday 5 December, 06:00'],
  ])('%s', (zone, text) => {
    expect(formatDayAndTime(at, zone, NOW)).toBe(text);
  });

  test('uses the venue’s daylight saving time', () => {
    expect(formatTime('2026-07-01T18:30:00Z', 'Europe/Lisbon')).toBe('19:30');
    expect(formatTime('2026-12-01T18:30:00Z', 'Europe/Lisbon')).toBe('18:30');
  });

  test('writes midnight as 00:00', () => {
    expect(formatTime('2026-12-05T00:00:00Z', 'Europe/London')).toBe('00:00');
  });
});

test('adds the year if it is not the current one', () => {
  expect(formatDay('2027-01-08T19:30:00Z', 'Europe/London', NOW)).toBe('Friday 8 January 2027');
});

test('takes the year in the venue’s time zone', () => {
  const newYear = '2027-01-01T01:00:00Z';
  expect(formatDay(newYear, 'America/Halifax', NOW)).toBe('Thursday 31 December');
});

test('splits a date into weekday, day and month', () => {
  const at = '2026-12-05T00:30:00Z';
  expect(tearOffParts(at, 'America/Halifax')).toEqual({ weekday: 'Fri', day: '4', month: 'Dec' });
});

test('writes times that sort, in the venue’s time zone', () => {
  expect(formatStamp(new Date('2026-12-05T00:30:00Z'), 'America/Halifax')).toBe('2026-12-04 20:30');
});
