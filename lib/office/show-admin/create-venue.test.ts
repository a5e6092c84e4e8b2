import { expect, it } from 'vitest';
import { isTimeZone } from './create-venue';

it.each(['Europe/Lisbon', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'UTC'])(
  'accepts the time zone %s',
  (name) => expect(isTimeZone(name)).toBe(true),
);

it.each(['', 'Lisbon', '+01:00', 'Europe/Lisboa', 'europe', 'Europe/Lisbon; drop'])(
  'refuses the time zone “%s”',
  (name) => expect(isTimeZone(name)).toBe(false),
);
