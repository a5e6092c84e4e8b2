import { problem } from './problem';

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 64 * 1024;

/** The parsed JSON body of a request, or the problem response to send. */
export async function readJson(
  request: Request,
): Promise<{ ok: true; value: unknown } | { ok: false; response: Response }> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse(415, 'content_type', 'Please send the body as application/json.');
  }
  const bytes = await readAtMost(request, MAX_BODY_BYTES);
  if (!bytes) return refuse(413, 'too_large', `Please send at most ${MAX_BODY_BYTES} bytes.`);
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return refuse(400, 'not_json', 'The body is not JSON in UTF-8.');
  }
}

async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(status: number, kind: string, detail: string) {
  const title = 'The body cannot be read';
  return { ok: false as const, response: problem({ status, kind, title, detail }) };
}
