import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { deferred } from '@/tests/support/deferred';
import { isShuttingDown, listenForShutdown, onShutdown, shutDown } from './shutdown';

it('calls each function once, and closes idle connections after the last responses', async () => {
  listenForShutdown();
  let closed = 0;
  onShutdown(() => {
    closed += 1;
    throw new Error('A function that fails must not prevent the others');
  });
  onShutdown(() => {
    closed += 1;
  });
  const asked = deferred();
  const answer = deferred();
  const server = createServer(async (_request, response) => {
    asked.resolve();
    await answer.promise;
    response.end('late');
  });
  // A proxy may keep a connection open as long as this.
  server.keepAliveTimeout = 300_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const request = get({ port, host: '127.0.0.1', agent });
  await asked.promise;

  const ended = new Promise((resolve) => server.close(resolve));
  await shutDown();
  await shutDown();
  expect(isShuttingDown()).toBe(true);
  expect(closed).toBe(2);
  answer.resolve();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect((await response.toArray()).join('')).toBe('late');
  await ended;
  agent.destroy();
});
