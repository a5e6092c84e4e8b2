import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connectRedis, type RedisConnection } from './redis-connection';
import { RedisError, RedisStatus, type Reply } from './redis-protocol';

/** A running bridge; `stop` also ends open streams. */
interface Bridge {
  stop(): Promise<void>;
}

interface Options {
  port: number;
  /** Loopback by default. A container, which has no other users, listens on all addresses. */
  host?: string;
  token: string;
  redis: { port: number; password: string };
}

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  /** Opens a socket for this caller alone. */
  connect: () => RedisConnection;
  /** The socket that all plain commands on one logical database share. */
  shared: () => RedisConnection;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Serves Upstash's REST protocol in front of a plain Redis, for development and for a Redis in a container:
 * a command as an array, `/pipeline`, `/multi-exec`, and `/subscribe/{channel}` as a stream. A bearer token
 * that ends in `.N` selects logical database N, so that parallel tests each have a database.
 */
export async function startBridge({
  port,
  host = '127.0.0.1',
  token,
  redis,
}: Options): Promise<Bridge> {
  const sockets = new Map<number, RedisConnection>();
  const server = createServer((request, response) => {
    const database = authorised(request.headers.authorization, token);
    if (database === undefined) return answer(response, 401, { error: 'Unauthorized' });
    const connect = () => connectRedis(redis.port, redis.password, database);
    const shared = () => {
      const open = sockets.get(database);
      if (open?.isOpen()) return open;
      const fresh = connect();
      sockets.set(database, fresh);
      return fresh;
    };
    handle({ request, response, connect, shared }).catch((error: unknown) => {
      const status = error instanceof SyntaxError || error instanceof TypeError ? 400 : 503;
      answer(response, status, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  // Longer than clients keep idle sockets, so that no request arrives on a socket that is being closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets.values()) socket.close();
      }),
  };
}

function authorised(header: string | undefined, token: string): number | undefined {
  const match = header?.match(/^Bearer (.*?)(?:\.(\d+))?$/);
  const given = Buffer.from(match?.[1] ?? '');
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  return Number(match?.[2] ?? 0);
}

async function handle(call: Call): Promise<void> {
  const { request, response, shared } = call;
  const [, path = '', ...rest] = new URL(request.url ?? '/', 'http://bridge').pathname.split('/');
  if (path === 'subscribe' || path === 'psubscribe') {
    return subscribe(call, path, decodeURIComponent(rest.join('/')));
  }
  const given = JSON.parse(await readBody(request)) as unknown;
  const base64 = request.headers['upstash-encoding'] === 'base64';
  if (path === '') {
    const [reply] = await shared().send([commandOf(given)]);
    const result = toResult(reply ?? null, base64);
    return answer(response, 'error' in result ? 400 : 200, result);
  }
  if (!Array.isArray(given)) throw new TypeError('ERR expected an array of commands');
  const commands = given.map(commandOf);
  if (path === 'pipeline') {
    const replies = commands.length > 0 ? await shared().send(commands) : [];
    return answer(
      response,
      200,
      replies.map((reply) => toResult(reply, base64)),
    );
  }
  if (path === 'multi-exec') {
    // One write, so that no other caller's command comes between MULTI and EXEC.
    const replies = await shared().send([['MULTI'], ...commands, ['EXEC']]);
    const results = replies.at(-1);
    if (results instanceof RedisError) return answer(response, 400, { error: results.message });
    const list = Array.isArray(results) ? results : [];
    const body = list.map((reply) => toResult(reply, base64));
    return answer(response, 200, body);
  }
  answer(response, 404, { error: `ERR unknown path /${path}` });
}

function commandOf(body: unknown): string[] {
  if (!Array.isArray(body) || body.length === 0) throw new TypeError('ERR empty command');
  return body.map(String);
}

function toResult(reply: Reply, base64: boolean): { result: unknown } | { error: string } {
  if (reply instanceof RedisError) return { error: reply.message };
  // The client does not decode this one word, and only at the top level.
  if (reply instanceof RedisStatus && reply.text === 'OK') return { result: 'OK' };
  return { result: toJson(reply, base64) };
}

function toJson(reply: Reply, base64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((item) => toJson(item, base64));
  if (reply instanceof RedisError) return reply.message;
  if (reply instanceof RedisStatus) return toJson(Buffer.from(reply.text), base64);
  if (Buffer.isBuffer(reply)) return reply.toString(base64 ? 'base64' : 'utf8');
  return reply;
}

async function subscribe({ response, connect }: Call, verb: string, channel: string) {
  const own = connect();
  response.on('close', () => own.close());
  own.onClose(() => response.end());
  const write = (reply: Reply) => {
    if (Array.isArray(reply)) {
      response.write(`data: ${reply.map((part) => toJson(part, false)).join(',')}\n\n`);
    }
  };
  own.onPush(write);
  const [first] = await own.send([[verb, channel]]);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  write(first ?? null);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new TypeError('ERR max request size exceeded');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
