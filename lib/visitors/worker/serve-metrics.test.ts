import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHandles } from '@/db/client';
import { ownDatabase } from '@/tests/support/own-database';
import { serveMetrics } from './serve-metrics';

const TOKEN = 'a-token-of-this-test-only';
await ownDatabase();

beforeAll(async () => {
  Object.assign(process.env, { METRICS_TOKEN: TOKEN });
});
afterAll(async () => {
  for (const handle of openHandles().values()) await handle.end();
});

it('serves the metrics to a request with the token, and a 404 to any other', async () => {
  const server = serveMetrics(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = (authorization: string) =>
    fetch(`http://127.0.0.1:${port}/`, { headers: { authorization } });
  const shown = await get(`Bearer ${TOKEN}`);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain('rowlock_requests_settled_total');
  for (const wrong of ['', 'Bearer', `Bearer ${TOKEN}x`]) {
    expect((await get(wrong)).status).toBe(404);
  }
  server.close();
});
