import { expect, type Page, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { tickets } from '@/db/schema';
import { ticketContent } from '@/lib/visitors/tickets/ticket-content';
import { itemAt } from '@/tests/support/item-at';
import { findAxeViolations } from './support/find-axe-violations';
import { database, dropShows, makeShow, type OwnShow } from './support/own-show';
import { rival } from './support/rival';
import { signIn } from './support/staff';

test.use({ viewport: { width: 390, height: 844 } });
test.afterAll(dropShows);

/** The QR code contents of a show’s tickets, by seat. */
async function codesOf(show: OwnShow): Promise<string[]> {
  const rows = await database()
    .db.select()
    .from(tickets)
    .where(eq(tickets.showId, show.id))
    .orderBy(tickets.seatNo);
  return rows.map(({ code }) => ticketContent(show.id, code));
}

/** Types a code and Enter without choosing a field, as a scanner does. */
async function scan(page: Page, code: string) {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

test('checks each ticket in once, and shows why a scan is rejected', async ({ page, request }) => {
  const show = await makeShow();
  const other = await makeShow({ title: 'Another Evening' });
  await rival(request, show.slug, [0, 1, 2]);
  await rival(request, other.slug, [0]);
  const codes = await codesOf(show);
  const result = page.locator('.scan-result');

  await signIn(page, 'door');
  await expect(page.getByRole('navigation', { name: 'Staff pages' }).getByRole('link')).toHaveText([
    'Today',
    'Check-in',
  ]);
  await page.goto(`/staff/check-in/${show.id}`);
  await expect(page.getByLabel('Ticket code')).toBeFocused();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('0 of 3 checked in');

  await scan(page, itemAt(codes, 0));
  await expect(result).toContainText('Welcome');
  await expect(result).toContainText('A Rival');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 3 checked in');
  await page.locator('h1').click();
  await scan(page, itemAt(codes, 0));
  await expect(result).toContainText(/Already in since \d\d:\d\d/);
  await scan(page, itemAt(await codesOf(other), 0));
  await expect(result).toContainText('This ticket is for Another Evening');
  await scan(page, `${codes[1]?.slice(0, -1)}!`);
  await expect(result).toContainText('Not a valid ticket');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findAxeViolations(page), colorScheme).toEqual([]);
  }

  await scan(page, itemAt(codes, 1));
  await expect(result).toContainText('Welcome');
  await page.getByRole('button', { name: 'Undo check-in' }).click();
  await expect(result).toContainText('Check-in undone');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 3 checked in');
});

test('finds a guest without a ticket by name, checks them in, and undoes it', async ({
  page,
  request,
}) => {
  const show = await makeShow();
  await rival(request, show.slug, [0, 1]);
  await signIn(page, 'door');
  await page.goto(`/staff/check-in/${show.id}`);
  await page.getByLabel('Name, reference or seat').fill('riv');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.locator('.guest')).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Check in: A Rival/ })
    .first()
    .click();
  await expect(page.locator('.guest').first()).toContainText(/checked in at \d\d:\d\d/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 2 checked in');
  await page.getByRole('button', { name: /^Undo check-in: A Rival/ }).click();
  await expect(page.locator('.guest').first()).not.toContainText('checked in at');
  await page.getByLabel('Name, reference or seat').fill('nobody');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('No guest found')).toBeVisible();
});
