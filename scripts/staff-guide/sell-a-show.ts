import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CHECKOUT } from '../checkout';
import { takePicture } from './take-picture';

const PLAN = join(CHECKOUT, 'scripts', 'seed', 'plans', 'theatre.json');
const MAX_STEPS = 12;

type Step = [label: string, act: (page: Page) => Promise<void>];

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

const follow = (name: string) => (page: Page) =>
  page.getByRole('link', { name, exact: true }).click();

/** A plan that the seed does not contain. */
function newPlan() {
  const plan = JSON.stringify({ ...JSON.parse(readFileSync(PLAN, 'utf8')), name: 'Quay Theatre' });
  return { name: 'quay-theatre.json', mimeType: 'application/json', buffer: Buffer.from(plan) };
}

/** The steps as docs/staff-guide.md counts them: each filled field is a step. */
const STEPS: Step[] = [
  ['Open Plans', follow('Plans')],
  ['Choose the file', (page) => page.getByLabel('File').setInputFiles(newPlan())],
  ['Import plan', press('Import plan')],
  [
    'New show with this plan',
    async (page) => {
      await page.getByRole('application').waitFor();
      await page.waitForTimeout(1_000);
      await takePicture(page, 'plan');
      await follow('New show with this plan')(page);
    },
  ],
  ['Title', (page) => page.getByLabel('Title').fill('The Lighthouse')],
  ['Date', (page) => page.getByLabel('Date 1').fill('2031-05-05T20:00')],
  ['Create draft', press('Create draft')],
  ['Set prices', follow('Set prices')],
  [
    'Type the prices',
    async (page) => {
      await page.getByRole('button', { name: 'Save prices' }).waitFor();
      const fields = await page.getByLabel(/^Standard, /).all();
      for (const [index, field] of fields.entries()) await field.fill(`${40 - index * 8}`);
      await takePicture(page, 'prices');
    },
  ],
  ['Save prices', press('Save prices')],
  ['Put on sale', press('Put on sale')],
];

/**
 * Makes a show from a plan file and puts it on sale; the show's page is open afterwards. Throws if this takes
 * more than `MAX_STEPS` steps. Returns the show's id.
 */
export async function sellAShow(page: Page, report: (line: string) => void): Promise<string> {
  for (const [index, [label, act]] of STEPS.entries()) {
    report(`${index + 1}. ${label}`);
    await act(page);
  }
  await page.getByText('The show is on sale.').waitFor();
  await takePicture(page, 'on-sale');
  if (STEPS.length > MAX_STEPS) throw new Error(`It takes ${STEPS.length} steps`);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
