import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { shows } from '@/db/schema';
import { dropMarked, newMark } from './support/marked';
import { database, makeShow } from './support/own-show';
import { rival } from './support/rival';
import { signIn } from './support/staff';
import { checkWideAndNarrow } from './support/wide-and-narrow';

const MARK = newMark();

test.afterAll(() => dropMarked(MARK));

test('the second of two editors is told what changed, and keeps what was typed', async ({
  page,
}) => {
  const show = await makeShow({ title: `${MARK} Edited` });
  const first = await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/edit`);
  const other = await page.context().newPage();
  await other.goto(`/staff/shows/${show.id}/edit`);
  await other.getByLabel('Title').fill(`${MARK} Theirs`);
  await other.getByLabel('Genre').fill('Opera');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText('Changes saved.')).toBeVisible();
  await other.close();

  await page.getByLabel('Title').fill(`${MARK} Mine`);
  await page.getByLabel('Tagline').fill('A line that took an hour');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert').first()).toContainText(`${first.email} changed this show`);
  await expect(page.locator('#title-message')).toContainText(`${MARK} Theirs`);
  await expect(page.getByLabel('Title')).toHaveValue(`${MARK} Mine`);
  await expect(page.getByLabel('Tagline')).toHaveValue('A line that took an hour');
  await expect(page.getByLabel('Genre')).toHaveValue('Opera');
  await checkWideAndNarrow(page, 'conflict');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${MARK} Mine`);
  const [row] = await database().db.select().from(shows).where(eq(shows.id, show.id));
  expect(row).toMatchObject({ tagline: 'A line that took an hour', genre: 'Opera', version: 3 });
});

test('a pause applies at once, and booking pages say that a show is cancelled', async ({
  page,
}) => {
  const show = await makeShow({ title: `${MARK} Ends` });
  const booking = await rival(page.request, show.slug, [0, 1]);
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}`);
  await page.getByRole('button', { name: 'Pause sales' }).click();
  await expect(page.getByText('Sales are paused. No seats')).toBeVisible();
  const refused = await page.request.post(`${show.url}/bookings`, {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { seats: [5], name: 'Late Person', email: 'late@example.com' },
  });
  expect(refused.status()).toBe(409);
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByText('Sales are paused. Existing bookings stay valid.')).toBeVisible();

  await page.goto(`/staff/shows/${show.id}`);
  await page.getByText('Cancel this show…').click();
  await expect(page.getByText('1 booking with 2 tickets will be cancelled')).toBeVisible();
  await checkWideAndNarrow(page, 'cancelling');
  await page.getByRole('button', { name: 'Cancel show permanently' }).click();
  await expect(
    page.getByText('The show is cancelled. The pages of its bookings say so.'),
  ).toBeVisible();
  await page.goto(booking);
  await expect(page.getByText('The venue has cancelled this show.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Cancel/ })).toHaveCount(0);
});

test('texts of staff are shown as text on every page', async ({ page }) => {
  const script = '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>';
  const show = await makeShow({ title: `${MARK} Words` });
  await signIn(page, 'manager');
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await page.goto(`/staff/shows/${show.id}/edit`);
  await page.getByLabel('Title').fill(`${MARK} "><svg onload=alert(1)>`);
  await page.getByLabel('Tagline').fill(script);
  await page.getByLabel('Genre').fill('</script><b onx=1>');
  await page
    .getByLabel('About the show')
    .fill(
      `${script}\n\n[a](javascript:window.__hit=1) [b](&#106;avascript:alert(1)) <a href="javascript:alert(1)">c</a>\n\n![d](https://evil.example/p.gif)\n\n<iframe srcdoc="${script}">`,
    );
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Changes saved.')).toBeVisible();
  const [row] = await database().db.select().from(shows).where(eq(shows.id, show.id));
  const slug = `${row?.slug}-${show.id}`;
  for (const path of [
    `/shows/${slug}`,
    `/shows/${slug}/seats`,
    `/search?q=${encodeURIComponent(MARK)}`,
    `/staff/shows/${show.id}`,
    `/staff/shows/${show.id}/preview`,
    `/staff/shows?q=${encodeURIComponent(MARK)}`,
    `/staff/shows?q=${encodeURIComponent(script)}`,
    '/staff',
  ]) {
    await page.goto(path);
    for (const link of await page.locator('.show-about a').all()) {
      expect(await link.getAttribute('href')).toMatch(/^(https?:|mailto:)/);
    }
    const found = await page.evaluate(() => ({
      hit: '__hit' in window,
      planted: document.querySelectorAll(
        'main svg[onload], main [onx], main iframe, main img[onerror]',
      ).length,
    }));
    expect(found, path).toEqual({ hit: false, planted: 0 });
  }
  expect(dialogs).toBe(0);
});

for (const role of ['box_office', 'door'] as const) {
  test(`${role} may not open the pages of shows and plans`, async ({ page }) => {
    const show = await makeShow({ title: `${MARK} Closed` });
    await signIn(page, role);
    for (const path of ['shows', 'shows/new', 'plans', 'venues', `shows/${show.id}/edit`]) {
      expect((await page.goto(`/staff/${path}`))?.status(), path).toBe(403);
    }
    const plan = `/staff/plans/${'0'.repeat(64)}/export`;
    expect((await page.request.get(plan)).status()).toBe(403);
  });
}
