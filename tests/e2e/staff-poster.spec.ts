import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { dropMarked, newMark } from './support/marked';
import { makeShow } from './support/own-show';
import { signIn } from './support/staff';
import { checkWideAndNarrow } from './support/wide-and-narrow';

const MARK = newMark();

test.afterAll(() => dropMarked(MARK));

test('an uploaded picture replaces the poster; a file that is no picture is refused', async ({
  page,
}) => {
  const show = await makeShow({ title: `${MARK} Picture` });
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/poster`);
  const upload = async (buffer: Buffer) => {
    await page.getByLabel('Picture', { exact: true }).setInputFiles({
      name: 'poster.png',
      mimeType: 'image/png',
      buffer,
    });
    await page.getByRole('button', { name: 'Use this picture' }).click();
  };
  await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'));
  await expect(page.locator('#picture-message')).toContainText('not a picture');
  await upload(Buffer.alloc(7 * 1024 * 1024 + 1));
  await expect(page.locator('#picture-message')).toContainText('choose a smaller file');
  const noise = Buffer.alloc(1_600 * 900 * 3).map((_, index) => (index * 7_919) % 251);
  const picture = await sharp(noise, { raw: { width: 1_600, height: 900, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
  await upload(picture);
  await expect(page.getByText('Poster changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Poster' }).click();
  await checkWideAndNarrow(page, 'poster');

  await page.goto(`/shows/${show.slug}`);
  const address = await page.locator('.show-head .poster img').getAttribute('src');
  expect(address).toMatch(/^\/images\/[0-9a-f]{64}$/);
  const served = await page.request.get(address ?? '');
  expect(served.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  const shared = await page.request.get(`/shows/${show.slug}/opengraph-image`);
  expect(shared.headers()['content-type']).toBe('image/png');
  for (const none of ['0'.repeat(64), '../etc/passwd', 'x']) {
    expect((await page.request.get(`/images/${encodeURIComponent(none)}`)).status()).toBe(404);
  }
});
