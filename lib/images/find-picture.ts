import { eq } from 'drizzle-orm';
import { primaryReads, readReplica } from '@/db/client';
import type { Database } from '@/db/connect';
import { images } from '@/db/schema';
import { read } from '@/db/transaction';

type StoredPicture = { type: string; bytes: Uint8Array };

/** The picture with a hash; null if there is none. */
export async function findPicture(hash: string): Promise<StoredPicture | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const query = async (db: Database) => {
    const rows = await db
      .select({ type: images.type, bytes: images.bytes })
      .from(images)
      .where(eq(images.hash, hash));
    return rows[0];
  };
  // A picture that was just uploaded may be missing on the replica.
  return (await readReplica(query)) ?? (await read(primaryReads(), query)) ?? null;
}
