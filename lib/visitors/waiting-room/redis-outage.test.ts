import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { admissionOf, visitorOf } from '@/lib/visitors/actions/read-visitor';
import { submitBooking } from '@/lib/visitors/booking-requests/submit-booking';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { admissionCookie, readAdmission } from './admission';
import { visitWaitingRoom } from './visit-waiting-room';

const database = await ownDatabase({ max: 3 });
const { handle } = database;
beforeAll(async () => {
  Object.assign(process.env, {
    NEXTAUTH_SECRET: 'q8Zr2mWk0TtYv4LxN7bJ1cHs5dFgPa9e',
    TRUSTED_PROXY_HOPS: '1',
    PLACES_PER_NETWORK: '3',
    // Nothing listens on this port.
    UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:9',
  });
});

const from = (address: string, cookie = '') => new Headers({ 'x-forwarded-for': address, cookie });
const visitorFrom = (showId: string, address: string, cookie = '') =>
  visitorOf(showId, from(address, cookie));
const show = () => makeShow(handle, 10, { admitAtOnce: 5 });

it('gives and keeps entries, and admits nobody', async () => {
  const id = await show();
  const first = await visitWaitingRoom(id, visitorFrom(id, '203.0.113.1'), { join: true });
  if (!first.ok) throw new Error(first.reason);
  expect(first.answer.status).toBe('still');
  const [place] = first.cookies;
  expect(first.cookies).toHaveLength(1);
  const again = await visitWaitingRoom(
    id,
    visitorFrom(id, '203.0.113.1', `${place?.name}=${place?.value}`),
    {
      join: true,
    },
  );
  expect(again).toMatchObject({ ok: true, answer: { status: 'still' }, cookies: [] });
});

it('limits new entries per network', async () => {
  const id = await show();
  const join = (address: string) => visitWaitingRoom(id, visitorFrom(id, address), { join: true });
  for (const host of [1, 2, 3])
    expect(await join(`198.51.100.${host}`)).toMatchObject({ ok: true });
  expect(await join('198.51.100.4')).toMatchObject({ ok: false, reason: 'network_full' });
  expect(await join('192.0.2.4')).toMatchObject({ ok: true });
});

it('keeps admissions, and books with them', async () => {
  const id = await show();
  const since = Date.now() - 60_000;
  const { name, value } = admissionCookie(id, {
    entryId: randomUUID(),
    until: Date.now() + 60_000,
    since,
  });
  const headers = from('203.0.113.9', `${name}=${value}`);
  const visit = await visitWaitingRoom(id, visitorOf(id, headers), { join: false });
  if (!visit.ok) throw new Error(visit.reason);
  expect(visit.answer.status).toBe('inside');
  const [renewed] = visit.cookies;
  const later = readAdmission(id, renewed?.value);
  expect(later?.until).toBeGreaterThan(Date.now() + 200_000);
  expect(await submitBooking(id, makeRequest([0]), admissionOf(id, headers))).toMatchObject({
    status: 'booked',
  });
});
