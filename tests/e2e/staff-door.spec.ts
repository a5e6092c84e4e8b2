import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { tickets } from '@/db/schema';
import { ticketContent } from '@/lib/visitors/tickets/ticket-content';
import { database, dropShows, makeShow, type OwnShow } from './support/own-show';
import { rival } from './support/rival';
import { signIn } from './support/staff';

test.use({ viewport: { width: 390, height: 844 } });
test.afterAll(dropShows);

/** What a scanner reads from the tickets of a show, by seat. */
async function codesOf(show: OwnShow): Promise<string[]> {
  const rows = await database()
    .db.select()
    .from(tickets)
    .where(eq(tickets.showId, show.id))
    .orderBy(tickets.seatNo);
  return rows.map(({ code }) => ticketContent(show.id, code));
}

/** A scanner types a code, wherever the keyboard is, and Enter. */
async function scan(page: Page, code: string) {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

test('the door lets each ticket in once, and says why not', async ({ page, request }) => {
  const show = await makeShow();
  const other = await makeShow({ title: 'Another Evening' });
  await rival(request, show.slug, [0, 1, 2]);
  await rival(request, other.slug, [0]);
  const codes = await codesOf(show);
  const answer = page.locator('.door-answer');

  await signIn(page, 'door');
  await expect(page.getByRole('navigation', { name: 'The house' }).getByRole('link')).toHaveText([
    'Today',
    'Door',
  ]);
  await page.goto(`/staff/check-in/${show.id}`);
  await expect(page.getByLabel('Ticket code')).toBeFocused();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('0 of 3 in');

  await scan(page, codes[0] ?? '');
  await expect(answer).toContainText('Welcome');
  await expect(answer).toContainText('A Rival');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 3 in');
  await page.locator('h1').click();
  await scan(page, codes[0] ?? '');
  await expect(answer).toContainText(/Already in since \d\d:\d\d/);
  await scan(page, (await codesOf(other))[0] ?? '');
  await expect(answer).toContainText('This ticket is for Another Evening');
  await scan(page, `${codes[1]?.slice(0, -1)}!`);
  await expect(answer).toContainText('Not a ticket of ours');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations, colorScheme).toEqual([]);
  }

  await scan(page, codes[1] ?? '');
  await expect(answer).toContainText('Welcome');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(answer).toContainText('Taken back');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 3 in');
});

test('somebody without a ticket is found by name, let in and taken back', async ({
  page,
  request,
}) => {
  const show = await makeShow();
  await rival(request, show.slug, [0, 1]);
  await signIn(page, 'door');
  await page.goto(`/staff/check-in/${show.id}`);
  await page.getByLabel('Name, reference or seat').fill('riv');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.locator('.guest')).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Let in: A Rival/ })
    .first()
    .click();
  await expect(page.locator('.guest').first()).toContainText(/in since \d\d:\d\d/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1 of 2 in');
  await page.getByRole('button', { name: /^Take back: A Rival/ }).click();
  await expect(page.locator('.guest').first()).not.toContainText('in since');
  await page.getByLabel('Name, reference or seat').fill('nobody');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByText('Nobody by that name')).toBeVisible();
});
