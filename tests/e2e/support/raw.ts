import { request as send } from 'node:http';

export type RawAnswer = { status: number; headers: Record<string, unknown>; text: string };
type Options = {
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Sends the body in pieces, without saying its length first. */
  chunked?: boolean;
  /** The site's origin; the one under test if missing. */
  base?: string;
};

/** A request byte for byte as given, where a browser or a client library would put it right. */
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
    // A server that has heard enough answers and hangs up: the answer is what counts.
    request.on('error', (error) => setTimeout(reject, 1_000, error));
    request.end(body);
  });
}
