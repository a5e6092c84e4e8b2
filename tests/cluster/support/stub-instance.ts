import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server behind nginx that records its requests. */
export interface StubInstance {
  address: string;
  seen: IncomingMessage[];
  /** Sets the handler of the next requests; the default one answers 200. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Closes the server, which then refuses connections. */
  close(): Promise<void>;
}

export async function startStub(): Promise<StubInstance> {
  const server = createServer((request, response) => {
    stub.seen.push(request);
    stub.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stub: StubInstance = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answer: (_request, response) => response.end('hello'),
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  return stub;
}
