import { request as send } from 'node:http';

export type RawAnswer = { status: number; headers: Record<string, unknown>; text: string };
type Options = {
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Sends the body chunked, without its length. */
  chunked?: boolean;
  /** The site's origin; by default the one under test. */
  base?: string;
};

/** Sends a request exactly as given; browsers and client libraries would correct it. */
export function raw(method: string, path: string, options: Options = {}): Promise<RawAnswer> {
  const { headers = {}, body = '', chunked = false, base = process.env.BASE_URL } = options;
  const { hostname, port } = new URL(base ?? '');
  const length: Record<string, string> = chunked
    ? { 'transfer-encoding': 'chunked' }
    : method === 'GET'
      ? {}
      : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = send({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: { ...length, ...headers },
    });
    request.on('response', async (response) => {
      const { statusCode: status = 0, headers } = response;
      try {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({ status, headers, text });
      } catch (error) {
        reject(error);
      }
    });
    // A server may respond early and close the connection; the response counts.
    request.on('error', (error) => setTimeout(reject, 1_000, error));
    request.end(body);
  });
}
