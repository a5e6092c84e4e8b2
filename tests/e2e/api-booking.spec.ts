import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asking, buyer, expectProblem, post } from './support/api';
import { expectDescribed } from './support/openapi';
import { countSold, dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';

let show: OwnShow;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterAll(dropShows);

const keyed = (key: string = randomUUID()) => ({ 'Idempotency-Key': key });

test('a booking is made, read, seen taken everywhere, cancelled, and free again', async ({
  request,
}) => {
  const { name, email } = buyer();
  const asked = { seats: [1, { seat: 0, type: 'child' }], name: `  ${name} `, email };
  const made = await post(request, show, asked);
  expect(made.status()).toBe(201);
  await expectDescribed(made, 'post');
  const booking = await made.json();
  expect(booking).toMatchObject({ name, email, total: 3_000, currency: 'EUR' });
  expect(booking.seats).toMatchObject([
    { seat: 0, type: 'child', price: 1_000 },
    { seat: 1, type: 'standard', price: 2_000 },
  ]);
  expect(booking.link).toBe(`${process.env.BASE_URL}/bookings/${booking.token}`);
  expect(made.headers()).toMatchObject({ location: booking.link, 'cache-control': 'no-store' });

  expect((await (await request.get(`${show.url}/seats`)).json()).seats).toMatch(/^bba/);
  const list = await (await request.get(`/shows/${show.slug}/seats?section=0`)).text();
  expect(list).not.toMatch(/name="seat"[^>]*value="[01]"/);
  expect(list).toMatch(/name="seat"[^>]*value="2"/);

  const read = await request.get(`/api/bookings/${booking.token}`);
  expect(read.headers()['cache-control']).toBe('no-store');
  await expectDescribed(read, 'get');
  const { reference, status, tickets } = await read.json();
  expect({ reference, status }).toEqual({ reference: booking.reference, status: 'confirmed' });
  expect(new Set(tickets.map(({ code }: { code: string }) => code)).size).toBe(2);

  for (const attempt of ['first', 'again']) {
    const cancelled = await request.delete(`/api/bookings/${booking.token}`);
    expect(cancelled.status(), attempt).toBe(200);
    expect(cancelled.headers()['cache-control']).toBe('no-store');
    await expectDescribed(cancelled, 'delete');
    expect((await cancelled.json()).status).toBe('cancelled');
  }
  expect((await (await request.get(`${show.url}/seats`)).json()).seats).toMatch(/^aaa/);
  expect(await countSold(show)).toEqual({ bookings: 1, tickets: 0 });

  await expectProblem(
    await request.delete(`/api/bookings/${booking.token}x`),
    404,
    'not_found',
    'delete',
  );
});

test('a replay has the first answer’s status and bytes, also after cancelling', async ({
  request,
}) => {
  const [asked, key] = [asking([10, { seat: 11, type: 'child' }]), keyed()];
  const first = await post(request, show, asked, key);
  const rows = await rowsOf(show);
  const same = { email: asked.email, name: asked.name, seats: [{ seat: 11, type: 'child' }, 10] };
  for (const body of [asked, same]) {
    const again = await post(request, show, body, key);
    expect(again.status()).toBe(201);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers().location).toBe(first.headers().location);
  }
  expect(await rowsOf(show)).toBe(rows);

  await request.delete(`/api/bookings/${(await first.json()).token}`);
  const late = await post(request, show, asked, key);
  expect(late.status()).toBe(201);
  expect(await late.text()).toBe(await first.text());
});

test('the same key fifty times at once: one booking, fifty equal answers', async ({ request }) => {
  const before = await countSold(show);
  const [asked, key] = [asking([20, 21]), keyed()];
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post(request, show, asked, key)),
  );
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([201]));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  const after = await countSold(show);
  expect(after).toEqual({ bookings: before.bookings + 1, tickets: before.tickets + 2 });
});

test('two hundred at once on one seat: one booking, and the next read shows it taken', async ({
  request,
}) => {
  const before = await countSold(show);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => post(request, show, asking([30]))),
  );
  const seen = (await (await request.get(`${show.url}/seats`)).json()).seats[30];
  expect(seen).toBe('b');
  const refused = answers.filter((answer) => answer.status() === 409);
  expect(refused).toHaveLength(199);
  const bodies = new Set(await Promise.all(refused.map((answer) => answer.text())));
  expect(bodies.size, 'all get the same response').toBe(1);
  const [first] = refused;
  if (!first) throw new Error('no request was refused');
  expect(await expectProblem(first, 409, 'seats_taken')).toMatchObject({ seats: [30] });
  const after = await countSold(show);
  expect(after).toEqual({ bookings: before.bookings + 1, tickets: before.tickets + 1 });
});

test('a key used for another request is refused, and books nothing', async ({ request }) => {
  const [asked, key] = [asking([40]), keyed()];
  expect((await post(request, show, asked, key)).status()).toBe(201);
  const rows = await rowsOf(show);
  for (const change of [
    { seats: [41] },
    { seats: [{ seat: 40, type: 'child' }] },
    { name: 'Bea' },
    { email: 'other@example.com' },
  ]) {
    const answer = await post(request, show, { ...asked, ...change }, key);
    await expectProblem(answer, 422, 'key_reused');
  }
  expect(await rowsOf(show)).toBe(rows);
});

test('a person holds no more than the show allows, however the address is written', async ({
  request,
}) => {
  const { email } = buyer();
  const first = asking([50, 51, 52, 53, 54, 55], { email });
  expect((await post(request, show, first)).status()).toBe(201);
  const rows = await rowsOf(show);
  for (const same of [email, email.toUpperCase(), ` ${email} `]) {
    const more = asking([60, 61, 62, 63, 64], { email: same });
    const problem = await expectProblem(await post(request, show, more), 422, 'buyer_limit');
    expect(problem).toMatchObject({ most: 10, held: 6 });
  }
  expect(await rowsOf(show)).toBe(rows);
});
