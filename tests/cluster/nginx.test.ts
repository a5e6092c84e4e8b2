import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Nginx, nginxServer } from '@/scripts/cluster/nginx-server';
import { claimFreeFolder, release } from '@/scripts/services/claim';
import { type Folder, openFolder } from '@/scripts/services/folder';
import { freePort } from '@/scripts/services/ports';
import { type StubInstance, startStub } from './support/stub-instance';

const TOKEN = `k3f9a-${randomUUID()}`;

let folder: Folder;
let nginx: Nginx;
let origin: string;
let first: StubInstance;
let second: StubInstance;

beforeAll(async () => {
  folder = await openFolder(claimFreeFolder('nginx-test'));
});
afterAll(() => release(folder.path));
beforeEach(async () => {
  [first, second] = [await startStub(), await startStub()];
  const port = await freePort(4600);
  origin = `http://127.0.0.1:${port}`;
  const instances = [
    { name: 'app-1', address: first.address },
    { name: 'app-2', address: second.address },
  ];
  nginx = nginxServer(folder, port, { instances, postsPerSecond: 1 }, () => {});
  await nginx.start();
});
afterEach(async () => {
  await nginx.stop();
  await Promise.all([first.close(), second.close()]);
});

const seen = () => [...first.seen, ...second.seen];
const post = (path: string) =>
  fetch(`${origin}${path}`, { method: 'POST', headers: { accept: 'text/html' }, body: 'x' });

test('nginx overwrites what a client claims in forwarding headers', async () => {
  await fetch(`${origin}/`, {
    headers: {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-request-id': 'chosen-by-the-client',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    },
  });
  const [request] = seen();
  expect(request?.headers).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': new URL(origin).host,
    host: new URL(origin).host,
  });
  expect(request?.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  expect(request?.headers.forwarded).toBeUndefined();
  expect(request?.headers['x-real-ip']).toBeUndefined();
});

test('the log has each request’s id, as the instance and the client got it, and no secret link', async () => {
  const response = await fetch(`${origin}/bookings/${TOKEN}?seat=12`);
  await fetch(`${origin}/api/bookings/${TOKEN}`);
  await fetch(`${origin}/bookings/${TOKEN}/calendar.ics`);
  await fetch(`${origin}/%62ookings/${TOKEN}`);
  await fetch(`${origin}/staff/password/${TOKEN}`);
  await first.close();
  await second.close();
  await fetch(`${origin}/bookings/${TOKEN}`);
  const id = response.headers.get('x-request-id');
  expect(seen()[0]?.headers['x-request-id']).toBe(id);

  const lines = await logged(6);
  // nginx's workers write their lines in no particular order.
  expect(lines.find((line) => line.id === id)).toMatchObject({
    method: 'GET',
    path: '/bookings/…',
    status: 200,
  });
  expect(lines.map(({ path }) => path).sort()).toEqual(
    [
      '(encoded)',
      '/api/bookings/…',
      '/bookings/…',
      '/bookings/…',
      '/bookings/…',
      '/staff/password/…',
    ].sort(),
  );
  const logs = [nginx.accessLog, join(folder.path, 'nginx.log')].map((file) =>
    readFileSync(file, 'utf8'),
  );
  expect(logs.join()).not.toContain(TOKEN);
});

test('skips an instance that refuses connections, also for a booking, and one that is taken out', async () => {
  await first.close();
  for (let turn = 0; turn < 3; turn++) expect((await fetch(`${origin}/`)).status).toBe(200);
  expect((await post('/api/shows/x/bookings')).status).toBe(200);

  nginx.takeOut('app-2');
  const before = second.seen.length;
  await fetch(`${origin}/`);
  expect(second.seen).toHaveLength(before);
  nginx.putBack('app-2');
  await fetch(`${origin}/`);
  expect(second.seen.length).toBeGreaterThan(before);
});

test('nginx never repeats a booking that it has sent, but repeats a read', async () => {
  for (const stub of [first, second]) stub.answer = (request) => request.socket.destroy();
  const response = await post('/api/shows/x/bookings');
  expect(seen()).toHaveLength(1);
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ type: 'urn:rowlock:outcome_unknown' });

  await fetch(`${origin}/api/shows`);
  expect(seen()).toHaveLength(3);
});

test('without any instance, the page says that it is temporary and that Book may be pressed again', async () => {
  await Promise.all([first.close(), second.close()]);
  const response = await fetch(`${origin}/shows/x`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('You will not be booked twice');
});

test('refuses too many forms of one client, with a page for people and a problem for the API', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('/shows/x')));
  const busy = answers.filter(({ status }) => status === 429);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.headers.get('retry-after')).toBe('5');
  expect(await busy[0]?.text()).toContain('It booked or changed nothing');
  const problem = await post('/api/shows/x/bookings');
  expect(problem.status).toBe(429);
  expect(await problem.json()).toMatchObject({ type: 'urn:rowlock:too_many_requests' });
  const reads = await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}/`)));
  expect(reads.every(({ status }) => status === 200)).toBe(true);
});

test('refuses a body that is too large with a problem of the API', async () => {
  const body = 'x'.repeat(2 * 1024 * 1024);
  const answer = await fetch(`${origin}/api/shows/x/bookings`, { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ type: 'urn:rowlock:too_large' });
  expect(seen()).toEqual([]);
});

test('accepts a picture or plan of staff up to 8 MB, and refuses larger ones', async () => {
  const send = (megabytes: number) =>
    fetch(`${origin}/staff/shows/x`, { method: 'POST', body: 'x'.repeat(megabytes * 1024 * 1024) });
  expect((await send(7)).status).toBe(200);
  const refused = await send(9);
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain('Too large');
  expect(seen()).toHaveLength(1);
});

test('the events of a live stream arrive one by one while it is open', async () => {
  let next: () => void = () => {};
  for (const stub of [first, second]) {
    stub.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data:1 0b\n\n');
      next = () => response.write('data:1 1b\n\n');
    };
  }
  let text = '';
  // As a browser requests it, because compression would delay each event.
  const headers = { 'accept-encoding': 'gzip' };
  const request = send(`${origin}/api/shows/x/live`, { headers }, (response) => {
    response.on('error', () => {});
    response.on('data', (bytes: Buffer) => {
      text += bytes;
    });
  });
  request.on('error', () => {}).end();
  await expect.poll(() => text, { timeout: 5_000 }).toBe('data:1 0b\n\n');
  next();
  await expect.poll(() => text, { timeout: 5_000 }).toBe('data:1 0b\n\ndata:1 1b\n\n');
  request.destroy();
});

/** Waits until the access log has `count` lines of this test, and returns them. */
async function logged(count: number) {
  const lines = () =>
    readFileSync(nginx.accessLog, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-count)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  await expect.poll(() => lines().at(-1)?.status).toBe(503);
  return lines();
}
