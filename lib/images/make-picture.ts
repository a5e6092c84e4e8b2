import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** A picture as it is kept and served; `hash` is the SHA-256 of its bytes in hex, sizes are pixels. */
export type Picture = {
  hash: string;
  type: 'image/webp';
  width: number;
  height: number;
  bytes: Uint8Array;
};

export type MadePicture = { ok: true; picture: Picture } | { ok: false; words: string };

/** What an uploaded file may be at most: bytes, and pixels before it is made smaller. */
export const PICTURE_LIMITS = { bytes: 7 * 1024 * 1024, pixels: 50_000_000, side: 300 } as const;

/** Large enough for a poster on a dense screen. */
const MAX_SIZE = { width: 1_200, height: 1_680 };
const TIMEOUT_S = 10;

// One thread for each picture, and nothing kept between them: bookings are served by the same process.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a WebP of at most 1,200 by 1,680 pixels of an uploaded JPEG, PNG or WebP, turned upright,
 * without the notes that cameras leave in it (place, time, owner). What it is its first bytes say,
 * not its name; everything else, and what is damaged or unfolds too far, is refused with words.
 */
export async function makePicture(file: Uint8Array): Promise<MadePicture> {
  if (file.byteLength > PICTURE_LIMITS.bytes) return refuse(TOO_LARGE);
  if (!isPicture(file)) {
    return refuse(
      'This is not a picture that we can show. Please choose a JPEG, PNG or WebP file.',
    );
  }
  try {
    const source = sharp(file, { limitInputPixels: PICTURE_LIMITS.pixels, failOn: 'error' });
    const { width, height } = await source.metadata();
    if (width * height > PICTURE_LIMITS.pixels) return refuse(TOO_MANY_PIXELS);
    if (Math.min(width, height) < PICTURE_LIMITS.side) {
      return refuse(`This picture is too small: each side needs ${PICTURE_LIMITS.side} pixels.`);
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
    return refuse(isBomb ? TOO_MANY_PIXELS : 'This file is damaged. Please save it again.');
  }
}

const TOO_LARGE = 'This file is too large; a picture may have 7 MB.';
const TOO_MANY_PIXELS = 'This picture has too many pixels; 50 million are the most.';

/** The first bytes of JPEG, PNG and WebP; other readers of the library never see a file. */
function isPicture(file: Uint8Array): boolean {
  const head = Buffer.from(file.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.slice(8) === 'WEBP')
  );
}

function refuse(words: string): MadePicture {
  return { ok: false, words };
}
