import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { eq, like } from 'drizzle-orm';
import sharp from 'sharp';
import { connect } from '@/db/connect';
import { auditLog, prices, seatingPlans, seats, shows } from '@/db/schema';
import { database, dropShows, makeShow } from './support/own-show';
import { rival } from './support/rival';
import { signIn } from './support/staff';

const MARK = `Trial ${randomUUID().slice(0, 8)}`;
const THEATRE = join(import.meta.dirname, '../../scripts/seed/plans/theatre.json');

test.afterAll(async () => {
  const { db } = database();
  for (const { id } of await db
    .select()
    .from(shows)
    .where(like(shows.title, `${MARK} Opening%`))) {
    await db.delete(seats).where(eq(seats.showId, id));
    await db.delete(prices).where(eq(prices.showId, id));
    await db.delete(shows).where(eq(shows.id, id));
  }
  await dropShows();
  const handle = connect(process.env.DATABASE_URL ?? '', { max: 1 });
  await handle.db.delete(seatingPlans).where(like(seatingPlans.name, `${MARK}%`));
  await handle.end();
});

/** A theatre that nobody has imported yet. */
function newPlan(): Buffer {
  const plan = JSON.parse(readFileSync(THEATRE, 'utf8'));
  return Buffer.from(JSON.stringify({ ...plan, name: `${MARK} Theatre` }));
}

const json = (buffer: Buffer) => ({ name: 'plan.json', mimeType: 'application/json', buffer });

async function look(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    name,
  ).toEqual([]);
  const room = await page.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
  expect(room[0], `${name} is wider than the screen`).toBeLessThanOrEqual(room[1] ?? 0);
  const folder = process.env.SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Looks at a page at both widths, light and dark. */
async function lookAround(page: Page, name: string) {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [412, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await look(page, `${name}-${width}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('from a plan to two shows, priced and on sale', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const manager = await signIn(page, 'manager');
  await page.goto('/staff/plans');

  await page
    .getByLabel('File')
    .setInputFiles(json(Buffer.from('{"zones":[{"name":1}],"categories":[]}')));
  await page.getByRole('button', { name: 'Import it' }).click();
  await expect(page.locator('.field-error')).toContainText('zone 1: name');
  await lookAround(page, 'plans');

  await page.getByLabel('File').setInputFiles(json(newPlan()));
  await page.getByRole('button', { name: 'Import it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${MARK} Theatre`);
  await expect(page.getByRole('application')).toBeVisible();
  await lookAround(page, 'plan');
  const exported = await page.request.get(`${page.url().split('?')[0]}/export`);
  expect(await exported.json()).toStrictEqual(JSON.parse(newPlan().toString()));

  await page.getByRole('link', { name: 'New show in it' }).click();
  await page.getByLabel('Title').fill(`${MARK} Opening`);
  await page.getByLabel('Date 1').fill('2031-03-29T19:30');
  await page.getByRole('button', { name: 'The next day too' }).click();
  await expect(page.getByLabel('Date 2')).toHaveValue('2031-03-30T19:30');
  // Wrong first: what was typed stays, and the message stands beside its field.
  await page.getByLabel('Lasts, in minutes').fill('two hours');
  await page.getByLabel('About the show').fill('One **night**.\n\n- a list');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.locator('#minutes-message')).toContainText('whole number');
  await expect(page.getByLabel('Lasts, in minutes')).toBeFocused();
  await expect(page.getByLabel('Title')).toHaveValue(`${MARK} Opening`);
  await expect(page.getByLabel('Date 2')).toHaveValue('2031-03-30T19:30');
  await lookAround(page, 'new-show');
  await page.getByLabel('Lasts, in minutes').fill('95');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByText('2 drafts are made')).toBeVisible();
  await lookAround(page, 'shows');

  await page
    .getByRole('link', { name: `${MARK} Opening` })
    .first()
    .click();
  await lookAround(page, 'show-draft');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const visitor = await browser.newPage();
  const [draft] = await database().db.select().from(shows).where(eq(shows.id, id));
  for (const address of [id, `${draft?.slug}-${id}`]) {
    expect((await visitor.goto(`/shows/${address}`))?.status()).toBe(404);
  }
  expect((await visitor.request.get(`/api/shows/${id}`)).status()).toBe(404);
  await page.getByRole('link', { name: 'Preview' }).click();
  await expect(page.getByText('Only the house sees this yet.')).toBeVisible();
  await expect(page.locator('.show-about strong')).toHaveText('night');
  await lookAround(page, 'preview');

  await page.getByRole('link', { name: 'Prices' }).click();
  const standard = page.getByLabel(/^Standard, /);
  await standard.first().fill('1.250');
  await page.getByRole('button', { name: 'Store the prices' }).click();
  await expect(page.locator('.field-error').first()).toContainText('12.50 or 12,50');
  await lookAround(page, 'prices');
  for (const field of await standard.all()) await field.fill('12,50');
  await page.getByRole('button', { name: 'Store the prices' }).click();
  await expect(page.getByLabel('And the other draft of this run')).toBeChecked();
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await expect(page.getByText('The show is on sale.')).toBeVisible();
  const run = await database()
    .db.select()
    .from(shows)
    .where(eq(shows.title, `${MARK} Opening`));
  expect(run.map(({ status }) => status)).toEqual(['on_sale', 'on_sale']);
  await lookAround(page, 'show-on-sale');

  const [row] = await database().db.select().from(shows).where(eq(shows.id, id));
  expect(row?.startsAt.getTime()).toBeGreaterThan(0);
  expect((await visitor.goto(`/shows/${row?.slug}-${id}`))?.status()).toBe(200);
  await expect(visitor.locator('.prices').getByText('12.50').first()).toBeVisible();
  await expect(visitor.locator('.show-about li')).toHaveText('a list');
  await visitor.close();
  const noted = await database()
    .db.select({ action: auditLog.action, by: auditLog.staffEmail })
    .from(auditLog)
    .where(eq(auditLog.showId, id))
    .orderBy(auditLog.at);
  expect(noted.map(({ action }) => action)).toEqual([
    'show.created',
    'show.repriced',
    'show.put_on_sale',
  ]);
  expect(noted.every(({ by }) => by === manager.email)).toBe(true);
});

