import { type Browser, expect, type Page, test } from '@playwright/test';
import { look } from './look';
import { countSold } from './own-show';
import { signIn } from './staff';
import type { Story } from './story';

/** The whole story, from an account to its trail; everybody in a browser of their own. */
export async function tellStory(story: Story, browser: Browser): Promise<void> {
  const opened: Page[] = [];
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    opened.push(page);
    return page;
  };
  const [owner, manager, visitor, office] = [
    await open(),
    await open(),
    await open(),
    await open(),
  ];

  const link = await test.step('the owner makes a manager', async () => {
    await signIn(owner, 'owner');
    return story.invite(owner);
  });
  const show = await test.step('the manager makes a run of five and sells it', async () => {
    await story.accept(manager, link);
    await story.makeRun(manager);
    return story.putOnSale(manager);
  });
  await test.step('a visitor buys two seats', () => story.buy(visitor));
  expect(await countSold({ id: show })).toEqual({ bookings: 1, tickets: 2 });
  const clerk = await test.step('the box office moves one and cancels the other', async () => {
    const clerk = await signIn(office, 'box_office');
    await story.help(office);
    return clerk;
  });
  expect(await countSold({ id: show })).toEqual({ bookings: 1, tickets: 1 });
  await test.step('the owner reads who did what', async () => {
    expect(await story.readTrail(owner, clerk.email)).toEqual([
      'booking.tickets_cancelled',
      'booking.moved',
    ]);
    await look(owner);
    expect(await story.readTrail(owner, story.email)).toEqual([
      ...Array(5).fill('show.put_on_sale'),
      'block.made',
      ...Array(5).fill('show.repriced'),
      ...Array(5).fill('show.created'),
      'plan.imported',
      'staff.password_set',
    ]);
  });
  for (const page of opened) await page.context().close();
}
