import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { auditLog, images, shows } from '@/db/schema';
import { findPicture } from '@/lib/images/find-picture';
import { makePicture } from '@/lib/images/make-picture';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { setPoster } from './set-poster';

const { handle } = await ownDatabase({ max: 5 });

test('stores a picture once under its hash, and removes it from a show again', async () => {
  const staff = await makeStaff(handle, 'manager');
  const [one, two] = [await makeShow(handle, 1), await makeShow(handle, 1)];
  const file = await sharp({
    create: { width: 400, height: 500, channels: 3, background: '#0f766e' },
  })
    .png()
    .toBuffer();
  const made = await makePicture(file);
  if (!made.ok) throw new Error(made.message);
  const both = await Promise.all([one, two].map((id) => setPoster(staff, id, made.picture)));
  expect(both).toEqual([true, true]);
  expect(await handle.db.$count(images)).toBe(1);
  const found = await findPicture(made.picture.hash);
  expect(found?.type).toBe('image/webp');
  expect(Buffer.from(found?.bytes ?? []).equals(Buffer.from(made.picture.bytes))).toBe(true);
  expect(await setPoster(staff, one, null)).toBe(true);
  const rows = await handle.db.select().from(shows).orderBy(shows.id);
  const hashes = new Map(rows.map(({ id, imageHash }) => [id, imageHash]));
  expect([hashes.get(one), hashes.get(two)]).toEqual([null, made.picture.hash]);
  expect(await handle.db.$count(auditLog, eq(auditLog.action, 'show.poster_changed'))).toBe(3);
  const other = { ...made.picture, hash: 'f'.repeat(64) };
  expect(await setPoster(staff, 'zzzzzz', other)).toBe(false);
  expect(await handle.db.$count(images)).toBe(1);
  for (const none of ['', 'x', made.picture.hash.toUpperCase(), '0'.repeat(64)]) {
    expect(await findPicture(none)).toBeNull();
  }
});