test('the second of two editors hears what changed, and loses nothing typed', async ({ page }) => {
  const show = await makeShow({ title: `${MARK} Edited` });
  const first = await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/edit`);
  const other = await page.context().newPage();
  await other.goto(`/staff/shows/${show.id}/edit`);
  await other.getByLabel('Title').fill(`${MARK} Theirs`);
  await other.getByLabel('Kind').fill('Opera');
  await other.getByRole('button', { name: 'Store the changes' }).click();
  await expect(other.getByText('The changes are stored')).toBeVisible();
  await other.close();

  await page.getByLabel('Title').fill(`${MARK} Mine`);
  await page.getByLabel('Tagline').fill('A line that took an hour');
  await page.getByRole('button', { name: 'Store the changes' }).click();
  await expect(page.getByRole('alert').first()).toContainText(`${first.email} changed this show`);
  await expect(page.locator('#title-message')).toContainText(`${MARK} Theirs`);
  await expect(page.getByLabel('Title')).toHaveValue(`${MARK} Mine`);
  await expect(page.getByLabel('Tagline')).toHaveValue('A line that took an hour');
  await expect(page.getByLabel('Kind')).toHaveValue('Opera');
  await lookAround(page, 'conflict');
  await page.getByRole('button', { name: 'Store the changes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${MARK} Mine`);
  const [row] = await database().db.select().from(shows).where(eq(shows.id, show.id));
  expect(row).toMatchObject({ tagline: 'A line that took an hour', genre: 'Opera', version: 3 });
});

