import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { bookingRequests } from '@/db/schema';
import { withRedis } from '@/lib/redis';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import { submitBooking } from '@/lib/visitors/booking-requests/submit-booking';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { redisCommand } from '@/tests/support/services/test-services';
import { type Admission, admissionCookie, MAX_ADMISSION_MS, READING_TIMEOUT_MS } from './admission';
import { mayBook, releaseAdmission } from './check-admission';
import { renewOnPageLoad } from './renew-admission';
import { queueKeys } from './run-queue-script';

const database = await ownDatabase();
const { handle } = database;
beforeAll(async () => {
  const NEXTAUTH_SECRET = 'q8Zr2mWk0TtYv4LxN7bJ1cHs5dFgPa9e';
  Object.assign(process.env, { NEXTAUTH_SECRET });
});
beforeEach(async () => {
  await expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG');
});

const MINUTE = 60_000;
const carry = (name: string, value: string) => new Headers({ cookie: `${name}=${value}` });

/** Headers with an admission that lasts so many milliseconds more, or ended so many ago. */
function admitted(showId: string, leftMs: number, changes: Partial<Admission> = {}): Headers {
  const until = Date.now() + leftMs;
  const admission = { entryId: randomUUID(), until, since: until - 5 * MINUTE, ...changes };
  const { name, value } = admissionCookie(showId, admission);
  return carry(name, value);
}

const show = () => makeShow(handle, 40, { admitAtOnce: 3 });

async function statusOf(
  showId: string,
  headers: Headers,
  request = makeRequest([0]),
): Promise<string> {
  return (await submitBooking(showId, request, admissionOf(showId, headers))).status;
}

it('whoever was let in books; without a waiting room everybody does', async () => {
  const id = await show();
  expect(await statusOf(id, admitted(id, MINUTE))).toBe('booked');
  expect(await statusOf(await makeShow(handle, 4), new Headers())).toBe('booked');
});

it('nobody books without an admission, with a forged one, or with another show’s', async () => {
  const [id, other] = [await show(), await show()];
  const { name, value } = admissionCookie(id, {
    entryId: 'p',
    until: Date.now() - MINUTE,
    since: Date.now() - 5 * MINUTE,
  });
  const later = Buffer.from(`${id} p ${Date.now() + MINUTE} ${Date.now()}`).toString('base64url');
  const elsewhere = admitted(other, MINUTE).get('cookie')?.split('=')[1] ?? '';
  const tries = [
    new Headers(),
    carry(name, ''),
    carry(name, `${later}.${value.split('.')[1]}`),
    carry(name, elsewhere),
    admitted(other, MINUTE),
  ];
  for (const headers of tries) expect(await statusOf(id, headers)).toBe('not_admitted');
  expect(await statusOf(id, admitted(id, MINUTE))).toBe('booked');
});

it('an admission ends, but not for a press that was on its way', async () => {
  const id = await show();
  expect(await statusOf(id, admitted(id, -MINUTE))).toBe('not_admitted');
  expect(await statusOf(id, admitted(id, -3_000))).toBe('booked');
});

it('what was booked is answered again after the admission has ended, and nothing else', async () => {
  const id = await show();
  const request = makeRequest([1]);
  const first = await submitBooking(id, request, admissionOf(id, admitted(id, MINUTE)));
  const again = await submitBooking(id, request, admissionOf(id, admitted(id, -MINUTE)));
  expect(again).toEqual(first);
  expect(await statusOf(id, admitted(id, -MINUTE), makeRequest([2]))).toBe('not_admitted');
  // Who never had one learns nothing by a key.
  expect(await statusOf(id, new Headers(), request)).toBe('not_admitted');
});

it('what a worker has settled is answered as well', async () => {
  const id = await show();
  const request = makeRequest([3]);
  await handle.db.insert(bookingRequests).values({
    showId: id,
    key: request.key,
    requestHash: request.hash,
    outcome: 'too_late',
    settledAt: new Date(),
  });
  expect(await statusOf(id, admitted(id, -MINUTE), request)).not.toBe('not_admitted');
});

