import type { Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { staff } from '@/db/schema';
import { freePort } from '@/scripts/services/ports';
import { makeStaff } from '@/tests/support/data/make-staff';
import { CLIENT, signInThere, startProvider } from './support/openid';
import { database, dropShows } from './support/own-show';
import { type SecondSite, serveSecond } from './support/second-site';

let site: SecondSite;
let provider: Server;

test.beforeAll(async () => {
  const port = await freePort(4950);
  const OIDC_ISSUER = `http://localhost:${port}`;
  site = await serveSecond({ OIDC_ISSUER, OIDC_NAME: 'Harbour Login', ...CLIENT });
  provider = await startProvider(port, site.url);
});
test.afterAll(async () => {
  await site.stop();
  provider.closeAllConnections();
  provider.close();
  await dropShows();
});

async function signInAs(page: Page, address: string): Promise<void> {
  await page.goto(`${site.url}/staff/account`);
  await page.getByRole('button', { name: 'Sign in with Harbour Login' }).click();
  await signInThere(page, address);
  await page.waitForURL(`${site.url}/**`);
}

test('a member of staff signs in by a verified e-mail address, and returns to the page asked for', async ({
  page,
}) => {
  const person = await makeStaff(database(), 'door');
  await signInAs(page, person.email.toUpperCase());
  await expect(page).toHaveURL(`${site.url}/staff/account`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  await database().db.update(staff).set({ active: false }).where(eq(staff.id, person.id));
  await page.goto(`${site.url}/staff`);
  await expect(page).toHaveURL(/\/staff\/sign-in/);
});

test('refuses unknown people, disabled accounts and unverified addresses', async ({ browser }) => {
  const out = await makeStaff(database(), 'owner', { active: false });
  const claimed = await makeStaff(database(), 'owner', {
    email: `unverified.${out.id.slice(0, 8)}@house.example`,
  });
  for (const address of ['stranger@house.example', out.email, claimed.email]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, address);
    await expect(page).toHaveURL(/\/staff\/sign-in\?error=NotStaff$/);
    await expect(page.locator('.notice[role="alert"]')).toContainText('ask an owner to invite you');
    await page.goto(`${site.url}/staff`);
    await expect(page).toHaveURL(/\/staff\/sign-in$/);
    await context.close();
  }
});
