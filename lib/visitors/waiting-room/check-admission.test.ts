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

/** Headers with an admission that ends in `leftMs`, or ended before now if that is negative. */
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

it('books with an admission, and without one for a show without a waiting room', async () => {
  const id = await show();
  expect(await statusOf(id, admitted(id, MINUTE))).toBe('booked');
  expect(await statusOf(await makeShow(handle, 4), new Headers())).toBe('booked');
});

it('refuses a missing, forged or foreign admission', async () => {
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

it('refuses an ended admission, except in the seconds of grace', async () => {
  const id = await show();
  expect(await statusOf(id, admitted(id, -MINUTE))).toBe('not_admitted');
  expect(await statusOf(id, admitted(id, -3_000))).toBe('booked');
});

it('returns the stored booking after the admission has ended, and books nothing new', async () => {
  const id = await show();
  const request = makeRequest([1]);
  const first = await submitBooking(id, request, admissionOf(id, admitted(id, MINUTE)));
  const again = await submitBooking(id, request, admissionOf(id, admitted(id, -MINUTE)));
  expect(again).toEqual(first);
  expect(await statusOf(id, admitted(id, -MINUTE), makeRequest([2]))).toBe('not_admitted');
  // A visitor without an admission learns nothing by a key.
  expect(await statusOf(id, new Headers(), request)).toBe('not_admitted');
});

it('returns the outcome that a worker stored after the admission has ended', async () => {
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

it('a booking frees the admission for the next in the queue', async () => {
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
  // On a busy machine Redis may time out, and then the admission only expires.
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

it('a page of seats renews an admission up to its maximum, and never an ended one', async () => {
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

// On a busy machine Redis may time out, and then every valid admission may book.
const ONCE_MORE = { retry: 2 };

it('one admission books once, also with simultaneous requests', ONCE_MORE, async () => {
  const id = await show();
  const headers = admitted(id, MINUTE);
  const first = await Promise.all(
    [0, 1, 2, 3].map((seat) => statusOf(id, headers, makeRequest([seat]))),
  );
  expect(first.sort()).toEqual(['booked', 'not_admitted', 'not_admitted', 'not_admitted']);
  expect(await statusOf(id, headers, makeRequest([9]))).toBe('not_admitted');
});

it(
  'allows another try after a refusal, and returns the stored booking to a retry',
  ONCE_MORE,
  async () => {
    const id = await show();
    const headers = admitted(id, MINUTE);
    expect(await statusOf(id, headers, makeRequest([90]))).toBe('refused');
    expect(await statusOf(id, headers, makeRequest([91]))).toBe('refused');
    const request = makeRequest([1]);
    const booked = await submitBooking(id, request, admissionOf(id, headers));
    expect(booked.status).toBe('booked');
    expect(await submitBooking(id, request, admissionOf(id, headers))).toEqual(booked);
  },
);

it(
  'refuses a second request while the first is in the booking queue, unless it was refused',
  ONCE_MORE,
  async () => {
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
  },
);
