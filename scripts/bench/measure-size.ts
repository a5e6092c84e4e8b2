import { get } from 'node:http';

/** The size of an answer's body in bytes, plain and compressed with gzip. */
export async function measureSize(origin: string, path: string) {
  const [bytes, compressed] = await Promise.all(
    ['identity', 'gzip'].map((encoding) => bodyBytes(origin + path, encoding)),
  );
  return { bytes: bytes ?? 0, compressed: compressed ?? 0 };
}

function bodyBytes(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes));
    });
    asking.on('error', reject);
  });
}
