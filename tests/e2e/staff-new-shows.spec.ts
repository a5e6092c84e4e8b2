import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { auditLog, shows } from '@/db/schema';
import { dropMarked, newMark, planFile, renamedPlan } from './support/marked';
import { database } from './support/own-show';
import { signIn } from './support/staff';
import { checkWideAndNarrow } from './support/wide-and-narrow';

const MARK = newMark();

test.afterAll(() => dropMarked(MARK));

test('a manager imports a plan, creates two dates, prices them and puts them on sale', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const manager = await signIn(page, 'manager');
  await page.goto('/staff/plans');

  await page.getByLabel('File').setInputFiles(planFile('{"zones":[{"name":1}],"categories":[]}'));
  await page.getByRole('button', { name: 'Import plan' }).click();
  await expect(page.locator('.field-error')).toContainText('zone 1: name');
  await checkWideAndNarrow(page, 'plans');

  await page.getByLabel('File').setInputFiles(planFile(renamedPlan('theatre', `${MARK} Theatre`)));
  await page.getByRole('button', { name: 'Import plan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${MARK} Theatre`);
  await expect(page.getByRole('application')).toBeVisible();
  await checkWideAndNarrow(page, 'plan');
  const exported = await page.request.get(`${page.url().split('?')[0]}/export`);
  expect(await exported.json()).toStrictEqual(renamedPlan('theatre', `${MARK} Theatre`));

  await page.getByRole('link', { name: 'New show with this plan' }).click();
  await page.getByLabel('Title').fill(`${MARK} Opening`);
  await page.getByLabel('Date 1').fill('2031-03-29T19:30');
  await page.getByRole('button', { name: 'Add the next day' }).click();
  await expect(page.getByLabel('Date 2')).toHaveValue('2031-03-30T19:30');
  // With a wrong value: the typed values stay, and the message is at its field.
  await page.getByLabel('Length in minutes').fill('two hours');
  await page.getByLabel('About the show').fill('One **night**.\n\n- a list');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page.locator('#minutes-message')).toContainText('whole number');
  await expect(page.getByLabel('Length in minutes')).toBeFocused();
  await expect(page.getByLabel('Title')).toHaveValue(`${MARK} Opening`);
  await expect(page.getByLabel('Date 2')).toHaveValue('2031-03-30T19:30');
  await checkWideAndNarrow(page, 'new-show');
  await page.getByLabel('Length in minutes').fill('95');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page.getByText('2 drafts created')).toBeVisible();
  await checkWideAndNarrow(page, 'shows');

  await page
    .getByRole('link', { name: `${MARK} Opening` })
    .first()
    .click();
  await checkWideAndNarrow(page, 'show-draft');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const visitor = await browser.newPage();
  const [draft] = await database().db.select().from(shows).where(eq(shows.id, id));
  for (const address of [id, `${draft?.slug}-${id}`]) {
    expect((await visitor.goto(`/shows/${address}`))?.status()).toBe(404);
  }
  expect((await visitor.request.get(`/api/shows/${id}`)).status()).toBe(404);
  await page.getByRole('link', { name: 'Preview' }).click();
  await expect(page.getByText('Only staff can see this show.')).toBeVisible();
  await expect(page.locator('.show-about strong')).toHaveText('night');
  await checkWideAndNarrow(page, 'preview');

  await page.getByRole('link', { name: 'Prices' }).click();
  const standard = page.getByLabel(/^Standard, /);
  await standard.first().fill('1.250');
  await page.getByRole('button', { name: 'Save prices' }).click();
  await expect(page.locator('.field-error').first()).toContainText('12.50 or 12,50');
  await checkWideAndNarrow(page, 'prices');
  for (const field of await standard.all()) await field.fill('12,50');
  await page.getByRole('button', { name: 'Save prices' }).click();
  await expect(page.getByLabel('Also put the other draft of this run on sale')).toBeChecked();
  await page.getByRole('button', { name: 'Put on sale' }).click();
  await expect(page.getByText('The show is on sale.')).toBeVisible();
  const run = await database()
    .db.select()
    .from(shows)
    .where(eq(shows.title, `${MARK} Opening`));
  expect(run.map(({ status }) => status)).toEqual(['on_sale', 'on_sale']);
  await checkWideAndNarrow(page, 'show-on-sale');

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
