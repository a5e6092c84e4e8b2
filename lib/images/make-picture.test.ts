import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePicture, PICTURE_LIMITS } from './make-picture';

const draw = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c93f1c' } });

async function made(file: Uint8Array) {
  const answer = await makePicture(file);
  if (!answer.ok) throw new Error(answer.message);
  return answer.picture;
}

test('converts a picture to a WebP of limited size with the hash of its bytes', async () => {
  const picture = await made(await draw(2_400, 1_800).jpeg().toBuffer());
  expect(picture).toMatchObject({ type: 'image/webp', width: 1_200, height: 900 });
  expect(picture.hash).toBe(createHash('sha256').update(picture.bytes).digest('hex'));
  const small = await made(await draw(400, 500).png().toBuffer());
  expect(small).toMatchObject({ width: 400, height: 500 });
  expect(await made(await draw(400, 500).webp().toBuffer())).toMatchObject({ width: 400 });
});

test('rotates a picture upright and removes its metadata', async () => {
  const exif = { IFD0: { Artist: 'Ana Secret' }, IFD3: { GPSLatitude: '38/1' } };
  const file = await draw(600, 400)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .toBuffer();
  expect((await sharp(file).metadata()).orientation).toBe(6);
  const picture = await made(file);
  expect(picture).toMatchObject({ width: 400, height: 600 });
  const { exif: left, orientation } = await sharp(picture.bytes).metadata();
  expect([left, orientation]).toEqual([undefined, undefined]);
  expect(Buffer.from(picture.bytes).includes('Ana Secret')).toBe(false);
});

test.each([
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'a drawing with a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  ],
  ['nothing', Buffer.alloc(0)],
  ['a moving picture', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
])('refuses %s as not a picture', async (_, file) => {
  expect(await makePicture(file)).toMatchObject({
    ok: false,
    message: expect.stringContaining('not a picture'),
  });
});

test('refuses damaged, too small and too large pictures with a message', async () => {
  const whole = await draw(600, 600).jpeg().toBuffer();
  const messageOf = async (file: Uint8Array) => {
    const answer = await makePicture(file);
    return answer.ok ? 'taken' : answer.message;
  };
  expect(await messageOf(whole.subarray(0, whole.length / 2))).toContain('damaged');
  expect(await messageOf(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(500)]))).toContain(
    'damaged',
  );
  expect(await messageOf(await draw(299, 900).png().toBuffer())).toContain('too small');
  expect(await messageOf(Buffer.alloc(PICTURE_LIMITS.bytes + 1))).toContain('too large');
});

test('refuses a decompression bomb before decoding it', async () => {
  const bomb = await draw(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(PICTURE_LIMITS.bytes);
  const answer = await makePicture(bomb);
  expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('too many pixels') });
});
