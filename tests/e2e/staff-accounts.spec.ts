import { expect, type Page, test } from '@playwright/test';
import { findAxeViolations } from './support/find-axe-violations';
import { dropShows } from './support/own-show';
import { enter, makePerson, signIn } from './support/staff';

test.afterAll(dropShows);

const axe = async (page: Page) => expect(await findAxeViolations(page)).toEqual([]);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an owner invites a manager, who sets a password with a one-time link and signs in', async ({
      page,
      browser,
    }) => {
      await signIn(page, 'owner');
      await page.goto('/staff/people');
      await page.getByLabel('Name').fill('Ana Manager');
      const email = `ana.${Date.now()}.${javaScriptEnabled}@house.example`;
      await page.getByLabel('E-mail').fill('not an address');
      await page.getByLabel('E-mail').evaluate((field) => field.setAttribute('type', 'text'));
      await page.getByLabel('Role').selectOption('manager');
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByText('Please enter a valid e-mail address.')).toBeVisible();
      await expect(page.getByLabel('Name')).toHaveValue('Ana Manager');
      await expect(page.getByLabel('Role')).toHaveValue('manager');
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('button', { name: 'Create account' }).click();
      const note = page.getByRole('status');
      await expect(note).toContainText('/staff/password/');
      await expect(page.getByRole('row', { name: email })).toContainText('Manager');
      if (javaScriptEnabled) await axe(page);
      const link = /https?:\S+/.exec((await note.textContent()) ?? '')?.[0] ?? '';

      const context = await browser.newContext({ javaScriptEnabled });
      const hers = await context.newPage();
      await hers.goto(link);
      await hers.getByLabel('New password').fill('three boats and a bell');
      await hers.getByLabel('Repeat password').fill('three boats and a bill');
      await hers.getByRole('button', { name: 'Set password' }).click();
      await expect(hers.getByText('The passwords do not match.')).toBeVisible();
      await expect(hers.getByLabel('New password')).toHaveValue('');
      await hers.getByLabel('New password').fill('three boats and a bell');
      await hers.getByLabel('Repeat password').fill('three boats and a bell');
      await hers.getByRole('button', { name: 'Set password' }).click();
      await hers.waitForURL('**/staff/sign-in?done=password');
      await enter(hers, email, 'three boats and a bell');
      await hers.waitForURL('**/staff');
      await hers.goto(link);
      await expect(hers.getByRole('heading', { level: 1 })).toContainText('no longer works');
      await context.close();
    });
  });
}

test('an owner changes a role, disables an account, and exports the audit log', async ({
  page,
}) => {
  const owner = await signIn(page, 'owner');
  const person = await makePerson('door');
  await page.goto(`/staff/people/${person.id}`);
  await page.getByRole('combobox', { name: 'Role' }).selectOption('box_office');
  await page.getByRole('button', { name: 'Change role' }).click();
  await expect(page.getByRole('status')).toContainText('Box office');
  await page.getByText('Disable account…').click();
  await axe(page);
  await page.getByRole('button', { name: 'Disable account', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Enable account' })).toBeVisible();

  await page.getByRole('link', { name: 'Changes to this account' }).click();
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('staff.disabled');
  await expect(rows.nth(2)).toContainText('"role": "box_office"');
  await expect(rows.nth(2)).toContainText(owner.email);
  await axe(page);
  const csv = await page.request.get(`/staff/audit.csv?subject=staff:${person.id}`);
  expect(csv.headers()['content-disposition']).toContain('attachment');
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(
    `${owner.email},staff.role_changed,staff:${person.id},,"{""role"":""door""}"`,
  );
});

test('a person changes their name and password, and signs out everywhere', async ({ page }) => {
  const me = await signIn(page, 'door');
  await page.goto('/staff/account');
  await axe(page);
  await page.getByLabel('Your name').fill('Kit at the Door');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Kit at the Door' })).toBeVisible();
  await page.getByLabel('Current password').fill('not this one at all');
  await page.getByLabel('New password').fill('three boats and a bell');
  await page.getByLabel('Repeat password').fill('three boats and a bell');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Current password').fill('a lantern over the quay');
  await page.getByLabel('New password').fill('three boats and a bell');
  await page.getByLabel('Repeat password').fill('three boats and a bell');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.waitForURL('**/staff/sign-in?done=password');
  await enter(page, me.email, 'three boats and a bell');
  await page.waitForURL('**/staff');
  await page.goto('/staff/account');
  await page.getByText('Sign out on all devices…').click();
  await page.getByRole('button', { name: 'Sign out on all devices', exact: true }).click();
  await page.waitForURL('**/staff/sign-in');
});
