import { describe, expect, test } from 'vitest';
import { formatDay, formatDayAndTime, formatStamp, formatTime, tearOffParts } from './time';

// A server far from UTC: whatever leans on its clock shows.
process.env.TZ = 'Asia/Kolkata';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('times stand on the venue’s clock', () => {
  // 00:30 UTC: still the evening before in Halifax, the same night in Lisbon, morning in Kolkata.
  const at = '2026-12-05T00:30:00.000Z';

  test.each([
    ['America/Halifax', 'Friday 4 December, 20:30'],
    ['Europe/Lisbon', 'Saturday 5 December, 00:30'],
    ['Asia/Kolkata', 'Saturday 5 December, 06:00'],
  ])('%s', (zone, words) => {
    expect(formatDayAndTime(at, zone, NOW)).toBe(words);
  });

  test('summer time is the venue’s, not the server’s', () => {
    expect(formatTime('2026-07-01T18:30:00Z', 'Europe/Lisbon')).toBe('19:30');
    expect(formatTime('2026-12-01T18:30:00Z', 'Europe/Lisbon')).toBe('18:30');
  });

  test('midnight is 00:00', () => {
    expect(formatTime('2026-12-05T00:00:00Z', 'Europe/London')).toBe('00:00');
  });
});

test('another year is named', () => {
  expect(formatDay('2027-01-08T19:30:00Z', 'Europe/London', NOW)).toBe('Friday 8 January 2027');
});

test('the year is the venue’s too', () => {
  const newYear = '2027-01-01T01:00:00Z';
  expect(formatDay(newYear, 'America/Halifax', NOW)).toBe('Thursday 31 December');
});

test('a tear-off sheet has three parts', () => {
  const at = '2026-12-05T00:30:00Z';
  expect(tearOffParts(at, 'America/Halifax')).toEqual({ weekday: 'Fri', day: '4', month: 'Dec' });
});

test('a table’s times sort, on the venue’s clock', () => {
  expect(formatStamp(new Date('2026-12-05T00:30:00Z'), 'America/Halifax')).toBe('2026-12-04 20:30');
});
