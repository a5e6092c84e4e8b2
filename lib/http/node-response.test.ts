import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { nodeResponse, trackResponses } from './node-response';

it('returns the response of its own request, also after a wait and on a reused connection', async () => {
  trackResponses();
  const server = createServer(async (_request, response) => {
    await sleep(5);
    response.end(String(nodeResponse() === response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async () => (await fetch(url)).text();
  expect(await ask()).toBe('true');
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['true', 'true', 'true']);
  server.closeAllConnections();
  server.close();
});
