import { expect, type Page, test } from '@playwright/test';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { findAxeViolations } from './support/find-axe-violations';
import { countSold, dropShows, makeShow } from './support/own-show';
import { rival } from './support/rival';
import { makePerson, sessionCookie, signIn } from './support/staff';

test.afterAll(dropShows);

/** Expects no accessibility violation in the light and dark colours. */
async function expectAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findAxeViolations(page), colorScheme).toEqual([]);
  }
}

/** Chooses seats near the middle of the map with the keyboard, one per press. */
async function chooseByKeys(page: Page, presses: number) {
  const map = page.getByRole('application');
  await map.focus();
  for (let press = 0; press < presses; press++) {
    await map.press('ArrowRight');
    await map.press('Enter');
    await expect(page.locator('.map-note')).toContainText('chosen');
  }
}

test('the box office sells with the keyboard, moves a ticket, and cancels the booking', async ({
  page,
}) => {
  const show = await makeShow();
  await signIn(page, 'box_office');
  await page.goto(`/staff/box-office/${show.id}`);
  const count = page.getByLabel('Number of seats');
  await expect(count).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Guest’s name')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('Rui São-Costa');
  await page.keyboard.press('Enter');

  await page.waitForURL('**/tickets?sold=yes');
  await expect(page.getByText('Sold. Take €40.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeFocused();
  await expect(page.locator('.ticket')).toHaveCount(2);
  expect(await countSold(show)).toEqual({ bookings: 1, tickets: 2 });
  await expectAccessible(page);

  await page.goto('/staff/bookings');
  await page.getByLabel('Name, e-mail, reference or seat').fill('sao rui');
  await page.getByLabel('Show').selectOption(show.id);
  await page.getByRole('button', { name: 'Search' }).click();
  const row = page.getByRole('row', { name: 'Rui São-Costa' });
  await expect(row).toContainText('€40');
  await expectAccessible(page);
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rui São-Costa');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Move to other seats' }).click();
  await page
    .getByRole('checkbox', { name: /→ choose/ })
    .nth(1)
    .uncheck();
  await chooseByKeys(page, 1);
  await expect(page.getByText('The price stays the same.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Move 1 seat' }).click();
  await page.waitForURL(/\/staff\/bookings\/[a-z0-9]+\/[0-9A-Z-]+$/);
  await expect(page.getByText('Moved to another seat')).toBeVisible();
  await expect(page.getByRole('cell', { name: '→' })).toBeVisible();
  expect(await countSold(show)).toEqual({ bookings: 1, tickets: 2 });

  const checkboxes = page
    .getByRole('table', { name: 'Tickets of this booking' })
    .getByRole('checkbox');
  await page.getByText('Cancel selected seats…').click();
  await page.getByRole('button', { name: 'Cancel selected seats' }).click();
  await expect(page.getByText('Select the seats first.')).toBeVisible();
  await checkboxes.first().check();
  await page.getByRole('button', { name: 'Cancel selected seats' }).click();
  await expect(page.getByText('1 seat is on sale again. Refund €20.')).toBeVisible();
  expect(await countSold(show)).toEqual({ bookings: 1, tickets: 1 });

  await page.getByText('Cancel this booking…').click();
  await page.getByRole('button', { name: 'Cancel this booking' }).click();
  await expect(page.getByText('This booking is cancelled')).toBeVisible();
  expect(await countSold(show)).toEqual({ bookings: 1, tickets: 0 });
});

test('a renewed link opens the booking, and the old link opens nothing', async ({
  page,
  request,
}) => {
  const show = await makeShow();
  const old = await rival(request, show.slug, [3]);
  await signIn(page, 'manager');
  await page.goto(`/staff/bookings?show=${show.id}`);
  await page.getByRole('row', { name: 'A Rival' }).getByRole('link').click();
  await page.getByText('Renew the link…').click();
  await page.getByRole('button', { name: 'Renew the link' }).click();
  const note = page.getByRole('status');
  await expect(note).toContainText('/bookings/');
  const link = /https?:\S+/.exec((await note.textContent()) ?? '')?.[0] ?? '';
  expect((await request.get(old)).status()).toBe(404);
  expect((await request.get(link)).status()).toBe(200);
  await expect(page.getByText('Booking link renewed')).toBeVisible();
});

test('reports a seat that is booked while the name is typed, and keeps what was typed', async ({
  page,
  request,
}) => {
  const show = await makeShow();
  await signIn(page, 'box_office');
  await page.goto(`/staff/box-office/${show.id}`);
  await chooseByKeys(page, 1);
  await page.getByLabel('Guest’s name').fill('Inês Duarte');
  await page.getByLabel('Complimentary').check();
  const states = await request.get(`${show.url}/seats`);
  const all = [...((await states.json()) as { seats: string }).seats].map((_, seat) => seat);
  // Others book the whole hall, eight seats at a time.
  for (let from = 0; from < all.length; from += 8) {
    await rival(request, show.slug, all.slice(from, from + 8));
  }
  await expect(page.getByText('taken while you were choosing')).toBeVisible();
  await expect(page.getByText('No seat is chosen yet.')).toBeVisible();
  await expect(page.getByLabel('Guest’s name')).toHaveValue('Inês Duarte');
  await expect(page.getByLabel('Complimentary')).toBeChecked();
});

test('exports contain the show’s rows, run no formula, and are in the audit log', async ({
  page,
  request,
}) => {
  const show = await makeShow({ title: '=1+1, "A Trial"' });
  await rival(request, show.slug, [1, 2]);
  await replicaCaughtUp({
    url: process.env.DATABASE_URL ?? '',
    replicaUrl: process.env.DATABASE_REPLICA_URL ?? '',
  });
  const headers = { cookie: await sessionCookie(await makePerson('manager')) };
  const file = await request.get(`/staff/bookings/bookings.csv?show=${show.id}`, { headers });
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
  expect(file.headers()['cache-control']).toBe('private, no-store');
  const text = (await file.body()).toString('utf8');
  expect(text.startsWith('\ufeffReference,Show,')).toBe(true);
  expect(text).toContain(`"'=1+1, ""A Trial"""`);
  expect(text).toContain(',40.00,EUR,');
  expect(text.trim().split('\r\n')).toHaveLength(2);
  const tickets = await request.get(`/staff/bookings/tickets.csv?show=${show.id}`, { headers });
  expect((await tickets.text()).trim().split('\r\n')).toHaveLength(3);
  const unknown = await request.get('/staff/bookings/tickets.csv?show=%27', { headers });
  expect(unknown.status()).toBe(404);

  await signIn(page, 'owner');
  await page.goto(`/staff/audit?subject=show:${show.id}`);
  await expect(page.getByText('bookings.exported').first()).toBeVisible();
});
