import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable';
import { expect, it } from 'vitest';
import { Viewer } from '@/lib/visitors/live/viewer';
import { deferred } from '@/tests/support/deferred';

const BYTES = new Uint8Array(16 * 1024).fill(32);
const EVENT = { bytes: BYTES, chunk: Buffer.from(`4000\r\n${' '.repeat(BYTES.length)}\r\n`) };

it('a client that reads nothing is dropped, behind Next’s own pipe and the kernel’s buffers', async () => {
  const gone = deferred();
  const opened = deferred<Viewer>();
  const server = createServer((_request, response) => {
    const viewer = new Viewer(Number.POSITIVE_INFINITY, response, gone.resolve);
    void pipeToNodeResponse(viewer.stream, response);
    opened.resolve(viewer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1').pause();
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');

  const viewer = await opened.promise;
  let sent = 0;
  while (viewer.send(EVENT)) {
    sent += 1;
    // Several times what a kernel may buffer for one connection.
    expect(sent).toBeLessThan(4_000);
    await new Promise(setImmediate);
  }
  await gone.promise;
  await new Promise((resolve) => server.close(resolve));
  client.destroy();
});
