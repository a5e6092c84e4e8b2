import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy in front of a database that can fail as a network does. */
export interface FaultyProxy {
  /** The database's address through the proxy. */
  url: string;
  /** Closes all connections at once, normally or by a reset; serves new ones. */
  cut(how?: 'end' | 'reset'): void;
  /**
   * Sets what happens to bytes from now on. `silent`: they are dropped, connections stay open. `hang up`:
   * connections are accepted and closed, as by a load balancer without a server.
   */
  setMode(mode: 'forwarding' | 'silent' | 'hang up'): void;
  /** Drops the connection once at the next COMMIT, before the server gets it or after the server's answer. */
  dropCommit(which: 'request' | 'answer'): void;
  /** Drops the connection once before the server gets these bytes. */
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
