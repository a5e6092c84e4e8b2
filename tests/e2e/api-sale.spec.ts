import { expect, test } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { seats, tickets } from '@/db/schema';
import { blockSeats } from '@/tests/support/data/block-seats';
import { asking, expectProblem, post } from './support/api';
import { database, dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';

test.afterAll(dropShows);

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

const CLOSED = [
  { name: 'paused', changes: { status: 'paused' as const }, message: /paused/ },
  { name: 'cancelled', changes: { status: 'cancelled' as const }, message: /cancelled/ },
  { name: 'not yet on sale', changes: { salesStart: hours(1) }, message: /not opened yet/ },
  {
    name: 'past its sale',
    changes: { salesStart: hours(-2), salesEnd: hours(-1) },
    message: /has closed/,
  },
  {
    name: 'over',
    changes: {
      startsAt: hours(-3),
      endsAt: hours(-1),
      salesStart: hours(-9),
      salesEnd: hours(-3),
    },
    message: /has closed/,
  },
];

for (const { name, changes, message } of CLOSED) {
  test(`refuses bookings for a show that is ${name}, with the reason`, async ({ request }) => {
    const show = await makeShow(changes);
    const rows = await rowsOf(show);
    const problem = await expectProblem(await post(request, show, asking([0])), 409, 'not_on_sale');
    expect(problem.detail).toMatch(message);
    expect(await rowsOf(show)).toBe(rows);
  });
}

test('refuses bookings for a draft as for a show that does not exist', async ({ request }) => {
  const draft = await makeShow({ status: 'draft' });
  const rows = await rowsOf(draft);
  const answers = await Promise.all(
    [draft.url, '/api/shows/a-trial-zzzzzz', '/api/shows/NO'].map((url) =>
      post(request, { url }, asking([0])),
    ),
  );
  const problems = await Promise.all(
    answers.map((answer) => expectProblem(answer, 404, 'unknown_show')),
  );
  for (const problem of problems) expect(problem).toEqual(problems[0]);
  expect(await rowsOf(draft)).toBe(rows);
});

test('treats blocked and held seats as taken, and refuses bookings for a sold-out show', async ({
  request,
}) => {
  const show = await makeShow();
  await blockSeats(database(), show.id, [0]);
  await setHeld(show, 1);
  const problem = await expectProblem(
    await post(request, show, asking([0, 1, 2])),
    409,
    'seats_taken',
  );
  expect(problem).toMatchObject({ seats: [0, 1] });

  await database()
    .db.update(seats)
    .set({ status: 'booked', blockId: null })
    .where(eq(seats.showId, show.id));
  const rows = await rowsOf(show);
  await expectProblem(await post(request, show, asking([2])), 409, 'seats_taken');
  expect(await rowsOf(show)).toBe(rows);
});

test('refuses to cancel once the show has started or a ticket was checked in', async ({
  request,
}) => {
  const begun = await makeShow({ startsAt: hours(-1), endsAt: hours(1) });
  const running = await (await post(request, begun, asking([0]))).json();
  const started = await request.delete(`/api/bookings/${running.token}`);
  await expectProblem(started, 409, 'started', 'delete');

  const show = await makeShow();
  const booking = await (await post(request, show, asking([0, 1]))).json();
  await database()
    .db.update(tickets)
    .set({ checkedInAt: new Date() })
    .where(and(eq(tickets.showId, show.id), eq(tickets.seatNo, 1)));
  const rows = await rowsOf(show);
  const used = await request.delete(`/api/bookings/${booking.token}`);
  await expectProblem(used, 409, 'checked_in', 'delete');
  expect(await rowsOf(show)).toBe(rows);
});

function setHeld(show: OwnShow, seatNo: number) {
  return database()
    .db.update(seats)
    .set({ status: 'held' })
    .where(and(eq(seats.showId, show.id), eq(seats.seatNo, seatNo)));
}
