import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import { withRedis } from '@/lib/redis';
import type { Entry } from './page-entry';

/** The longest TTL of a page in Redis. */
const MAX_TTL_S = 3_600;
/** A larger page, compressed and in base64, stays in the process that rendered it. */
const MAX_BYTES = 500_000;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

type Stored = Omit<Entry, 'bornAt'> & { ttlMs: number };

const keyOf = (build: string, key: string) => `page:${build}:${key}`;

/** Stores a page in Redis for the other processes of the same build, until it expires. */
export async function sharePage(build: string, key: string, entry: Entry): Promise<void> {
  const { bornAt, ...rest } = entry;
  const { revalidate, expire } = entry.lifetimes ?? { revalidate: false };
  const seconds = Math.min(expire ?? (revalidate || MAX_TTL_S), MAX_TTL_S);
  const stored: Stored = { ...rest, ttlMs: seconds * 1_000 };
  // `serialize` keeps buffers and maps as they are.
  const text = (await pack(serialize(stored))).toString('base64');
  const px = Math.floor(stored.ttlMs - (performance.now() - bornAt));
  if (px <= 0 || text.length > MAX_BYTES) return;
  await withRedis((redis) => redis.set(keyOf(build, key), text, { px }));
}

/** A page that another process of the same build stored. */
export async function sharedPage(build: string, key: string): Promise<Entry | undefined> {
  const name = keyOf(build, key);
  const found = await withRedis((redis) =>
    redis.pipeline().pttl(name).get<string>(name).exec<[number, string | null]>(),
  );
  const [leftMs, text] = found ?? [0, null];
  if (!text || leftMs <= 0) return undefined;
  try {
    const packed = Buffer.from(text, 'base64');
    const { ttlMs, ...entry } = deserialize(await unpack(packed)) as Stored;
    // The age follows from the TTL that is left, because clocks of two machines differ.
    return { ...entry, bornAt: performance.now() - (ttlMs - leftMs) };
  } catch {
    // During an upgrade a newer Node may have written it: this process renders its own.
    return undefined;
  }
}