it('a booking makes room for the next in line', async () => {
  const id = await show();
  const inside = queueKeys(id).admitted;
  const count = () => redisCommand('ZCARD', inside);
  const enter = async () => {
    const entryId = randomUUID();
    await redisCommand('ZADD', inside, Date.now() + MINUTE, entryId);
    return admitted(id, MINUTE, { entryId });
  };
  expect(await statusOf(id, await enter(), makeRequest([90]))).toBe('refused');
  expect(await count()).toBe(1);
  let booked = 0;
  // On a busy machine Redis may be too late to hear of one who leaves, and their time just ends.
  await expect
    .poll(
      async () => {
        const before = Number(await count());
        expect(await statusOf(id, await enter(), makeRequest([booked++]))).toBe('booked');
        return Number(await count()) - before;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
});

it('a page of seats renews an admission, up to its end in all, and none that has ended', async () => {
  const id = await show();
  const renewed = async (headers: Headers) => {
    const cookie = await renewOnPageLoad(id, admissionOf(id, headers));
    return cookie && admissionOf(id, carry(cookie.name, cookie.value));
  };
  const since = Date.now() - MINUTE;
  const longer = await renewed(admitted(id, MINUTE, { since }));
  expect((longer?.until ?? 0) - Date.now()).toBeGreaterThan(READING_TIMEOUT_MS - MINUTE);
  const old = Date.now() - MAX_ADMISSION_MS + 2 * MINUTE;
  expect((await renewed(admitted(id, MINUTE, { since: old })))?.until).toBe(old + MAX_ADMISSION_MS);
  expect(await renewed(admitted(id, -1_000))).toBeNull();
  expect(await renewed(new Headers())).toBeNull();
});

// On a busy machine Redis may be too late to be asked, and then everybody inside is let through.
const ONCE_MORE = { retry: 2 };

it(
  'one admission is one booking, also for who sends ten at the same moment',
  ONCE_MORE,
  async () => {
    const id = await show();
    const headers = admitted(id, MINUTE);
    const first = await Promise.all(
      [0, 1, 2, 3].map((seat) => statusOf(id, headers, makeRequest([seat]))),
    );
    expect(first.sort()).toEqual(['booked', 'not_admitted', 'not_admitted', 'not_admitted']);
    expect(await statusOf(id, headers, makeRequest([9]))).toBe('not_admitted');
  },
);

it('who was refused chooses again, and a retry is answered as before', ONCE_MORE, async () => {
  const id = await show();
  const headers = admitted(id, MINUTE);
  expect(await statusOf(id, headers, makeRequest([90]))).toBe('refused');
  expect(await statusOf(id, headers, makeRequest([91]))).toBe('refused');
  const request = makeRequest([1]);
  const booked = await submitBooking(id, request, admissionOf(id, headers));
  expect(booked.status).toBe('booked');
  expect(await submitBooking(id, request, admissionOf(id, headers))).toEqual(booked);
});

it('who has a request in the queue sends no other, unless it was refused', ONCE_MORE, async () => {
  const id = await show();
  const mode = { admitAtOnce: 3, queued: true };
  const admission = admissionOf(id, admitted(id, MINUTE));
  const [one, other, third] = [makeRequest([0]), makeRequest([1]), makeRequest([2])];
  expect(await mayBook(id, mode, admission, one.key)).toBe(true);
  await releaseAdmission(id, mode, admission, 'accepted', one.key);
  expect(await mayBook(id, mode, admission, other.key)).toBe(false);
  expect(await mayBook(id, mode, admission, one.key)).toBe(true);
  await releaseAdmission(id, mode, admission, 'refused', one.key);
  expect(await mayBook(id, mode, admission, other.key)).toBe(false);
  const settle = (request: typeof one, outcome: string) =>
    handle.db.insert(bookingRequests).values({
      ...{ showId: id, key: request.key, requestHash: request.hash },
      ...{ outcome, settledAt: new Date() },
    });
  await settle(one, 'seats_taken');
  expect(await mayBook(id, mode, admission, other.key)).toBe(true);
  await releaseAdmission(id, mode, admission, 'accepted', other.key);
  await settle(other, 'booked');
  expect(await mayBook(id, mode, admission, third.key)).toBe(false);
});
