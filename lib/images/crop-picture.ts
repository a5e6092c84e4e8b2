import sharp from 'sharp';
import { findPicture } from './find-picture';

/** A stored picture as a JPEG that fills `width` by `height` pixels; null if there is none. */
export async function cropPicture(
  hash: string,
  size: { width: number; height: number },
): Promise<Uint8Array | null> {
  const picture = await findPicture(hash);
  if (!picture) return null;
  return sharp(picture.bytes)
    .resize({ ...size, fit: 'cover' })
    .jpeg({ quality: 85 })
    .toBuffer();
}
