import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy in front of a database, with the faults that a network has. */
export interface FaultyProxy {
  /** The database's address through the proxy. */
  url: string;
  /** Ends every connection at once, politely or by a reset; new ones are served. */
  cut(how?: 'end' | 'reset'): void;
  /**
   * What happens to bytes from now on. `silent`: they are swallowed, connections stay open. `hang up`:
   * connections are accepted and closed, as a load balancer without a server does.
   */
  setMode(mode: 'forwarding' | 'silent' | 'hang up'): void;
  /** Once: at the next COMMIT the connection is lost, before the server gets it or after it answered. */
  dropCommit(which: 'request' | 'answer'): void;
  /** Once: the connection is lost before the server gets these bytes. */
  dropAtBytes(bytes: Buffer): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1, in front of the server that `url` names. */
export async function startProxy(url: string): Promise<FaultyProxy> {
  const target = new URL(url);
  const clients = new Set<Socket>();
  let mode: Parameters<FaultyProxy['setMode']>[0] = 'forwarding';
  let losing: 'request' | 'answer' | undefined;
  let lostAt: Buffer | undefined;

  const server = createServer((client) => {
    if (mode === 'hang up') {
      client.resume().end();
      return;
    }
    const upstream = connect(Number(target.port || 5432), target.hostname);
    clients.add(client);
    for (const socket of [client, upstream]) {
      socket.setNoDelay();
      socket.on('error', () => {});
    }
    client.on('close', () => {
      clients.delete(client);
      upstream.destroy();
    });
    upstream.on('close', () => {
      if (mode !== 'silent') client.destroy();
    });

    let dropAnswer = false;
    client.on('data', (bytes) => {
      if (mode === 'silent') return;
      if (losing && bytes.includes('commit')) {
        if (losing === 'request') client.destroy();
        else dropAnswer = true;
        losing = undefined;
      }
      if (lostAt && bytes.includes(lostAt)) {
        client.destroy();
        lostAt = undefined;
      }
      if (!client.destroyed) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (dropAnswer) client.destroy();
      else if (mode !== 'silent') client.write(bytes);
    });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const cut = (how: 'end' | 'reset' = 'end') => {
    for (const client of clients) how === 'end' ? client.destroy() : client.resetAndDestroy();
  };

  return {
    url: through.href,
    cut,
    setMode: (next) => {
      mode = next;
    },
    dropCommit: (which) => {
      losing = which;
    },
    dropAtBytes: (bytes) => {
      lostAt = bytes;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
