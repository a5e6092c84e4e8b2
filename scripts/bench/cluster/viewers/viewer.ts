/**
 * The viewers of a show, in a separate process. They are plain sockets, because a thousand browsers do not fit on
 * one machine. Each reads its stream of live seats completely.
 */
import { connect, type Socket } from 'node:net';
import type { Crowd, Received, Reply, Request } from './job';

let crowd: Crowd;
let received: Received;
/** Viewers that have received all seats once. */
let ready = 0;
const sockets: Socket[] = [];

process.on('disconnect', () => process.exit());
process.on('message', (request: Request) => {
  if ('report' in request) return answer({ received });
  crowd = request.open;
  const at = new Float64Array(crowd.viewers * crowd.seats);
  received = { at, events: 0, wholes: 0, bytes: 0, ended: 0 };
  openNext(0);
});

const answer = (reply: Reply) => process.send?.(reply);

/** One after the other, because connecting all at once would measure the backlog of the listening socket. */
function openNext(viewer: number): void {
  if (viewer === crowd.viewers) return;
  const { hostname, port, host } = new URL(crowd.origin);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.write(`GET ${crowd.path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`);
  const onBytes = readStream(viewer);
  let first = true;
  socket.on('data', (bytes: Buffer) => {
    if (first) {
      const [status] = bytes.toString('latin1').split('\r\n');
      if (!status?.includes(' 200 ')) throw new Error(`Viewer ${viewer} got status ${status}`);
      openNext(viewer + 1);
    }
    first = false;
    onBytes(bytes);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    received.ended += 1;
  });
}

/** Reads one stream. Each chunk contains whole events. */
function readStream(viewer: number): (bytes: Buffer) => void {
  let rest = '';
  let isReady = false;
  return (bytes) => {
    const now = Date.now();
    if (ready === crowd.viewers) received.bytes += bytes.length;
    const events = (rest + bytes.toString('latin1')).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data:(.*)$/m.exec(event)?.[1];
      if (data === undefined || /^event:time/m.test(event)) continue;
      if (event.includes('event:seats')) {
        hearWhole(viewer, data, now);
        if (isReady) received.wholes += 1;
        else if (++ready === crowd.viewers) answer({ open: ready });
        isReady = true;
      } else {
        received.events += 1;
        for (const [, seat] of data.matchAll(/(\d+)b/g)) note(viewer, Number(seat), now);
      }
    }
  };
}

function hearWhole(viewer: number, data: string, now: number): void {
  const { seats } = JSON.parse(data) as { seats: string };
  for (let seat = 0; seat < crowd.seats; seat++) if (seats[seat] === 'b') note(viewer, seat, now);
}

function note(viewer: number, seat: number, now: number): void {
  const index = seat * crowd.viewers + viewer;
  if (seat < crowd.seats && received.at[index] === 0) received.at[index] = now;
}
