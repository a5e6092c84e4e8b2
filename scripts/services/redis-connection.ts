import { createConnection } from 'node:net';
import { encodeCommand, parseReply, RedisError, type Reply } from './redis-protocol';

/** One socket to Redis. Replies come in the order of the commands. */
export interface RedisConnection {
  /** Sends all commands at once and waits for all replies; rejects when the socket ends first. */
  send(commands: string[][]): Promise<Reply[]>;
  /** Calls `listener` with messages that answer no command, as after SUBSCRIBE. */
  onPush(listener: (reply: Reply) => void): void;
  onClose(listener: () => void): void;
  isOpen(): boolean;
  close(): void;
}

interface Waiter {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
}

/** Connects to 127.0.0.1:port, signs in and selects a logical database. */
export function connectRedis(port: number, password: string, database: number): RedisConnection {
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
  const waiting: Waiter[] = [];
  let push: (reply: Reply) => void = () => {};
  let rest: Buffer = Buffer.alloc(0);
  let open = true;
  let failure = new Error('Redis closed the connection.');

  socket.on('data', (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (;;) {
      const parsed = parseReply(rest, start);
      if (!parsed) break;
      start = parsed.next;
      const waiter = waiting.shift();
      if (waiter) waiter.resolve(parsed.reply);
      else push(parsed.reply);
    }
    rest = rest.subarray(start);
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    open = false;
    for (const waiter of waiting.splice(0)) waiter.reject(failure);
  });

  const connection: RedisConnection = {
    send(commands) {
      if (!open) return Promise.reject(failure);
      const replies = commands.map(
        () => new Promise<Reply>((resolve, reject) => waiting.push({ resolve, reject })),
      );
      socket.write(Buffer.concat(commands.map(encodeCommand)));
      return Promise.all(replies);
    },
    onPush(listener) {
      push = listener;
    },
    onClose(listener) {
      socket.on('close', listener);
    },
    isOpen: () => open,
    close: () => socket.destroy(),
  };
  connection
    .send([
      ['AUTH', password],
      ['SELECT', String(database)],
    ])
    .then((replies) => {
      if (replies.some((reply) => reply instanceof RedisError)) socket.destroy();
    })
    .catch(() => {});
  return connection;
}
