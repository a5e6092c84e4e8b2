import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { signText } from '@/lib/signed-text';
import { bookingRequest, MAX_SEATS } from '@/lib/visitors/bookings/booking-request';
import { parseRequestToken, requestToken } from './request-token';

beforeAll(() => {
  const DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing';
  Object.assign(process.env, { DATABASE_URL, NEXTAUTH_SECRET: randomBytes(32).toString('hex') });
});

const ACCEPTED_AT = Date.UTC(2026, 10, 27, 19, 30);

function requestFor(seats: number[], key = 'a-key_of-16-more') {
  const input = { name: 'Ana Silva', email: 'ana@example.com' };
  return bookingRequest(key, {
    ...input,
    seats: seats.map((seat) => ({ seat, type: 'standard' })),
  });
}

it('contains the accepted request and no personal data, also for the largest request', () => {
  const seats = Array.from({ length: MAX_SEATS }, (_, n) => 999_900 + n);
  const request = requestFor(seats, 'k'.repeat(64));
  const token = requestToken('abcdefghij12', ACCEPTED_AT, request);
  expect(parseRequestToken(token)).toEqual({
    showId: 'abcdefghij12',
    key: request.key,
    acceptedAt: ACCEPTED_AT,
    hash: request.hash.slice(0, 16),
    seats,
  });
  expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).not.toMatch(/ana/i);
});

it('is refused when it was changed, or signed for another purpose', () => {
  const token = requestToken('k3f9a2', ACCEPTED_AT, requestFor([0]));
  const [text = '', signature = ''] = token.split('.');
  const plain = Buffer.from(text, 'base64url').toString();
  const others = [
    Buffer.from(plain.replace('k3f9a2', 'k3f9a3')).toString('base64url'),
    Buffer.from(`${plain}-1`).toString('base64url'),
  ].map((other) => `${other}.${signature}`);
  for (const wrong of [...others, text, `${token}.`, '', signText('admission', plain)]) {
    expect(parseRequestToken(wrong), wrong).toBeNull();
  }
});
