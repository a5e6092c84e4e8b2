import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

// Long enough for the client to send everything that does not depend on an answer.
const DELAY_MS = 30;

/**
 * Counts round trips to the database on the wire: `use` gets an address that delays every answer, and what the
 * client sends after an answer has arrived begins a new round trip.
 */
export async function countRoundTrips(
  databaseUrl: string,
  use: (url: string, count: (work: () => Promise<unknown>) => Promise<void>) => Promise<void>,
): Promise<number> {
  const target = new URL(databaseUrl);
  let trips = 0;
  let counted = 0;
  let answered = true;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    client.on('data', (bytes) => {
      if (answered) trips += 1;
      answered = false;
      upstream.write(bytes);
    });
    upstream.on('data', async (bytes) => {
      await sleep(DELAY_MS);
      answered = true;
      client.write(bytes);
    });
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(databaseUrl);
  through.port = String((server.address() as AddressInfo).port);
  try {
    await use(through.href, async (work) => {
      trips = 0;
      await work();
      counted = trips;
    });
    return counted;
  } finally {
    server.close();
  }
}
