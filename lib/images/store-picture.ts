import type { Transaction } from '@/db/connect';
import { images } from '@/db/schema';
import type { Picture } from './make-picture';

/** Keeps a picture under its content's hash; one that is there already is left as it is. */
export async function storePicture(tx: Transaction, picture: Picture): Promise<void> {
  await tx.insert(images).values(picture).onConflictDoNothing();
}
