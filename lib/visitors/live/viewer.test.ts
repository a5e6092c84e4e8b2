import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { encodeDelta, type LiveEvent } from './encode-events';
import { Viewer } from './viewer';

const FIRST = encodeDelta('1.abcd', 'first');
const KILOBYTE: LiveEvent = { bytes: new Uint8Array(1_024), chunk: new Uint8Array(1_030) };

let server: Server;
/** The viewer of the last request, and how often its `onGone` was called. */
let viewer: Viewer;
let gone: number;

beforeAll(async () => {
  server = createServer((_request, response) => {
    viewer = new Viewer(Number.POSITIVE_INFINITY, response, () => {
      gone += 1;
    });
    viewer.send(FIRST);
    // As Next sends a stream.
    void pipeToNodeResponse(viewer.stream, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  gone = 0;
});
afterAll(() => server.close());

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Resolves when the server has written a viewer's first events. */
const drained = () => new Promise((resolve) => setTimeout(resolve, 20));

it('sends everything in order, first through the server and then straight to the socket', async () => {
  const answer = await fetch(origin());
  await drained();
  let sent = 'id:1.abcd\ndata:first\n\n';
  for (let n = 2; n < 200; n++) {
    viewer.send(encodeDelta(`${n}.abcd`, '1 7b'));
    sent += `id:${n}.abcd\ndata:1 7b\n\n`;
    if (n % 50 === 0) await drained();
  }
  await drained();
  viewer.end();
  expect(await answer.text()).toBe(sent);
  expect(gone).toBe(1);
});

it('sends plain bytes to a client without chunked encoding', async () => {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  client.on('data', (bytes) => {
    received += bytes;
  });
  client.write('GET / HTTP/1.0\r\n\r\n');
  await once(client, 'data');
  await drained();
  viewer.send(encodeDelta('2.abcd', 'second'));
  await drained();
  viewer.end();
  await once(client, 'close');
  expect(received.split('\r\n\r\n')[1]).toBe('id:1.abcd\ndata:first\n\nid:2.abcd\ndata:second\n\n');
});

it('is gone when its client hangs up', async () => {
  const hangUp = new AbortController();
  await fetch(origin(), { signal: hangUp.signal });
  await drained();
  hangUp.abort();
  while (gone === 0) await drained();
  expect(viewer.send(FIRST)).toBe(true);
  viewer.end();
  expect(gone).toBe(1);
});

it('is dropped, once, when its client reads nothing', async () => {
  let count = 0;
  const alone = new Viewer(Number.POSITIVE_INFINITY, undefined, () => {
    count += 1;
  });
  let sent = 0;
  while (alone.send(KILOBYTE)) {
    sent += 1;
    expect(sent).toBeLessThan(1_000);
  }
  expect(sent).toBe(128);
  expect(alone.send(KILOBYTE)).toBe(true);
  alone.end();
  alone.leave();
  expect(count).toBe(1);
  await expect(alone.stream.getReader().read()).rejects.toThrow('keep up');
});

it('is cut off at the end when its client has not read everything', async () => {
  const slow = new Viewer(Number.POSITIVE_INFINITY, undefined, () => {});
  slow.send(KILOBYTE);
  slow.end();
  await expect(slow.stream.getReader().read()).rejects.toThrow();
});
