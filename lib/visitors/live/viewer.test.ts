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
/** The viewer of the last request, and how often it was gone. */
let viewer: Viewer;
let gone: number;

beforeAll(async () => {
  server = createServer((_request, response) => {
    viewer = new Viewer(Number.POSITIVE_INFINITY, response, () => {
      gone += 1;
    });
    viewer.send(FIRST);
    // As Next answers with a stream.
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

/** Returns when the server has taken what a viewer was given first. */
const through = () => new Promise((resolve) => setTimeout(resolve, 20));

it('is sent everything in order, first through the server and then straight to its connection', async () => {
  const answer = await fetch(origin());
  await through();
  let sent = 'id:1.abcd\ndata:first\n\n';
  for (let n = 2; n < 200; n++) {
    viewer.send(encodeDelta(`${n}.abcd`, '1 7b'));
    sent += `id:${n}.abcd\ndata:1 7b\n\n`;
    if (n % 50 === 0) await through();
  }
  await through();
  viewer.end();
  expect(await answer.text()).toBe(sent);
  expect(gone).toBe(1);
});

it('is sent plain bytes when its client knows no chunks', async () => {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  client.on('data', (bytes) => {
    heard += bytes;
  });
  client.write('GET / HTTP/1.0\r\n\r\n');
  await once(client, 'data');
  await through();
  viewer.send(encodeDelta('2.abcd', 'second'));
  await through();
  viewer.end();
  await once(client, 'close');
  expect(heard.split('\r\n\r\n')[1]).toBe('id:1.abcd\ndata:first\n\nid:2.abcd\ndata:second\n\n');
});

it('is gone when its client hangs up', async () => {
  const hangUp = new AbortController();
  await fetch(origin(), { signal: hangUp.signal });
  await through();
  hangUp.abort();
  while (gone === 0) await through();
  expect(viewer.send(FIRST)).toBe(true);
  viewer.end();
  expect(gone).toBe(1);
});

it('is dropped, once, when nobody takes what it is sent', async () => {
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

it('is cut off at the end when it has not taken everything', async () => {
  const slow = new Viewer(Number.POSITIVE_INFINITY, undefined, () => {});
  slow.send(KILOBYTE);
  slow.end();
  await expect(slow.stream.getReader().read()).rejects.toThrow();
});
