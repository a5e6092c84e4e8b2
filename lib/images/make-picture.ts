import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** A picture as it is stored and served. `hash` is the SHA-256 of its bytes in hex; sizes are in pixels. */
export type Picture = {
  hash: string;
  type: 'image/webp';
  width: number;
  height: number;
  bytes: Uint8Array;
};

type MadePicture = { ok: true; picture: Picture } | { ok: false; message: string };

/** Limits of an uploaded file: its bytes, its pixels, and the least length of a side in pixels. */
export const PICTURE_LIMITS = { bytes: 7 * 1024 * 1024, pixels: 50_000_000, side: 300 } as const;

/** Large enough for a poster on a high-density screen, in pixels. */
const MAX_SIZE = { width: 1_200, height: 1_680 };
const TIMEOUT_S = 10;

// One thread per picture and no cache, because the same process serves bookings.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Converts an uploaded JPEG, PNG or WebP to a WebP of at most 1,200 by 1,680 pixels: rotated upright and
 * without metadata (location, time, owner). The first bytes decide the type, not the name. Refuses other
 * types, damaged files and too large ones, with a message.
 */
export async function makePicture(file: Uint8Array): Promise<MadePicture> {
  if (file.byteLength > PICTURE_LIMITS.bytes) return refuse(TOO_LARGE);
  if (!isPicture(file)) {
    return refuse(
      'Please choose a JPEG, PNG or WebP file. This file is not a picture of these types.',
    );
  }
  try {
    const source = sharp(file, { limitInputPixels: PICTURE_LIMITS.pixels, failOn: 'error' });
    const { width, height } = await source.metadata();
    if (width * height > PICTURE_LIMITS.pixels) return refuse(TOO_MANY_PIXELS);
    if (Math.min(width, height) < PICTURE_LIMITS.side) {
      return refuse(
        `Please choose a larger picture: this one is too small, and each side needs ${PICTURE_LIMITS.side} pixels.`,
      );
    }
    const { data, info } = await source
      .autoOrient()
      .resize({ ...MAX_SIZE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: TIMEOUT_S })
      .toBuffer({ resolveWithObject: true });
    const hash = createHash('sha256').update(data).digest('hex');
    const { width: w, height: h } = info;
    return { ok: true, picture: { hash, type: 'image/webp', width: w, height: h, bytes: data } };
  } catch (error) {
    const isBomb = error instanceof Error && /pixel limit/i.test(error.message);
    return refuse(isBomb ? TOO_MANY_PIXELS : 'Please save the file again: it is damaged.');
  }
}

const TOO_LARGE = 'Please choose a smaller file: this one is too large, and the limit is 7 MB.';
const TOO_MANY_PIXELS =
  'Please choose a smaller picture: this one has too many pixels, and the limit is 50 million.';

/** Whether a file starts as a JPEG, PNG or WebP; the library's decoders for other types are never used. */
function isPicture(file: Uint8Array): boolean {
  const head = Buffer.from(file.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.slice(8) === 'WEBP')
  );
}

function refuse(message: string): MadePicture {
  return { ok: false, message };
}
