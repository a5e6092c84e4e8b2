import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { staff } from '@/db/schema';
import { findAxeViolations } from './support/find-axe-violations';
import { database, dropShows } from './support/own-show';
import { enter, makePerson, signIn } from './support/staff';

test.afterAll(dropShows);

test('a visitor is sent to the sign-in page and back, and signs out', async ({ page }) => {
  const person = await makePerson('owner');
  await page.goto('/staff/people?sort=name');
  await expect(page).toHaveURL(/\/staff\/sign-in\?callbackUrl=%2Fstaff%2Fpeople%3Fsort%3Dname$/);
  expect(await findAxeViolations(page)).toEqual([]);
  await enter(page, person.email, 'not the password');
  await expect(page.locator('.notice[role="alert"]')).toContainText('password is wrong');
  await enter(page, ` ${person.email.toUpperCase()} `);
  await expect(page).toHaveURL(/\/staff\/people\?sort=name$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/staff\/sign-in$/);
  await page.goto('/staff');
  await expect(page).toHaveURL(/\/staff\/sign-in$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('signing in, a page and signing out work', async ({ page }) => {
    await signIn(page, 'door');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Upcoming shows');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/staff\/sign-in$/);
  });
});

test('Today lists coming shows, and its scripts run under the strict content policy', async ({
  page,
}) => {
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  await signIn(page, 'box_office');
  const answer = await page.goto('/staff');
  const headers = answer?.headers() ?? {};
  expect(headers['content-security-policy']).toMatch(
    /script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic';/,
  );
  expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(headers['cache-control']).toContain('no-store');
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Staff' })).toHaveCount(0);
  expect(await findAxeViolations(page)).toEqual([]);
  expect(wrong).toEqual([]);
});

test('a role without access gets a page with status 403', async ({ page }) => {
  await signIn(page, 'manager');
  const answer = await page.goto('/staff/people');
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You do not have access to this page',
  );
});

test('a disabled account and a new role apply at the next request', async ({ page }) => {
  const person = await signIn(page, 'owner');
  const change = (changes: Partial<typeof staff.$inferInsert>) =>
    database().db.update(staff).set(changes).where(eq(staff.id, person.id));
  expect((await page.goto('/staff/people'))?.status()).toBe(200);
  await change({ role: 'door' });
  expect((await page.goto('/staff/people'))?.status()).toBe(403);
  await change({ active: false });
  await page.goto('/staff');
  await expect(page).toHaveURL(/\/staff\/sign-in/);
  await change({ active: true });
  await page.goto('/staff');
  await expect(page).toHaveURL(/\/staff$/);
  await change({ sessionsFrom: new Date() });
  await page.goto('/staff');
  await expect(page).toHaveURL(/\/staff\/sign-in/);
});
