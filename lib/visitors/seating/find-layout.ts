import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { seatingPlans } from '@/db/schema';
import { cachedFor } from '@/lib/cached-for';
import type { SeatingLayout } from './layout';

type StoredLayout = {
  layout: SeatingLayout;
  bytes: string;
  /** The bytes as gzip, compressed once at the first call. */
  gzipped: () => Promise<Uint8Array<ArrayBuffer>>;
};

const compress = promisify<string, Uint8Array<ArrayBuffer>>(gzip);

const MAX_LAYOUTS = 20;

// A layout never changes under its hash. A replica may not have it yet, so null is not kept.
const readCached = cachedFor(
  {
    ttlMs: Number.POSITIVE_INFINITY,
    maxEntries: MAX_LAYOUTS,
    keeps: (layout: StoredLayout | null) => layout !== null,
  },
  readLayout,
);

/** The layout stored under a hash, parsed and as the bytes to serve; null if there is none. */
export async function findLayout(hash: string): Promise<StoredLayout | null> {
  return /^[0-9a-f]{64}$/.test(hash) ? readCached(hash) : null;
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
