import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import { withRedis } from '@/lib/redis';
import type { Entry } from './page-entry';

/** No page stays in Redis for longer, in seconds, whatever Next says. */
const MOST_LIFETIME_S = 3_600;
/** A heavier one, compressed and in base64, is left to the process that made it. */
const MOST_BYTES = 500_000;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

type Stored = Omit<Entry, 'bornAt'> & { lifetimeMs: number };

const keyOf = (build: string, key: string) => `page:${build}:${key}`;

/** Puts a page where the other processes of the same build find it, until it expires. */
export async function sharePage(build: string, key: string, entry: Entry): Promise<void> {
  const { bornAt, ...rest } = entry;
  const { revalidate, expire } = entry.lifetimes ?? { revalidate: false };
  const seconds = Math.min(expire ?? (revalidate || MOST_LIFETIME_S), MOST_LIFETIME_S);
  const stored: Stored = { ...rest, lifetimeMs: seconds * 1_000 };
  // Buffers and maps come back as such.
  const text = (await pack(serialize(stored))).toString('base64');
  const px = Math.floor(stored.lifetimeMs - (performance.now() - bornAt));
  if (px <= 0 || text.length > MOST_BYTES) return;
  await withRedis((redis) => redis.set(keyOf(build, key), text, { px }));
}

/** A page as another process of the same build left it. */
export async function sharedPage(build: string, key: string): Promise<Entry | undefined> {
  const name = keyOf(build, key);
  const found = await withRedis((redis) =>
    redis.pipeline().pttl(name).get<string>(name).exec<[number, string | null]>(),
  );
  const [leftMs, text] = found ?? [0, null];
  if (!text || leftMs <= 0) return undefined;
  try {
    const packed = Buffer.from(text, 'base64');
    const { lifetimeMs, ...entry } = deserialize(await unpack(packed)) as Stored;
    // Its age by what is left of its time, since clocks of two machines differ.
    return { ...entry, bornAt: performance.now() - (lifetimeMs - leftMs) };
  } catch {
    // A newer Node wrote it, as in the middle of an upgrade: this process makes its own.
    return undefined;
  }
}
