import { expect, test } from 'vitest';
import type { Refusal } from './outcome';
import { refusalMessage } from './refusal-messages';

const nameSeats = (seats: number[]) => `row F, seats ${seats.join(' and ')}`;

test.each<[Refusal, string, RegExp]>([
  [{ reason: 'unknown_show' }, 'form', /no such show/],
  [{ reason: 'not_on_sale', because: 'upcoming' }, 'form', /not opened yet/],
  [{ reason: 'not_on_sale', because: 'paused' }, 'form', /paused/],
  [{ reason: 'not_on_sale', because: 'closed' }, 'form', /closed/],
  [{ reason: 'not_on_sale', because: 'cancelled' }, 'form', /cancelled/],
  [{ reason: 'unknown_seats', seats: [900] }, 'seats', /no such seat/],
  [{ reason: 'unknown_type', seats: [1] }, 'seats', /not sold for row F, seats 1\./],
  [{ reason: 'too_many_seats', most: 8 }, 'seats', /remove some seats: .* at most 8\./],
  [{ reason: 'buyer_limit', most: 6, held: 0 }, 'seats', /at most 6 seats/],
  [{ reason: 'buyer_limit', most: 6, held: 4 }, 'seats', /have 4 of the 6 seats/],
  [
    { reason: 'seats_taken', seats: [1, 2] },
    'seats',
    /^Row F, seats 1 and 2 were taken .*Nothing was booked/,
  ],
  [{ reason: 'key_reused' }, 'form', /again with a new key/],
  [{ reason: 'too_late' }, 'form', /not process .* in time, so nothing was booked/],
  [{ reason: 'failed' }, 'form', /error on our side, and nothing was booked/],
])('explains %j', (refusal, field, message) => {
  expect(refusalMessage(refusal, nameSeats)).toEqual({
    field,
    message: expect.stringMatching(message),
  });
});