test('a pause is there at once, and a cancelled show says so to who booked it', async ({
  page,
}) => {
  const show = await makeShow({ title: `${MARK} Ends` });
  const booking = await rival(page.request, show.slug, [0, 1]);
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}`);
  await page.getByRole('button', { name: 'Pause sales' }).click();
  await expect(page.getByText('Sales are paused: nobody')).toBeVisible();
  const refused = await page.request.post(`${show.url}/bookings`, {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { seats: [5], name: 'Late Person', email: 'late@example.com' },
  });
  expect(refused.status()).toBe(409);
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByText('Sales are paused for the moment')).toBeVisible();

  await page.goto(`/staff/shows/${show.id}`);
  await page.getByText('Cancel this show …').click();
  await expect(page.getByText('1 booking with 2 tickets concern this show')).toBeVisible();
  await lookAround(page, 'cancelling');
  await page.getByRole('button', { name: 'Cancel the show for good' }).click();
  await expect(page.getByText('The show is cancelled. Its bookings say so.')).toBeVisible();
  await page.goto(booking);
  await expect(page.getByText('The venue has cancelled this show.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Cancel/ })).toHaveCount(0);
});

test('a picture takes the poster’s place; what is none is refused by its content', async ({
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
  await expect(page.locator('#picture-message')).toContainText('too large');
  const noise = Buffer.alloc(1_600 * 900 * 3).map((_, index) => (index * 7_919) % 251);
  const picture = await sharp(noise, { raw: { width: 1_600, height: 900, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
  await upload(picture);
  await expect(page.getByText('The poster is changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Poster' }).click();
  await lookAround(page, 'poster');

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

test('what staff write stays words, on every page that shows it', async ({ page }) => {
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
  await page.getByLabel('Kind').fill('</script><b onx=1>');
  await page
    .getByLabel('About the show')
    .fill(
      `${script}\n\n[a](javascript:window.__hit=1) [b](&#106;avascript:alert(1)) <a href="javascript:alert(1)">c</a>\n\n![d](https://evil.example/p.gif)\n\n<iframe srcdoc="${script}">`,
    );
  await page.getByRole('button', { name: 'Store the changes' }).click();
  await expect(page.getByText('The changes are stored')).toBeVisible();
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

test('a live show moves to a plan that adds to it, and not to one that renames its seats', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'manager');
  const importPlan = async (plan: object) => {
    await page.goto('/staff/plans');
    await page.getByLabel('File').setInputFiles(json(Buffer.from(JSON.stringify(plan))));
    await page.getByRole('button', { name: 'Import it' }).click();
    await page.waitForURL(/plans\/[0-9a-f]{64}/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  };
  const seat = (n: number) => ({
    seat_guid: `${MARK} ${n}`,
    seat_number: `${n}`,
    position: { x: n * 25, y: 20 },
    category: 'All',
  });
  // Larger than the smallest hall, which other specs take for theirs.
  const plan = (first: number, count: number) => ({
    name: `${MARK} Room`,
    categories: [{ name: 'All', color: '#0072b2' }],
    zones: [
      {
        name: 'Floor',
        rows: [
          { row_number: 'A', seats: Array.from({ length: count }, (_, n) => seat(first + n)) },
        ],
      },
    ],
  });
  const [small, larger, shifted] = [
    await importPlan(plan(1, 120)),
    await importPlan(plan(1, 122)),
    await importPlan(plan(2, 122)),
  ];
  const show = await makeShow({ title: `${MARK} Moves` });
  const { db } = database();
  await db.delete(seats).where(eq(seats.showId, show.id));
  await db.insert(seats).values(
    Array.from({ length: 120 }, (_, index) => index + 1).map((n) => ({
      showId: show.id,
      seatNo: n - 1,
      section: 'Floor',
      row: 'Row A',
      number: `Seat ${n}`,
      category: 'All',
    })),
  );
  await db
    .insert(prices)
    .values({ showId: show.id, category: 'All', type: 'standard', amount: 1_000 });
  await db.update(shows).set({ planHash: small }).where(eq(shows.id, show.id));
  await rival(page.request, show.slug, [2]);

  await page.goto(`/staff/shows/${show.id}/plan?to=${shifted}`);
  await expect(page.getByText('sold, on hold or on a ticket')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Move to/ })).toHaveCount(0);
  await lookAround(page, 'move-refused');
  await page.getByLabel('Move it to').selectOption(larger);
  await page.getByRole('button', { name: 'What would change?' }).click();
  await expect(page.getByText('Floor, Row A, Seat 122')).toBeVisible();
  await lookAround(page, 'move');
  await page.getByRole('button', { name: /^Move to/ }).click();
  await expect(page.getByText('The show is in its new plan.')).toBeVisible();
  const states = await (await page.request.get(`${show.url}/seats`)).json();
  expect(states).toMatchObject({ plan: larger, seats: `aab${'a'.repeat(119)}` });
  // The plan of a large hall, 1.6 MB, comes through as well.
  const arena = JSON.parse(readFileSync(join(THEATRE, '../arena.json'), 'utf8'));
  await importPlan({ ...arena, name: `${MARK} Arena` });
  await expect(page.getByText('13,392 seats')).toBeVisible();
});

for (const role of ['box_office', 'door'] as const) {
  test(`${role} may not open the rooms of shows and plans`, async ({ page }) => {
    const show = await makeShow({ title: `${MARK} Closed` });
    await signIn(page, role);
    for (const path of ['shows', 'shows/new', 'plans', 'venues', `shows/${show.id}/edit`]) {
      expect((await page.goto(`/staff/${path}`))?.status(), path).toBe(403);
    }
    const plan = `/staff/plans/${'0'.repeat(64)}/export`;
    expect((await page.request.get(plan)).status()).toBe(403);
  });
}
