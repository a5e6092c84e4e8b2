import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { look } from './look';
import { dropMarked, planFile, renamedPlan } from './marked';
import { enter } from './staff';

const PASSWORD = 'three boats and a bell';
const DATES = 5;

/** A random word that can be part of a person's name. */
const letters = () =>
  randomUUID()
    .slice(0, 8)
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

/** What the people of one story do, each on a page of their own. */
export class Story {
  readonly mark = `Story ${letters()}`;
  readonly email = `${randomUUID()}@house.example`;
  readonly guest = `Quincy ${letters()}`;

  /** An owner makes an account; answers with its one-time link. */
  async invite(page: Page): Promise<string> {
    await page.goto('/staff/people');
    await page.getByLabel('Name').fill('Ana Manager');
    await page.getByLabel('E-mail').fill(this.email);
    await page.getByLabel('Role').selectOption('manager');
    await page.getByRole('button', { name: 'Create account' }).click();
    const note = page.getByRole('status');
    await expect(note).toContainText('/staff/password/');
    await look(page);
    return /https?:\S+/.exec((await note.textContent()) ?? '')?.[0] ?? '';
  }

  /** The invited manager chooses a password and signs in with it. */
  async accept(page: Page, link: string): Promise<void> {
    await page.goto(link);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByLabel('Repeat password').fill(PASSWORD);
    await look(page);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.waitForURL('**/staff/sign-in?done=password');
    await look(page);
    await enter(page, this.email, PASSWORD);
    await page.waitForURL('**/staff');
  }

  /** From a plan to a run of five drafts in it; the first one's page is open then. */
  async makeRun(page: Page): Promise<void> {
    const plan = renamedPlan('theatre', `${this.mark} Theatre`);
    await page.goto('/staff/plans');
    await page.getByLabel('File').setInputFiles(planFile(plan));
    await page.getByRole('button', { name: 'Import plan' }).click();
    await expect(page.getByRole('application')).toBeVisible();
    await look(page);
    await page.getByRole('link', { name: 'New show with this plan' }).click();
    await page.getByLabel('Title').fill(`${this.mark} Nights`);
    await page.getByLabel('Currency').fill('EUR');
    await page.getByLabel('Date 1').fill('2031-05-05T20:00');
    for (let date = 2; date <= DATES; date++) {
      await page.getByRole('button', { name: 'Add the next day' }).click();
      await expect(page.getByLabel(`Date ${date}`)).toHaveValue(`2031-05-0${date + 4}T20:00`);
    }
    await look(page);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await expect(page.getByText(`${DATES} drafts created`)).toBeVisible();
    await look(page);
    await page
      .getByRole('link', { name: `${this.mark} Nights` })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${this.mark} Nights`);
  }

  /** Prices for the run, a row held back in the show that is open, and all five on sale; its id. */
  async putOnSale(page: Page): Promise<string> {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('link', { name: 'Prices', exact: true }).click();
    for (const field of await page.getByLabel(/^Standard, /).all()) await field.fill('20');
    await look(page);
    await page.getByRole('button', { name: 'Save prices' }).click();
    await expect(page.getByText('Prices saved.')).toBeVisible();

    await page.getByRole('link', { name: 'Seats on hold' }).click();
    await page.getByLabel('A row').check();
    const map = page.getByRole('application');
    await map.focus();
    await map.press('ArrowRight');
    await map.press('Enter');
    const form = page.getByRole('region', { name: /^Put \d+ seats on hold$/ });
    await form.getByLabel('For', { exact: true }).fill('House seats');
    await form.getByLabel('Reason').fill('The mayor’s party');
    await look(page);
    await form.getByRole('button', { name: /^Put \d+ seats on hold$/ }).click();
    await expect(page.getByRole('row', { name: /House seats/ })).toBeVisible();

    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(
      page.getByLabel(`Also put the other ${DATES - 1} drafts of this run on sale`),
    ).toBeChecked();
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await expect(page.getByText('The show is on sale.')).toBeVisible();
    await look(page);
    return id;
  }

  /** A visitor finds the show by its title and books the best two seats of its map. */
  async buy(page: Page): Promise<void> {
    await page.goto(`/search?q=${encodeURIComponent(this.mark)}`);
    const found = page.getByRole('link', { name: new RegExp(`${this.mark} Nights`) });
    await expect(found).toHaveCount(DATES);
    await found.first().click();
    await expect(page.getByRole('application')).toBeVisible();
    const sheet = page.getByRole('button', { name: 'Choose your seats' });
    if (await sheet.isVisible()) await sheet.click();
    await page.getByRole('button', { name: 'Find seats', exact: true }).click();
    await page.getByLabel('Your name').fill(this.guest);
    await page.getByLabel('E-mail').fill(`${randomUUID()}@example.com`);
    await page.getByRole('button', { name: 'Book 2 seats · €40' }).click();
    await page.waitForURL('**/bookings/*');
    await look(page);
  }

  /** The box office gives the guest's first ticket another seat, and cancels the second. */
  async help(page: Page): Promise<void> {
    await page.goto('/staff/bookings');
    await page.getByLabel('Name, e-mail, reference or seat').fill(this.guest);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('row', { name: this.guest }).getByRole('link').click();
    const table = page.getByRole('table', { name: 'Tickets of this booking' });
    await expect(table.locator('label')).toHaveCount(2);
    const places = await table.locator('label').allTextContents();

    await page.getByRole('link', { name: 'Move to other seats' }).click();
    await page.getByRole('checkbox', { name: `${places[1]} →` }).uncheck();
    const map = page.getByRole('application');
    await map.focus();
    await expect(async () => {
      await map.press('ArrowRight');
      await map.press('Enter');
      await expect(page.locator('.map-note')).toContainText('chosen', { timeout: 1_000 });
    }).toPass();
    await look(page);
    await page.getByRole('button', { name: 'Move 1 seat' }).click();
    await expect(page.getByText('Moved to another seat')).toBeVisible();

    await page.getByText('Cancel selected seats…').click();
    await table.getByRole('checkbox', { name: places[1], exact: true }).check();
    await page.getByRole('button', { name: 'Cancel selected seats' }).click();
    await expect(
      page.getByText('1 seat is on sale again. Nothing was paid at the box office'),
    ).toBeVisible();
    await look(page);
  }

  /** What the owner reads that a person did, the newest first. */
  async readTrail(page: Page, person: string): Promise<string[]> {
    await replicaCaughtUp({
      url: process.env.DATABASE_URL ?? '',
      replicaUrl: process.env.DATABASE_REPLICA_URL ?? '',
    });
    await page.goto('/staff/audit');
    await page.getByLabel('Staff e-mail').fill(person);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.waitForURL(/person=/);
    await expect(page.locator('tbody tr').first()).toContainText(person);
    return page.locator('tbody a[href^="?action="]').allTextContents();
  }

  /** Removes the run and its plan, and closes the database. */
  remove(): Promise<void> {
    return dropMarked(this.mark);
  }
}
