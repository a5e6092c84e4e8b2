import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { prices, seats, shows } from '@/db/schema';
import { dropMarked, newMark, planFile, renamedPlan } from './support/marked';
import { database, makeShow } from './support/own-show';
import { rival } from './support/rival';
import { signIn } from './support/staff';
import { checkWideAndNarrow } from './support/wide-and-narrow';

const MARK = newMark();

test.afterAll(() => dropMarked(MARK));

test('a show on sale moves to a plan with more seats, but not to one that renames its seats', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'manager');
  const importPlan = async (plan: object) => {
    await page.goto('/staff/plans');
    await page.getByLabel('File').setInputFiles(planFile(plan));
    await page.getByRole('button', { name: 'Import plan' }).click();
    await page.waitForURL(/plans\/[0-9a-f]{64}/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  };
  const seat = (n: number) => ({
    seat_guid: `${MARK} ${n}`,
    seat_number: `${n}`,
    position: { x: n * 25, y: 20 },
    category: 'All',
  });
  // Larger than the smallest hall, which other specs use.
  const plan = (first: number, count: number) => ({
    name: `${MARK} Room`,
    categories: [{ name: 'All', color: '#0072b2' }],
    zones: [
      {
        name: 'Floor',
        rows: [
          { row_number: 'A', seats: Array.from({ length: count }, (_, n) => seat(first + n)) },
        ],
      },
    ],
  });
  const [small, larger, shifted] = [
    await importPlan(plan(1, 120)),
    await importPlan(plan(1, 122)),
    await importPlan(plan(2, 122)),
  ];
  const show = await makeShow({ title: `${MARK} Moves` });
  const { db } = database();
  await db.delete(seats).where(eq(seats.showId, show.id));
  await db.insert(seats).values(
    Array.from({ length: 120 }, (_, index) => index + 1).map((n) => ({
      showId: show.id,
      seatNo: n - 1,
      section: 'Floor',
      row: 'Row A',
      number: `Seat ${n}`,
      category: 'All',
    })),
  );
  await db
    .insert(prices)
    .values({ showId: show.id, category: 'All', type: 'standard', amount: 1_000 });
  await db.update(shows).set({ planHash: small }).where(eq(shows.id, show.id));
  await rival(page.request, show.slug, [2]);

  await page.goto(`/staff/shows/${show.id}/plan?to=${shifted}`);
  await expect(page.getByText('sold, on hold or on a ticket')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Move to/ })).toHaveCount(0);
  await checkWideAndNarrow(page, 'move-refused');
  await page.getByLabel('New plan').selectOption(larger);
  await page.getByRole('button', { name: 'Preview changes' }).click();
  await expect(page.getByText('Floor, Row A, Seat 122')).toBeVisible();
  await checkWideAndNarrow(page, 'move');
  await page.getByRole('button', { name: /^Move to/ }).click();
  await expect(page.getByText('The show uses the new plan now.')).toBeVisible();
  const states = await (await page.request.get(`${show.url}/seats`)).json();
  expect(states).toMatchObject({ plan: larger, seats: `aab${'a'.repeat(119)}` });
  // A file of 1.6 MB can be uploaded too.
  await importPlan(renamedPlan('arena', `${MARK} Arena`));
  await expect(page.getByText('13,392 seats')).toBeVisible();
});
