import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asking, expectProblem, post } from './support/api';
import { expectDescribed } from './support/openapi';
import { dropShows } from './support/own-show';
import { makeWaitingRoomShow, newVisitor, visitWaitingRoom } from './support/waiting-room';

test.afterAll(dropShows);

test.describe('the API of the waiting room', () => {
  test('admits in the order of the queue and books only for the admitted', async () => {
    const show = await makeWaitingRoomShow();
    const [ana, ben] = [await newVisitor(), await newVisitor()];
    const outside = await ana.post(`${show.url}/waiting-room`, { data: { join: false } });
    await expectDescribed(outside, 'post');
    expect(await outside.json()).toMatchObject({ status: 'outside', joinInMs: 0 });
    const inside = await ana.post(`${show.url}/waiting-room`, { data: { join: true } });
    await expectDescribed(inside, 'post');
    expect(inside.headers()['cache-control']).toBe('no-store');
    const waiting = await ben.post(`${show.url}/waiting-room`, { data: { join: true } });
    await expectDescribed(waiting, 'post');
    expect(await waiting.json()).toMatchObject({ status: 'waiting', ahead: 0 });

    await expectProblem(await post(ben, show, asking([0])), 403, 'not_admitted');
    const key = { 'Idempotency-Key': randomUUID() };
    const asked = asking([0]);
    const booked = await post(ana, show, asked, key);
    expect(booked.status(), await booked.text()).toBe(201);
    expect(await visitWaitingRoom(ben, show, false)).toMatchObject({ status: 'inside' });
    // After a lost answer the same key returns the booking, although the admission is used.
    expect(await (await post(ana, show, asked, key)).json()).toEqual(await booked.json());
  });

  test('refuses invalid bodies and other sites', async () => {
    const show = await makeWaitingRoomShow();
    const who = await newVisitor();
    const send = (data: unknown, headers: Record<string, string> = {}) =>
      who.post(`${show.url}/waiting-room`, { data, headers });
    await expectProblem(await send({}), 422, 'invalid');
    await expectProblem(await send({ join: 'yes' }), 422, 'invalid');
    await expectProblem(
      await send(Buffer.from('{'), { 'content-type': 'application/json' }),
      400,
      'not_json',
    );
    await expectProblem(
      await send('join=1', { 'content-type': 'text/plain' }),
      415,
      'content_type',
    );
    const foreign = await send({ join: true }, { origin: 'https://elsewhere.example' });
    await expectProblem(foreign, 403, 'foreign_origin');
    const unknown = await who.post('/api/shows/nosuch/waiting-room', { data: { join: true } });
    await expectProblem(unknown, 404, 'not_found');
    expect((await who.storageState()).cookies).toEqual([]);
  });

  test('redirects the old path permanently', async () => {
    const show = await makeWaitingRoomShow();
    const visitor = await newVisitor();
    const data = { join: true };
    const moved = await visitor.post(`${show.url}/line`, { data, maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(moved.headers().location).toMatch(/\/api\/shows\/[^/]+\/waiting-room$/);
    const followed = await visitor.post(`${show.url}/line`, { data });
    expect(await followed.json()).toMatchObject({ status: 'inside' });
  });
});
