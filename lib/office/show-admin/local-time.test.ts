import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './local-time';

test.each([
  // In winter and summer, east and west of UTC, and with an offset of half an hour.
  ['2027-01-15T19:30', 'Europe/Lisbon', '2027-01-15T19:30:00.000Z'],
  ['2027-07-15T19:30', 'Europe/Lisbon', '2027-07-15T18:30:00.000Z'],
  ['2027-07-15T00:15', 'Asia/Kolkata', '2027-07-14T18:45:00.000Z'],
  ['2027-01-15T23:30', 'America/New_York', '2027-01-16T04:30:00.000Z'],
  ['2027-01-15T23:30', 'Pacific/Kiritimati', '2027-01-15T09:30:00.000Z'],
  // The evening after a change of clocks, and the hour that occurs twice.
  ['2027-03-28T19:30', 'Europe/Berlin', '2027-03-28T17:30:00.000Z'],
  ['2027-03-27T19:30', 'Europe/Berlin', '2027-03-27T18:30:00.000Z'],
  ['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31T03:30', 'Europe/Berlin', '2027-10-31T02:30:00.000Z'],
])('%s in %s is %s, and back', (local, zone, moment) => {
  expect(fromLocalTime(local, zone)?.toISOString()).toBe(moment);
  expect(toLocalTime(new Date(moment), zone)).toBe(local);
});

test.each([
  ['2027-03-28T02:30', 'Europe/Berlin'],
  ['2027-02-30T19:30', 'Europe/Berlin'],
  ['2027-13-01T19:30', 'Europe/Berlin'],
  ['2027-01-01T24:00', 'Europe/Berlin'],
  ['2027-01-01 19:30', 'Europe/Berlin'],
  ['', 'Europe/Berlin'],
])('no clock shows %s in %s', (local, zone) => {
  expect(fromLocalTime(local, zone)).toBeNull();
});
