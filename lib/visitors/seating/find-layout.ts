import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { seatingPlans } from '@/db/schema';
import type { SeatingLayout } from './layout';

export type StoredLayout = {
  layout: SeatingLayout;
  bytes: string;
  /** The bytes compressed, once however many visitors a large hall has. */
  gzipped: () => Promise<Uint8Array<ArrayBuffer>>;
};

const compress = promisify<string, Uint8Array<ArrayBuffer>>(gzip);

/** A layout never changes under its hash, so those read last are kept; a large hall is a few MB. */
const MOST_KEPT = 20;
const kept = new Map<string, Promise<StoredLayout | null>>();

/** The layout stored under a hash, parsed and as the bytes to serve; null when there is none. */
export async function findLayout(hash: string): Promise<StoredLayout | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const known = kept.get(hash);
  const found = known ?? readLayout(hash);
  kept.delete(hash);
  kept.set(hash, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  try {
    const layout = await found;
    // A replica may not have it yet: only what was found is kept.
    if (!layout) kept.delete(hash);
    return layout;
  } catch (cause) {
    kept.delete(hash);
    throw cause;
  }
}

async function readLayout(hash: string): Promise<StoredLayout | null> {
  const [row] = await readReplica((db) =>
    db.select({ bytes: seatingPlans.layout }).from(seatingPlans).where(eq(seatingPlans.hash, hash)),
  );
  if (!row) return null;
  const { bytes } = row;
  let gzipped: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return {
    layout: JSON.parse(bytes) as SeatingLayout,
    bytes,
    gzipped() {
      gzipped ??= compress(bytes);
      return gzipped;
    },
  };
}
