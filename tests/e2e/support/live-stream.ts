import { type ClientRequest, type IncomingMessage, request as send } from 'node:http';
import { EventReader } from '@/tests/support/browser/event-reader';

/** A stream of live seats as a plain client holds it. */
export type LiveStream = {
  status: number;
  headers: IncomingMessage['headers'];
  events: EventReader;
  /** Bytes that came from the server so far, frames included. */
  received: () => number;
  hangUp: () => void;
};

/** Opens a stream on a connection of its own; `origin` and `path` name it. */
export function openLive(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<LiveStream> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send({ hostname, port, path, headers, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', () => {});
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          response.on('data', (chunk: Buffer) => controller.enqueue(chunk));
          response.on('end', () => controller.close());
        },
      });
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        events: new EventReader(body),
        received: () => response.socket.bytesRead,
        hangUp: () => request.destroy(),
      });
    });
    request.end();
  });
}
