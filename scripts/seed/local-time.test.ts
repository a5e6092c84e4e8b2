import { describe, expect, it } from 'vitest';
import { localTime } from './local-time';

const at = (now: string, weeks: number, zone: string) =>
  localTime(new Date(now), { weekday: 'sun', weeks, time: '19:30' }, zone).toISOString();

describe('localTime', () => {
  it('is the time in the venue’s zone on the first such weekday at least three days ahead', () => {
    expect(at('2026-11-22T08:00:00Z', 0, 'Europe/Lisbon')).toBe('2026-11-29T19:30:00.000Z');
    expect(at('2026-11-22T08:00:00Z', 1, 'America/Halifax')).toBe('2026-12-06T23:30:00.000Z');
  });

  it('is correct on the day of a clock change', () => {
    expect(at('2027-03-22T08:00:00Z', 0, 'Europe/London')).toBe('2027-03-28T18:30:00.000Z');
    expect(at('2027-10-26T08:00:00Z', 0, 'Europe/London')).toBe('2027-10-31T19:30:00.000Z');
  });
});
