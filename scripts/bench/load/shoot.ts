import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Shot } from './job';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Sends one request and reads its answer to the end; rejects when the connection fails. */
export function shoot(agent: Agent, { hostname, port }: URL, shot: Shot): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = shot;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sending = request(
      { agent, hostname, port, method, path, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
