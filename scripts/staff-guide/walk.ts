import type { Page } from '@playwright/test';
import { sellAShow } from './sell-a-show';
import { takePicture } from './take-picture';

/** Walks through the staff pages as an owner and takes the guide's pictures. */
export async function walk(
  page: Page,
  origin: string,
  person: { email: string; password: string },
  report: (line: string) => void,
): Promise<void> {
  await page.goto(`${origin}/staff/sign-in`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/staff');
  const show = await sellAShow(page, report);

  await page.goto(`${origin}/staff/shows/new?from=${show}`);
  await page.getByLabel('Date 1').fill('2031-05-06T20:00');
  for (let date = 2; date <= 5; date++) {
    await page.getByRole('button', { name: 'Add the next day' }).click();
    await page.getByLabel(`Date ${date}`).waitFor();
  }
  await takePicture(page, 'run');

  await holdBack(page, `${origin}/staff/shows/${show}/blocks`);
  await sell(page, `${origin}/staff/box-office/${show}`);
  await page.goto(`${origin}/staff/bookings?show=${show}`);
  await page.getByRole('row', { name: 'Rui Costa' }).getByRole('link').click();
  await page.getByRole('heading', { name: 'Booking link' }).waitFor();
  await takePicture(page, 'booking');

  await page.goto(`${origin}/staff/check-in/${show}?q=Rui`);
  await page
    .getByRole('button', { name: /^Check in: Rui/ })
    .first()
    .waitFor();
  await takePicture(page, 'check-in');
}

async function holdBack(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('A row').check();
  const map = page.getByRole('application');
  await map.focus();
  await map.press('ArrowRight');
  await map.press('Enter');
  const form = page.getByRole('region', { name: /^Put \d+ seats on hold$/ });
  await form.getByLabel('For', { exact: true }).fill('House seats');
  await form.getByLabel('Reason').fill('The mayor’s party');
  await map.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(1_000);
  await takePicture(page, 'seats-on-hold');
  await form.getByRole('button', { name: /^Put \d+ seats on hold$/ }).click();
  await page.getByRole('row', { name: /House seats/ }).waitFor();
}

async function sell(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Number of seats').fill('2');
  await page.keyboard.press('Enter');
  await page.getByLabel('Guest’s name').fill('Rui Costa');
  await page.waitForTimeout(1_000);
  await takePicture(page, 'box-office');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tickets?sold=yes');
}
