import { expect, test } from 'vitest';
import type { Refusal } from './outcome';
import { refusalMessage } from './refusal-messages';

const name = (seats: number[]) => `row F, seats ${seats.join(' and ')}`;

test.each<[Refusal, string, RegExp]>([
  [{ reason: 'unknown_show' }, 'form', /no such show/],
  [{ reason: 'not_on_sale', because: 'upcoming' }, 'form', /not opened yet/],
  [{ reason: 'not_on_sale', because: 'paused' }, 'form', /paused/],
  [{ reason: 'not_on_sale', because: 'closed' }, 'form', /closed/],
  [{ reason: 'not_on_sale', because: 'cancelled' }, 'form', /cancelled/],
  [{ reason: 'unknown_seats', seats: [900] }, 'seats', /no such seat/],
  [{ reason: 'unknown_type', seats: [1] }, 'seats', /not sold for row F, seats 1\./],
  [{ reason: 'too_many_seats', most: 8 }, 'seats', /At most 8 seats/],
  [{ reason: 'buyer_limit', most: 6, held: 0 }, 'seats', /at most 6 seats/],
  [{ reason: 'buyer_limit', most: 6, held: 4 }, 'seats', /hold 4 of the 6 seats/],
  [
    { reason: 'seats_taken', seats: [1, 2] },
    'seats',
    /^Row F, seats 1 and 2 went .*Nothing was booked/,
  ],
  [{ reason: 'key_reused' }, 'form', /once more, with a new key/],
  [{ reason: 'too_late' }, 'form', /not decide .* in time, so nothing was booked/],
  [{ reason: 'failed' }, 'form', /fault of ours\. Nothing was booked/],
])('%j', (refusal, field, words) => {
  expect(refusalMessage(refusal, name)).toEqual({ field, words: expect.stringMatching(words) });
});
